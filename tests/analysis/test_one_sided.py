"""One-sided limits from the floats next to a point."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.analysis.one_sided import neighbours, sides
from actplot.catalogue.lookup import activation as resolve


def test_neighbours_are_the_next_floats_but_a_few() -> None:
    """On both sides, several of them; next to 0 they are not the smallest there are."""
    near = neighbours(np.array([1.0, 0.0]))
    assert near.left[0] == pytest.approx([1.0, 0.0], rel=2e-15)
    assert np.all(near.left < near.points)
    assert np.all(near.right > near.points)
    assert np.all(np.diff(near.left, axis=0) < 0)
    assert np.all(np.diff(near.right, axis=0) > 0)
    assert near.right[0, 1] == 1e-30
    assert near.at(np.array([1])).points.tolist() == [0.0]


def test_neighbours_pass_a_switch_that_rounding_blurs() -> None:
    """(x + 1) - 1 is 0 for every tiny x."""
    near = neighbours(np.array([0.0]), [lambda x: (x + 1) - 1])
    assert (near.left[0] + 1) - 1 < 0 < (near.right[0] + 1) - 1


@pytest.mark.parametrize(
    ("formula", "x", "order", "limits", "agree"),
    [
        ("abs(x)", 0.0, 0, (0.0, 0.0), True),
        ("abs(x)", 0.0, 1, (-1.0, 1.0), False),
        ("x^2", 3.0, 1, (6.0, 6.0), True),
        ("exp(x)", 1.0, 0, (np.e, np.e), True),
        ("where(x > 2, 1 + 1e-12, 1)", 2.0, 0, (1.0, 1 + 1e-12), False),
        ("sqrt(abs(x - 1))", 1.0, 0, (0.0, 0.0), True),
        ("sqrt(abs(x - 1)) + 5", 1.0, 0, (5.0, 5.0), True),
        ("tanh(x)", 0.5, 2, (-0.7268619813835874, -0.7268619813835874), True),
        ("min(x, sigmoid(2))", 1 / (1 + np.exp(-2)), 1, (1.0, 0.0), False),
    ],
)
def test_sides(
    formula: str, x: float, order: int, limits: tuple[float, float], agree: bool
) -> None:
    """They are carried onto the point and compared up to rounding."""
    function = resolve(formula)
    level = sides(function, function.neighbours(np.array([x])), order)
    assert (level.left[0], level.right[0]) == pytest.approx(limits, abs=1e-8)
    assert bool(level.agree[0]) is agree
    assert level.hold(np.array([limits[1]]))[0] or "sqrt" in formula
