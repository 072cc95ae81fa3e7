"""Narrow and distant features, which no fixed grid sees."""

from __future__ import annotations

import math

import pytest

from actplot.analysis.close_ups import close_ups
from actplot.catalogue.lookup import activation as resolve


def test_arguments_are_looked_at_around_their_zeros() -> None:
    """In units of their own, and not at 0, which is looked at in any case."""
    points = close_ups(resolve("tanh(1000*(x - 7))").computation)
    assert list(points) == sorted(points)
    assert min(abs(x - 7) for x in points) == pytest.approx(1e-9)
    assert max(abs(x - 7) for x in points) == pytest.approx(0.1)
    assert close_ups(resolve("tanh(1000*x) + sin(x^2 + 1) + x").computation) == ()


@pytest.mark.parametrize(
    ("spec", "slope", "inflections"),
    [
        ("gaussian_rbf(mu=100)", math.exp(-0.5), [99, 101]),
        ("gaussian_rbf(mu=5, sigma=0.001)", 1000 * math.exp(-0.5), [4.999, 5.001]),
        ("laplace(mu=1000, sigma=1)", 1 / math.sqrt(2 * math.pi), [1000]),
        ("tanh(100000*(x - 1))", 1e5, [1]),
        ("sigmoid(x - 1000)", 0.25, [1000]),
    ],
)
def test_facts_of_narrow_and_distant_features(
    spec: str, slope: float, inflections: list[float]
) -> None:
    """However far from 0, and however steep."""
    facts = resolve(spec).facts()
    assert facts.largest_slope is not None
    assert facts.largest_slope.value == pytest.approx(slope)
    assert facts.inflections == pytest.approx(inflections)
    assert facts.symmetry == "none"
    assert len(facts.saturation) == 2


def test_breaks_are_found_there() -> None:
    """A formula switches where its narrow bump passes a number."""
    left, right = resolve("max(exp(-300*(x - 40)^2), 0.5)").breakpoints()
    assert right.x - 40 == pytest.approx(math.sqrt(math.log(2) / 300))
    assert 40 - left.x == pytest.approx(right.x - 40)
