"""Where an expression is zero: exactly by inversion where that is possible, else by search."""

from __future__ import annotations

import math
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np

from actplot.analysis.close_ups import close_ups
from actplot.analysis.inversion import solve
from actplot.analysis.noise import Curve, clear_from, is_clear
from actplot.formula.differentiation import differentiate
from actplot.formula.evaluation import Floats, evaluate_plainly
from actplot.formula.expression import Call, Expression

# The window is searched densely, the rest of the line at points further and further apart.
_DENSE_POINTS = 4001
_FAR_POINTS = 300
_FARTHEST = 1e9
_SAME_FLOATS = 8
_BLUR = 1e-12
_BLURRED_FLOATS = 32
# A bracket is cut into so many parts at a time: a power of 2, so that halves stay exact.
_PARTS = 16
# Enough to come from any bracket of the search down to adjacent floats.
_MOST_CUTS = 50
# More zeros than this outside the window are taken for infinitely many.
MANY = 12
# Zeros in a row that span no more than this, in units of max(1, |x|), are one.
_NARROW = 0.035


class Zeros(NamedTuple):
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
    before, after : tuple of float
        Some of the others on both sides of the window, in order, if there are endlessly many.
    """

    points: tuple[float, ...] = ()
    exact: frozenset[float] = frozenset()
    endless: bool = False
    before: tuple[float, ...] = ()
    after: tuple[float, ...] = ()


def zeros(expressions: tuple[Expression, ...], window: tuple[float, float]) -> Zeros:
    """Return the zeros of any of several expressions."""
    points: set[float] = set()
    exact: set[float] = set()
    unsolved = []
    for expression in expressions:
        solved = _solutions(expression)
        if solved is None:
            unsolved.append(expression)
        else:
            exact.update(solved)
    beyond: set[float] = set()
    grid = search_grid(window) if unsolved else np.empty(0)
    for expression in unsolved:
        found = search(
            partial(evaluate_plainly, expression),
            np.union1d(grid, close_ups(expression)),
            slope=partial(evaluate_plainly, differentiate(expression)),
            size=_size_of_terms(expression),
        )
        outside = {x for x in found if not window[0] <= x <= window[1]}
        if len(outside) > MANY:
            beyond |= outside
            found = tuple(x for x in found if x not in outside)
        points.update(found)
    return Zeros(
        points=_merged(points, exact),
        exact=frozenset(exact),
        endless=bool(beyond),
        before=tuple(sorted(x for x in beyond if x < window[0])),
        after=tuple(sorted(x for x in beyond if x > window[1])),
    )


@lru_cache(maxsize=128)
def _solutions(expression: Expression) -> tuple[float, ...] | None:
    """Return the zeros of an expression, or None if inversion cannot tell."""
    solved = solve(expression, 0.0)
    if solved is None:
        return None
    return tuple(_settled(partial(evaluate_plainly, expression), solved))


def _settled(function: Curve, solved: list[float]) -> list[float]:
    """Return solutions moved by the few floats that separate them from the change of sign."""
    points = np.array(solved)
    reach = _BLURRED_FLOATS * np.spacing(np.abs(points))
    ends = function(np.array([points - reach, points, points + reach]))
    moved = (np.sign(ends[0]) * np.sign(ends[2]) < 0) & (ends[1] != 0)
    points[moved] = bisect(function, (points - reach)[moved], (points + reach)[moved])
    return [float(x) for x in points]


def _size_of_terms(expression: Expression) -> Curve | None:
    """Return how large the two sides of a difference are, to tell it from their rounding."""
    match expression:
        case Call("-" | "+", (left, right)):
            return lambda x: np.abs(evaluate_plainly(left, x)) + np.abs(evaluate_plainly(right, x))
    return None


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


def search_grid(window: tuple[float, float]) -> Floats:
    """Return points over the whole line: dense in the window, geometric beyond it.

    The spacing is irrational to the window, so that no periodic function hides
    behind it; 0 and the whole numbers near it are always among the points.
    """
    low, high = window
    inner = np.linspace(low, high, _DENSE_POINTS) + (high - low) / _DENSE_POINTS / math.pi
    # No whole numbers either, at which x^x has a value and nowhere else.
    reach = np.geomspace(1e-3, _FARTHEST, _FAR_POINTS) * (1 + 1e-3 / math.pi)
    whole = np.arange(math.ceil(low), math.floor(high) + 1) if high - low < 1000 else np.zeros(1)
    return np.unique(np.concatenate([low - reach, inner, whole, [0.0], high + reach]))


def search(
    function: Curve,
    grid: Floats,
    *,
    values: Floats | None = None,
    slope: Curve | None = None,
    size: Curve | None = None,
) -> tuple[float, ...]:
    """Return the isolated zeros of a function: its changes of sign and where it touches 0.

    Parameters
    ----------
    function : callable
        Takes and returns arrays.
    grid : numpy.ndarray
        Where to look, in order. Two zeros between neighbours are missed.
    values : numpy.ndarray, optional
        The function on the grid, if that is known.
    slope : callable, optional
        Its derivative. Without it no zero is found that the function only touches.
    size : callable, optional
        How large the numbers are of which the function is a difference: what is below
        their rounding error is no zero but noise.

    Returns
    -------
    tuple of float
        In order; a zero at a jump over 0 is among them.
    """
    values = function(grid) if values is None else values
    found = set(_crossings(function, grid, values))
    if slope is not None:
        found.update(_touching(function, slope, grid, values, size))
    points = np.array(sorted(found))
    return _distinct(points, clear_from(function, points, size))


def _crossings(function: Curve, grid: Floats, values: Floats) -> list[float]:
    """Return where values change their sign, or are 0 at a point or between close ones."""
    signs = np.sign(values)
    first = np.flatnonzero(signs)
    last = first[1:]
    first = first[:-1]
    left, right = grid[first], grid[last]
    with np.errstate(invalid="ignore", over="ignore"):
        # From one infinity to the other it is an overflow that changes the sign.
        overflows = np.isinf(values[first]) & np.isinf(values[last])
        changes = (signs[first] * signs[last] < 0) & ~overflows
    runs = last - first - 1
    close = (runs <= 1) | (right - left <= _NARROW * np.maximum(1.0, np.abs(left)))
    zero = (runs > 0) & close & ~(np.isnan(signs[first]) & np.isnan(signs[last]))
    middle = grid[(first + last) // 2]
    middle = np.where((left < 0) & (right > 0) & (function(np.zeros(1)) == 0), 0.0, middle)
    found = middle[zero].tolist()
    crossed = changes & (runs == 0)
    return [*found, *bisect(function, left[crossed], right[crossed]).tolist()]


def _distinct(points: Floats, clear: Floats) -> tuple[float, ...]:
    """Return zeros that noise does not blur into one, and the middle one of those it does.

    One that noise does not tell from 0 is 0.
    """
    kept = np.isfinite(clear)
    clusters: list[list[float]] = []
    end = -math.inf
    points = np.where(np.abs(points) <= clear, 0.0, points)
    for x, near in zip(points[kept].tolist(), clear[kept].tolist(), strict=True):
        if x - near <= end:
            clusters[-1].append(x)
        else:
            clusters.append([x])
        end = max(end, x + near)
    return tuple(0.0 if 0.0 in each else each[len(each) // 2] for each in clusters)


def bisect(function: Curve, left: Floats, right: Floats) -> Floats:
    """Return where a function changes sign in each bracket, to adjacent floats.

    Of the last two floats the one with the smaller value is returned, or the one that is
    shorter to write.
    """
    left, right = np.array(left, dtype=float), np.array(right, dtype=float)
    if not left.size:
        return left
    if np.any((left < 0) & (right > 0)) and function(np.zeros(1))[0] == 0:
        # It would take a thousand halvings to come from a number to 0.
        zero = (left < 0) & (right > 0)
        left[zero], right[zero] = 0.0, 0.0
    sign = np.sign(function(left))
    parts = np.linspace(0.0, 1.0, _PARTS + 1)[1:-1, np.newaxis]
    for _ in range(_MOST_CUTS):
        inner = left + (right - left) * parts
        same = np.sign(function(inner)) == sign
        last = np.where(np.all(same, axis=0), _PARTS - 1, np.argmin(same, axis=0))
        ends = np.concatenate([left[np.newaxis], inner, right[np.newaxis]])
        columns = np.arange(left.size)
        left, right = ends[last, columns], ends[last + 1, columns]
        if np.all((right == left) | (np.nextafter(left, right) == right)):
            break
    return _best(function, left, right)


def _best(function: Curve, left: Floats, right: Floats) -> Floats:
    """Return of each two adjacent floats the one nearer to the zero."""
    values = np.abs(function(np.array([left, right])))
    values = np.where(np.isnan(values), np.inf, values)
    lengths = [[len(repr(abs(x))) for x in side.tolist()] for side in (left, right)]
    shorter = np.array(lengths[0]) < np.array(lengths[1])
    is_left = (values[0] < values[1]) | ((values[0] == values[1]) & shorter)
    return np.where(is_left, left, right)


def _touching(
    function: Curve, slope: Curve, grid: Floats, values: Floats, size: Curve | None
) -> list[float]:
    """Return where a function touches 0 without changing sign, as (x - 1)^2 does."""
    height = np.abs(values)
    low = np.flatnonzero((height[1:-1] < height[:-2]) & (height[1:-1] < height[2:])) + 1
    low = low[(np.sign(values[low - 1]) * np.sign(values[low + 1]) > 0) & (values[low] != 0)]
    left, right = grid[low - 1], grid[low + 1]
    with np.errstate(invalid="ignore", over="ignore"):
        turns = np.sign(slope(left)) * np.sign(slope(right)) < 0
    if not np.any(turns):
        return []
    lowest = bisect(slope, left[turns], right[turns])
    above = is_clear(function, lowest, size, at_least=1e-14 * height[low][turns])
    return [float(x) for x in lowest[~above]]


def snapped(x: float, places: Floats) -> float:
    """Return the break that a float only misses by rounding, if there is one, else the float."""
    if places.size:
        nearest = float(places[np.argmin(np.abs(places - x))])
        if abs(nearest - x) <= _BLUR * max(1.0, abs(x)):
            return nearest
    return x
