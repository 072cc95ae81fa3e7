"""Telling a function's values from the rounding error in them."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from actplot.formula.evaluation import Floats

Curve = Callable[[Floats], Floats]

# A zero is looked at from this far away, in units of max(1, |x|).
ASIDE = np.array([1e-10, 1e-7, 1e-4, 5e-4])
_OFFSETS = np.arange(-4.0, 5.0)
_NEAR = 1e-3
# Not a whole number of floats, lest all near values be rounded alike.
_FLOATS_APART = 7.3
_NOISE_FACTOR = 8.0
_SAME = 1e-12
_ROUNDING = 4 * float(np.finfo(np.float64).eps)


def is_clear(
    function: Curve,
    points: Floats,
    size: Curve | None = None,
    *,
    steps: Floats | float = 0.0,
    at_least: Floats | float = 0.0,
) -> np.ndarray:
    """Return where a function differs from 0 by more than rounding, or is not finite.

    Parameters
    ----------
    function : callable
        Takes and returns arrays. Its noise shows in how far values very near to each
        other are from lying on a line.
    points : numpy.ndarray
        Of any shape.
    size : callable, optional
        How large the numbers are of which the function is a difference.
    steps : numpy.ndarray or float
        Over what distance the function is not yet bent: a thousandth of that is near.
    at_least : numpy.ndarray or float
        What counts as noise in any case.
    """
    floats = np.spacing(np.maximum(1.0, np.abs(points)))
    near = np.maximum(_FLOATS_APART * floats, _NEAR * steps)
    values = function(points + np.multiply.outer(_OFFSETS, near))
    with np.errstate(invalid="ignore", over="ignore"):
        noise = _NOISE_FACTOR * np.max(np.abs(np.diff(values, 2, axis=0)), axis=0) + at_least
        if size is not None:
            noise = noise + _ROUNDING * size(points)
        value = values[_OFFSETS.size // 2]
        return np.asarray((np.abs(value) > noise) | ~np.isfinite(value))


def same(first: float, second: float) -> bool:
    """Return whether two values differ by rounding only."""
    if math.isinf(first) or math.isinf(second):
        return first == second
    return abs(first - second) <= _SAME * max(1.0, abs(second))


def stands_out(function: Curve, points: Floats, size: Curve | None = None) -> np.ndarray:
    """Return which zeros lie between values that are more than rounding noise."""
    return np.isfinite(clear_from(function, points, size))


def clear_from(function: Curve, points: Floats, size: Curve | None) -> Floats:
    """Return how far aside of zeros a function is clear of noise on both sides, inf if nowhere."""
    if not points.size:
        return points
    steps = np.outer(ASIDE, np.maximum(1.0, np.abs(points)))
    clear = is_clear(function, np.array([points - steps, points + steps]), size, steps=steps)
    return np.asarray(np.min(np.where(np.all(clear, axis=0), steps, np.inf), axis=0))
