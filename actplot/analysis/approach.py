"""What a function does on its way to a point, where the floats next to it are no use."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from actplot.analysis.one_sided import Differentiable
from actplot.formula.evaluation import Floats

# Distances from which a function is watched on its way to a point, in units of max(1, |x|).
DISTANCES = np.geomspace(1e-3, 1e-12, 7)
# From a distance to the next a pole of any order grows by at least this part of the last step.
_LASTING = 0.9
_SMALLEST_GROWTH = 1e-6
_SWING = 0.05
_WILD = 1e3
_NOTHING = 1e-9
# Derivatives at these distances are hardly touched by cancellation at the point itself.
_STEP = 1e-4


def ways(function: Differentiable, points: Floats, order: int = 0) -> Floats:
    """Return values nearer and nearer to some points, first those on their left."""
    distances = np.multiply.outer(DISTANCES, np.maximum(1.0, np.abs(points)))
    return function.raw(points + np.multiply.outer((-1.0, 1.0), distances), order)


def approached(way: Floats, limits: Floats) -> tuple[Floats, np.ndarray]:
    """Return one-sided limits, infinite where they only look finite, and which do not exist.

    At a pole each step closer, by the same factor, adds as much as the last one or more,
    even at one of a logarithm; on the way to a finite limit each adds far less.

    Parameters
    ----------
    way : numpy.ndarray
        Values at `DISTANCES` from both sides, as `ways` returns them.
    limits : numpy.ndarray
        Values as near as possible: a row from the left, one from the right.
    """
    way = np.swapaxes(way, 0, 1)
    with np.errstate(invalid="ignore", over="ignore"):
        # By rounding log1p(sin(x)) is infinite already a little before its poles.
        growth = np.where(np.isinf(way[1:]), np.inf, np.diff(np.abs(way), axis=0))
        lasting = (growth[1:] >= _LASTING * growth[:-1]) & (growth[1:] > 0)
        poles = np.all(lasting, axis=0) & (
            np.isinf(growth[-1]) | (growth[-1] > _SMALLEST_GROWTH * np.abs(way[-1]))
        )
        poles &= np.all(np.sign(way) == np.sign(limits), axis=0)
        # On a plateau of 0 only rounding is left, which is nothing next to the other side.
        size = np.max(np.abs(way[0]), axis=0, initial=0.0, where=np.isfinite(way[0]))
        nothing = _NOTHING * size
        steps = np.diff(np.concatenate([way, limits[np.newaxis]]), axis=0)
        large = np.abs(steps) > np.maximum(_SWING * np.max(np.abs(way), axis=0), nothing)
        swings = np.any(large & (steps > 0), axis=0) & np.any(large & (steps < 0), axis=0)
        swings &= np.isfinite(limits) & (np.sum(large, axis=0) > 2)
        # What is far larger in the end, but did not grow all the way, swings more and more.
        largest = np.nanmax(np.abs(way), axis=0, initial=0.0)
        wild = np.abs(limits) > np.maximum(_WILD * largest, nothing)
        swings |= wild & ~poles & np.isfinite(limits)
        limits = np.where(poles & np.isfinite(limits), np.copysign(np.inf, way[-1]), limits)
    return np.where(swings, np.nan, limits), swings


def limits_beside(
    function: Differentiable, points: Floats, order: int, nearest: Iterable[Floats]
) -> Floats:
    """Return the limits of a derivative at points: a row from the left, one from the right.

    Parameters
    ----------
    function : Differentiable
        What to look at.
    points : numpy.ndarray
        One-dimensional.
    order : int
        Of the derivative.
    nearest : iterable of numpy.ndarray
        Its values as near as possible on the left, and on the right.
    """
    return approached(ways(function, points, order), np.array([*nearest]))[0]


def led_to(
    function: Differentiable, points: Floats, order: int, room: Floats
) -> tuple[Floats, Floats]:
    """Return what a derivative tends to from both sides, by three points on each.

    Parameters
    ----------
    function : Differentiable
        What to look at.
    points : numpy.ndarray
        One-dimensional.
    order : int
        Of the derivative.
    room : numpy.ndarray
        How far it is from each point to the next place where something may break.
    """
    step = np.minimum(_STEP * np.maximum(1.0, np.abs(points)), room / 8)
    first, second, third = (
        function.raw(points + np.multiply.outer((-count, count), step), order)
        for count in (1.0, 2.0, 3.0)
    )
    with np.errstate(invalid="ignore", over="ignore"):
        left, right = 3 * first - 3 * second + third
    return left, right


def room_around(points: Floats) -> Floats:
    """Return how far it is from each point, in order, to the nearest other one."""
    gaps = np.concatenate([[np.inf], np.diff(points), [np.inf]])
    return np.asarray(np.minimum(gaps[:-1], gaps[1:]))
