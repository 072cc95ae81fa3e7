"""A function is what it is, whatever its formula switches between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import numpy as np
import pytest

from actplot.catalogue.lookup import activation as resolve

# The same function without a switch, and with one at which it is as smooth as elsewhere.
TWINS = [
    ("x", "relu(x) - relu(-x)"),
    ("x", "where(x > 0.5, x, x)"),
    ("x^2", "abs(x)*abs(x)"),
    ("x^2", "max(x, -x)^2"),
    ("x^3", "sign(x)*abs(x)^3"),
    ("sinh(x)", "sign(x)*sinh(abs(x))"),
    ("cosh(x)", "cosh(abs(x))"),
    ("tanh(x)", "sign(x)*tanh(abs(x))"),
    ("tanh(x - 1)", "sign(x - 1)*tanh(abs(x - 1))"),
    ("atan(x)", "sign(x)*atan(abs(x))"),
    ("exp(-x^2)", "exp(-abs(x)^2)"),
    ("x*sigmoid(x)", "where(x < 0, x*sigmoid(x), x*sigmoid(x))"),
]


def leaves(facts: Any) -> Iterator[Any]:
    """Yield everything that facts are made of, in order."""
    if isinstance(facts, dict):
        facts = [*facts.keys(), *facts.values()]
    if isinstance(facts, (list, tuple)):
        for each in facts:
            yield from leaves(each)
    else:
        yield facts


@pytest.mark.parametrize(("plain", "switching"), TWINS)
@pytest.mark.parametrize("order", range(3))
def test_a_switch_that_changes_nothing_is_not_seen(plain: str, switching: str, order: int) -> None:
    """In no fact of the function, nor of its derivatives."""
    wanted, got = (resolve(each).derivative(order).facts() for each in (plain, switching))
    for expected, found in zip(leaves(asdict(wanted)), leaves(asdict(got)), strict=True):
        assert found == (
            pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)
            if isinstance(expected, float)
            else expected
        )


@pytest.mark.parametrize(
    ("formula", "order", "value"),
    [
        ("symlog", 1, 1.0),
        ("symexp", 1, 1.0),
        ("abs(x)*abs(x)", 2, 2.0),
        ("sign(x)*tanh(abs(x))", 3, -2.0),
        ("exp(-abs(x))", 2, np.nan),
    ],
)
def test_a_derivative_at_a_switch_is_that_of_the_function(
    formula: str, order: int, value: float
) -> None:
    """For the analysis too: at 0, where sign(x)^2 is neither of its sides."""
    found = resolve(formula).raw(np.array([[-1.0, 0.0, 1.0]]), order)
    assert found[0, 1] == pytest.approx(value, rel=1e-12, nan_ok=True)
    assert np.all(np.isfinite(found[0, [0, 2]]))


def test_one_sided_values_stay_where_sides_differ() -> None:
    """The derivative of relu at 0 is that of one side, as frameworks have it."""
    assert resolve("relu").raw(np.array([0.0]), 1).tolist() in ([0.0], [1.0])


@pytest.mark.parametrize(
    ("formula", "x"),
    [
        ("sqrt(abs(x + 2)) + x", -2.0),
        ("sqrt(abs(x - 50)) + 10*x", 50.0),
        ("max(x - 1, x + 2) - sqrt(abs(x - 1))", 1.0),
        ("sqrt(relu(x - 7)) - x", 7.0),
    ],
)
def test_vertical_tangents_are_seen_beside_other_slopes(formula: str, x: float) -> None:
    """Although the mean of both sides is finite, and floats so far from 0 lie far apart."""
    function = resolve(formula)
    (found,) = function.breakpoints()
    assert (found.x, found.kind, found.order) == (x, "kink", 1)
    assert np.isinf([found.left_slope, found.right_slope]).any()
    assert np.isnan(function.derivative()(x))
    largest = function.facts().largest_slope
    assert largest is not None
    assert largest.value == np.inf


@pytest.mark.parametrize(
    ("formula", "monotone", "left"),
    [
        ("relu(x)^4", "non-decreasing", "hard"),
        ("relu(x - 1)^6", "non-decreasing", "hard"),
        ("min(x, 0)^5", "non-decreasing", "none"),
        ("relu(x)^4 - relu(-x)^4", "increasing", "none"),
    ],
)
def test_pieces_are_told_apart_where_no_break_is_seen(
    formula: str, monotone: str, left: str
) -> None:
    """Where the first three derivatives are continuous, too."""
    facts = resolve(formula).facts()
    assert (facts.breakpoints, facts.monotone, facts.left_saturation) == ((), monotone, left)
    assert not any(region.right - region.left < np.inf for region in facts.saturation)
    assert (-np.inf, np.inf) not in [(each.left, each.right) for each in facts.saturation]
