"""The points at which a function is looked at."""

from __future__ import annotations

import numpy as np

from actplot.analysis.function import DEFAULT_WINDOW
from actplot.analysis.samples import Samples
from actplot.catalogue.lookup import activation as resolve


def samples(formula: str) -> Samples:
    """Return a function looked at over the whole line."""
    function = resolve(formula)
    return Samples(function, function.breaks(DEFAULT_WINDOW))


def test_points_are_in_order_over_the_whole_line() -> None:
    """Dense around 0, and far out."""
    found = samples("tanh(x)")
    assert np.all(np.diff(found.x) > 0)
    assert found.x[0] < -1e7
    assert found.x[-1] > 1e7
    assert 0.0 in found.x
    inner = found.x[(found.x > -30) & (found.x < 30)]
    assert np.max(np.diff(inner)) < 0.02


def test_points_surround_breaks_and_avoid_them() -> None:
    """However far out a break is."""
    found = samples("max(x - 1000, 0)")
    assert 1000.0 not in found.x
    assert np.sum(np.abs(found.x - 1000) < 30) > 300


def test_values_are_computed_once() -> None:
    """All who ask share them."""
    found = samples("tanh(x)")
    assert found.values(1) is found.values(1)
    assert np.array_equal(found.values(), np.tanh(found.x))


def test_holes_are_removable_singularities() -> None:
    """Poles are none."""
    assert samples("sin(x)/x").holes.tolist() == [0.0]
    assert samples("1/x").holes.tolist() == []
