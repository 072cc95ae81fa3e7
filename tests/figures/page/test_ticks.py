"""Ticks stand at round numbers and say so evenly."""

from __future__ import annotations

import pytest

from actplot.figures.page.ticks import choose_ticks, short


@pytest.mark.parametrize(
    ("low", "high", "most", "labels"),
    [
        (-4, 4, 9, "−4 −3 −2 −1 0 1 2 3 4"),
        (-4, 4, 5, "−4 −2 0 2 4"),
        (-0.06, 1.06, 6, "0.0 0.2 0.4 0.6 0.8 1.0"),
        (-0.5, 0.5, 3, "−0.5 0.0 0.5"),
        (0, 3e6, 4, "0 1×10⁶ 2×10⁶ 3×10⁶"),
        (-1e-7, 1e-7, 3, "−1×10⁻⁷ 0 1×10⁻⁷"),
        (0.999996, 1.000001, 4, "0.999996 0.999998 1.000000"),
        (1e6 - 1, 1e6 + 1, 5, "999999.0 999999.5 1000000.0 1000000.5 1000001.0"),
        (1e9 - 1, 1e9 + 1, 3, "10⁹−1 10⁹ 10⁹+1"),
        (-1e9 - 1, -1e9 + 1, 3, "−10⁹−1 −10⁹ −10⁹+1"),
        (-1e-100, 1e-100, 3, "−1×10⁻¹⁰⁰ 0 1×10⁻¹⁰⁰"),
        (-1e-20, 1e-20, 2, "0"),
        (1 - 2.5e-9, 1 + 1e-10, 3, "1−2×10⁻⁹ 1−1×10⁻⁹ 1"),
    ],
)
def test_labels(low, high, most, labels):
    """Labels are round, carry a real minus sign, and are as short as the step lets them be."""
    assert " ".join(choose_ticks(low, high, most=most).labels) == labels


@pytest.mark.parametrize(
    ("low", "high"), [(-1e99, 1e99), (1e6, 1e6 + 1e-2), (1e-90, 3e-90), (-0.3, 7e12), (5, 5.0001)]
)
@pytest.mark.parametrize("most", [2, 5, 9])
def test_ticks_are_inside_distinct_and_not_too_many(low, high, most):
    """Whatever the interval, ticks stay in it and no two have the same label."""
    ticks = choose_ticks(low, high, most=most)
    assert 1 <= len(ticks.values) <= most
    assert all(low <= value <= high for value in ticks.values)
    assert len(set(ticks.labels)) == len(ticks.labels)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-4.58497, "−4.58"),
        (0.0, "0"),
        (-0.0, "0"),
        (3.0, "3"),
        (0.5, "0.5"),
        (2.5e7, "2.50×10⁷"),
        (1e-9, "1×10⁻⁹"),
        (float("inf"), "∞"),
    ],
)
def test_short_numbers(value, text):
    """A note shows three significant digits."""
    assert short(value) == text
