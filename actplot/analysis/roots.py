"""Where an expression is zero: exactly by inversion where that is possible, else by bisection."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from actplot.analysis.inversion import solve
from actplot.formula.evaluation import Floats, evaluate_plainly
from actplot.formula.expression import Expression

# The window is searched densely, the rest of the line at points further and further apart.
_DENSE_POINTS = 4001
_FAR_POINTS = 300
_FARTHEST = 1e9
_SAME_FLOATS = 8
_BLUR = 1e-12
# Enough to come from any bracket of the search down to adjacent floats.
_BISECTIONS = 200
# More zeros than this outside the window are taken for infinitely many.
_MANY = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Zeros:
    """Places where something is zero.

    Parameters
    ----------
    points : tuple of float
        The places, in order.
    exact : frozenset of float
        Those found by inversion rather than by search.
    endless : bool
        Whether there are more than could be found, so that only those in the window
        are listed.
    """

    points: tuple[float, ...] = ()
    exact: frozenset[float] = frozenset()
    endless: bool = False


def zeros(expressions: tuple[Expression, ...], window: tuple[float, float]) -> Zeros:
    """Return the zeros of any of several expressions."""
    points: set[float] = set()
    exact: set[float] = set()
    endless = False
    for expression in expressions:
        solved = solve(expression, 0.0)
        if solved is not None:
            exact.update(solved)
            continue
        found = search(partial(evaluate_plainly, expression), window)
        points.update(found.points)
        endless |= found.endless
    return Zeros(points=_merged(points, exact), exact=frozenset(exact), endless=endless)


def _merged(points: set[float], exact: set[float]) -> tuple[float, ...]:
    """Return all points in order, dropping a searched one within a few floats of another."""
    kept: list[float] = []
    for x in sorted(points | exact):
        if kept and x - kept[-1] <= _SAME_FLOATS * np.spacing(max(abs(x), abs(kept[-1]))):
            if x in exact:
                kept[-1] = x
            continue
        kept.append(x)
    return tuple(kept)


def search(
    function: Callable[[Floats], Floats], window: tuple[float, float], *, beyond: bool = True
) -> Zeros:
    """Return the isolated zeros of a function: its changes of sign and where it touches 0.

    Parameters
    ----------
    function : callable
        Takes and returns arrays.
    window : tuple of float
        Searched densely.
    beyond : bool
        Whether to look outside the window too, at points further and further apart.
    """
    low, high = window
    grid = search_grid(window)
    if not beyond:
        grid = grid[(grid >= low) & (grid <= high)]
    values = function(grid)
    found = set(grid[_isolated_zeros(values)])
    with np.errstate(invalid="ignore", over="ignore"):
        changes = np.flatnonzero(np.sign(values[:-1]) * np.sign(values[1:]) < 0)
    found.update(bisect(function, grid[changes], grid[changes + 1]))
    found.update(_touching(function, grid, values))
    outside = [x for x in found if not low <= x <= high]
    endless = len(outside) > _MANY
    kept = found.difference(outside) if endless else found
    return Zeros(points=tuple(sorted(float(x) for x in kept)), endless=endless)


def search_grid(window: tuple[float, float]) -> Floats:
    """Return points over the whole line: dense in the window, geometric beyond it.

    The spacing is irrational to the window, so that no periodic function hides
    behind it; 0 and the whole numbers near it are always among the points.
    """
    low, high = window
    inner = np.linspace(low, high, _DENSE_POINTS) + (high - low) / _DENSE_POINTS / math.pi
    reach = np.geomspace(1e-3, _FARTHEST, _FAR_POINTS)
    whole = np.arange(math.ceil(low), math.floor(high) + 1) if high - low < 1000 else np.zeros(1)
    return np.unique(np.concatenate([low - reach, inner, whole, [0.0], high + reach]))


def _isolated_zeros(values: Floats) -> np.ndarray:
    """Return where a sequence is zero between two numbers that are not."""
    nonzero = np.concatenate([[False], (values != 0) & ~np.isnan(values), [False]])
    return np.asarray((values == 0) & nonzero[:-2] & nonzero[2:])


def bisect(function: Callable[[Floats], Floats], left: Floats, right: Floats) -> Floats:
    """Return where a function changes sign in each bracket, to adjacent floats.

    Of the last two floats the one with a value of exactly 0 is returned, if there is one.
    """
    left, right = np.array(left, dtype=float), np.array(right, dtype=float)
    if not left.size:
        return left
    sign = np.sign(function(left))
    for _ in range(_BISECTIONS):
        middle = left + (right - left) / 2
        open_ = (middle > left) & (middle < right)
        if not np.any(open_):
            break
        same = np.sign(function(middle)) == sign
        left = np.where(open_ & same, middle, left)
        right = np.where(open_ & ~same, middle, right)
    return np.where(function(right) == 0, right, left)


def _touching(function: Callable[[Floats], Floats], grid: Floats, values: Floats) -> list[float]:
    """Return where a function touches 0 without changing sign, as (x - 1)^2 does."""
    size = np.abs(values)
    low = np.flatnonzero((size[1:-1] < size[:-2]) & (size[1:-1] < size[2:])) + 1
    low = low[(np.sign(values[low - 1]) * np.sign(values[low + 1]) > 0) & (values[low] != 0)]
    if not low.size:
        return []
    left, right = grid[low - 1], grid[low + 1]
    for _ in range(200):
        third = (right - left) / 3
        first, second = left + third, right - third
        smaller = np.abs(function(first)) < np.abs(function(second))
        left, right = np.where(smaller, left, first), np.where(smaller, second, right)
    middle = left + (right - left) / 2
    touches = np.abs(function(middle)) <= 1e-14 * np.maximum(size[low - 1], size[low + 1])
    return [float(x) for x in middle[touches]]


def snapped(x: float, places: Floats) -> float:
    """Return the break that a float only misses by rounding, if there is one, else the float."""
    if places.size:
        nearest = float(places[np.argmin(np.abs(places - x))])
        if abs(nearest - x) <= _BLUR * max(1.0, abs(x)):
            return nearest
    return x
