"""One-sided limits: what a function and its derivatives are on either side of a point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import numpy as np

from actplot.formula.evaluation import Floats

# So many points on each side are looked at: their spread is the rounding noise.
_NEIGHBOURS = 4
_NOISE_FACTOR = 8.0
_POSITION_FLOATS = 4.0
_NEARBY = 1e-3
# What still counts as noise, relative to the function's size nearby.
_LARGEST_NOISE = 1e-9
_SIZE_TOLERANCE = 1e-13
_NEARBY_TOLERANCE = 1e-14

# A derivative so many times the values nearby belongs to a vertical tangent.
_STEEP = 1e6

# What grows so much over the last thousandth grows without bound.
_LARGEST_GROWTH = 1e6

# So many floats away even a condition that another precision decides has switched.
_CLEARANCE = 4.0
_NEXT_TO_ZERO = 1e-30  # its tenth power is still a number
# How far a switch may be blurred by rounding: x + 1 > 1 is false up to 1e-16.
_BLUR_STEPS = 48
_FARTHEST_BLUR = 1e-6


class Differentiable(Protocol):
    """A function whose derivatives can be evaluated."""

    def raw(self, x: Floats, order: int = 0) -> Floats:
        """Return the values of a derivative at x."""


class Sides(NamedTuple):
    """The limits of one derivative on both sides of some points; arrays of the points' shape."""

    left: Floats
    right: Floats
    tolerance: Floats
    bounded: np.ndarray

    @property
    def agree(self) -> np.ndarray:
        """Where both sides are finite, even in the limit, and differ by no more than rounding."""
        return np.asarray(self._close(self.left, self.right) & self.bounded)

    def hold(self, values: Floats) -> np.ndarray:
        """Where values at the points themselves fit one of the sides."""
        return np.asarray(self._close(self.left, values) | self._close(self.right, values))

    def _close(self, first: Floats, second: Floats) -> np.ndarray:
        with np.errstate(invalid="ignore", over="ignore"):
            close = np.abs(first - second) <= self.tolerance
        return np.asarray(close & np.isfinite(first) & np.isfinite(second))


class Neighbours(NamedTuple):
    """Floats next to some points: a row for each step away from them."""

    points: Floats
    left: Floats
    right: Floats

    def at(self, which: np.ndarray) -> Neighbours:
        """Return those of some of the points, by index."""
        return Neighbours(
            points=self.points[which], left=self.left[:, which], right=self.right[:, which]
        )


def neighbours(points: Floats, switches: Sequence[Callable[[Floats], Floats]] = ()) -> Neighbours:
    """Return the nearest floats on each side of points at which every switch has switched.

    Parameters
    ----------
    points : numpy.ndarray
        One-dimensional.
    switches : sequence of callable
        Functions that change sign where the function may break.
    """
    return Neighbours(
        points=points,
        left=_nearest(points, switches, -1.0),
        right=_nearest(points, switches, 1.0),
    )


def _nearest(
    points: Floats, switches: Sequence[Callable[[Floats], Floats]], direction: float
) -> Floats:
    """Return the nearest switched floats on one side, as rows."""
    smallest = _CLEARANCE * np.spacing(np.maximum(1.0, np.abs(points)))
    smallest = np.where(points == 0, _NEXT_TO_ZERO, smallest)
    if not switches:
        return _rows(points, direction * smallest)
    largest = _FARTHEST_BLUR * np.maximum(1.0, np.abs(points))
    steps = np.geomspace(smallest, largest, _BLUR_STEPS)
    trials = points + direction * steps
    chosen = np.zeros(points.shape, dtype=int)
    for switch in switches:
        settled = switch(trials) != 0
        # A switch that is 0 all along has nothing to say; else the last 0 must be passed.
        last_zero = _BLUR_STEPS - 1 - np.argmax(~settled[::-1], axis=0)
        blurred = np.any(~settled, axis=0) & settled[-1]
        chosen = np.where(blurred, np.maximum(chosen, last_zero + 1), chosen)
    return _rows(points, direction * steps[chosen, np.arange(points.size)])


def _rows(points: Floats, steps: Floats) -> Floats:
    """Return floats away from points: a row for each multiple of a step."""
    return np.asarray(points + np.outer(np.arange(1.0, _NEIGHBOURS + 1), steps))


def sides(function: Differentiable, near: Neighbours, order: int, *, carry: bool = True) -> Sides:
    """Return the one-sided limits of a derivative.

    Parameters
    ----------
    function : Differentiable
        What to look at.
    near : Neighbours
        Points, and floats next to them.
    order : int
        The order of the derivative; 0 is the function itself.
    carry : bool
        Whether to follow the next derivative from the floats onto the points.

    Returns
    -------
    Sides
        Values at the points if carried there, else next to them.
    """
    left, right = function.raw(near.left, order), function.raw(near.right, order)
    slopes = np.zeros((2, near.points.size))
    if carry:
        slopes = function.raw(np.array([near.left[0], near.right[0]]), order + 1)
    nearby = _size_nearby(function, near.points, order)
    with np.errstate(invalid="ignore", over="ignore"):
        noise = _NOISE_FACTOR * np.maximum(np.ptp(left, axis=0), np.ptp(right, axis=0))
        position = _POSITION_FLOATS * np.spacing(np.abs(near.points))
        steepest = np.fmax(*np.abs(slopes))
        noise = noise + position * np.nan_to_num(steepest, nan=0.0)
        size = np.fmax(np.abs(left[0]), np.abs(right[0]))
        # Next to a vertical tangent neighbouring values lie far apart, and no noise is to blame.
        steep = steepest > _STEEP * nearby
        largest = np.where(steep, np.inf, _LARGEST_NOISE * nearby)
        tolerance = np.fmin(noise, largest)
        tolerance = tolerance + _SIZE_TOLERANCE * size + _NEARBY_TOLERANCE * nearby
        bounded = size <= _LARGEST_GROWTH * np.maximum(nearby, 1e-3)
    return Sides(
        left=_cleared(_carried(left, slopes[0], near.points - near.left[0], steep), nearby),
        right=_cleared(_carried(right, slopes[1], near.points - near.right[0], steep), nearby),
        tolerance=tolerance,
        bounded=bounded,
    )


def _size_nearby(function: Differentiable, points: Floats, order: int) -> Floats:
    """Return how large a derivative is a little away from points; at least tiny."""
    step = _NEARBY * np.maximum(1.0, np.abs(points))
    around = np.abs(function.raw(np.array([points - step, points + step]), order))
    around = np.where(np.isfinite(around), around, 0.0)
    return np.asarray(np.maximum(around.max(axis=0), 1e-290))


def _carried(rows: Floats, slopes: Floats, distance: Floats, steep: np.ndarray) -> Floats:
    """Follow the tangent over a distance of a few floats, or a root where that is too steep."""
    values = rows[0]
    with np.errstate(all="ignore"):
        step = slopes * distance
        carried = np.where(np.abs(step) <= np.abs(values), values + step, values)
        # Aitken's method at 1, 2 and 4 steps' distance: exact for a power of it below 1.
        change, next_change = rows[1] - values, rows[3] - rows[1]
        root = values - change**2 / (next_change - change)
        is_root = (next_change / change > 1.0) & (np.abs(root - values) <= 4 * np.abs(next_change))
        return np.asarray(np.where(steep & is_root, root, carried))


def _cleared(values: Floats, nearby: Floats) -> Floats:
    """Return 0 for what cannot be told from it next to the values nearby."""
    return np.where(np.abs(values) <= _NEARBY_TOLERANCE * nearby, 0.0, values) + 0.0
