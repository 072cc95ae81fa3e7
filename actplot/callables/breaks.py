"""Breaks of a function known by its values: outliers among its fourth differences, zoomed into.

Where a function is smooth, its fourth differences shrink with the fourth power of the
grid's step. At a jump they do not shrink, at a kink they shrink with the step, and at a
jump of the second derivative with its square. Zooming in tells these apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from actplot.formula.evaluation import Floats

Function = Callable[[Floats], Floats]

_CELLS = 4000
_NEIGHBOURHOOD = 25
_OUTLIER = 8.0
_MOST_CLUSTERS = 200
# A cluster may hold several breaks: so many times its two sides are searched again.
_DEPTH = 3

_ZOOM_CELLS = 64
_MOST_ZOOMS = 14
_FINEST = 1e-13
_NOISE = 64.0
_BISECTIONS = 1100

# Some frameworks take smaller floats for 0.
SMALLEST = float(np.finfo(np.float64).smallest_normal)

# The order of a break by the power of the step with which fourth differences shrink.
_JUMP, _KINK, _BEND = 0.25, 1.5, 2.6
# Where polynomials on both sides are made to meet, in widths of a cell.
_FITTED = 8
_FIT_CELL = {1: 1e-5, 2: 1e-5}
_SNAP = {0: 1e-9, 1: 1e-11, 2: 1e-8}


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a function breaks, and the lowest order of derivative that does (0, 1 or 2)."""

    x: float
    order: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Level:
    """One zoom: the interval that holds the break, the step and the fourth difference there."""

    left: float
    right: float
    step: float
    size: float


def find_places(
    function: Function, window: tuple[float, float], precision: float
) -> tuple[Place, ...]:
    """Return where a function breaks in a window, in order.

    Two breaks nearer to each other than about a thousandth of the window may be taken
    for one.

    Parameters
    ----------
    function : callable
        Takes and returns arrays in one dimension.
    window : tuple of float
        Where to look.
    precision : float
        The relative rounding error of the function's values.
    """
    grid = np.linspace(*window, _CELLS + 1)
    values = function(grid)
    found = list(_edges(function, grid, values))
    for left, right in _clusters(grid, values, precision):
        found.extend(_breaks(function, left, right, precision, _DEPTH))
    return tuple(_distinct(found))


def _distinct(places: list[Place]) -> Iterator[Place]:
    """Yield places in order, each once, with its lowest order."""
    last = -math.inf
    for place in sorted(places, key=lambda each: (each.x, each.order)):
        if place.x > last:
            yield place
        last = place.x


def _edges(function: Function, grid: Floats, values: Floats) -> Iterator[Place]:
    """Yield the ends of the intervals on which a function has finite values."""
    finite = np.isfinite(values)
    for index in np.flatnonzero(finite[1:] != finite[:-1]):
        inside, outside = (index, index + 1) if finite[index] else (index + 1, index)
        edge = _bisect(lambda x: np.isfinite(function(x)), grid[inside], grid[outside])
        yield Place(x=_singular(function, _roundest(*edge)), order=0)


def _clusters(grid: Floats, values: Floats, precision: float) -> list[tuple[float, float]]:
    """Return the intervals in which fourth differences stand out from those around them."""
    with np.errstate(invalid="ignore"):
        size = np.abs(np.diff(values, 4))
        around = np.pad(size, _NEIGHBOURHOOD // 2, mode="reflect")
        usual = np.median(np.lib.stride_tricks.sliding_window_view(around, _NEIGHBOURHOOD), axis=1)
        standing_out = size > _OUTLIER * usual + _noise(grid[:-4], values, precision)
    clusters: list[tuple[float, float]] = []
    for index in np.flatnonzero(standing_out):
        left, right = float(grid[index]), float(grid[index + 4])
        if clusters and left <= clusters[-1][1]:
            left = clusters.pop()[0]
        clusters.append((left, right))
    return clusters[:_MOST_CLUSTERS]


def _noise(x: Floats, values: Floats, precision: float) -> float:
    """Return how large fourth differences are by rounding alone."""
    finite = values[np.isfinite(values)]
    if not finite.size:
        return math.inf
    # x is rounded too, which moves the values along the slope, and so is what cancels on the
    # way, as 1 does in exp(x) - 1.
    largest = float(np.abs(x).max())
    moved = largest * float(np.ptp(finite)) / float(np.ptp(x))
    return _NOISE * precision * (max(1.0, largest, float(np.abs(finite).max())) + moved)


def _breaks(
    function: Function, left: float, right: float, precision: float, depth: int
) -> Iterator[Place]:
    """Yield the breaks in an interval, the most striking one first."""
    levels = _zoom(function, left, right, precision)
    order = _order(levels)
    if order is None:
        return
    place = Place(x=_located(function, levels, order), order=order)
    yield place
    cell = (right - left) / _ZOOM_CELLS
    for low, high in ((left, place.x - cell), (place.x + cell, right)):
        if depth > 0 and high - low > 8 * cell:
            yield from _breaks(function, low, high, precision, depth - 1)


def _zoom(function: Function, left: float, right: float, precision: float) -> list[_Level]:
    """Zoom into the largest fourth difference until rounding hides it."""
    levels: list[_Level] = []
    for _ in range(_MOST_ZOOMS):
        grid = np.linspace(left, right, _ZOOM_CELLS + 1)
        values = function(grid)
        with np.errstate(invalid="ignore"):
            size = np.abs(np.diff(values, 4))
        size[np.isnan(size)] = 0.0
        index = int(np.argmax(size))
        step = (right - left) / _ZOOM_CELLS
        around = slice(max(index - 4, 0), index + 9)
        if size[index] <= _noise(grid[around], values[around], precision):
            break
        levels.append(_Level(left=left, right=right, step=step, size=float(size[index])))
        left, right = float(grid[index]) - step, float(grid[index + 4]) + step
        if right - left < _FINEST * max(1.0, abs(left)):
            break
    return levels


def _order(levels: list[_Level]) -> int | None:
    """Return the order of the break that a series of zooms ends at, or None if it is smooth."""
    if len(levels) < 2:
        return None
    before, last = levels[-2:]
    if math.isinf(last.size):
        return 0
    power = math.log(last.size / before.size) / math.log(last.step / before.step)
    return next((k for k, most in enumerate((_JUMP, _KINK, _BEND)) if power < most), None)


def _located(function: Function, levels: list[_Level], order: int) -> float:
    """Return where exactly a break is."""
    last = levels[-1]
    if order == 0:
        return _singular(function, _roundest(*_bisect_jump(function, last.left, last.right)))
    level = min(levels, key=lambda each: abs(math.log(each.step / _FIT_CELL[order])))
    middle = 0.5 * (last.left + last.right)
    meeting = _meeting(function, level, order)
    if meeting is None:
        return _rounded(middle, last.right - last.left)
    return _rounded(meeting, _SNAP[order] * max(1.0, abs(meeting)))


def _singular(function: Function, x: float) -> float:
    """Return the pole that a place is so near to that its values hide it, or the place."""
    candidate = _rounded(x, _SNAP[0] * max(1.0, abs(x)))
    return x if np.isfinite(function(np.array([candidate])))[0] else candidate


def _meeting(function: Function, level: _Level, order: int) -> float | None:
    """Return where the cubics through the values left and right of an interval meet.

    For a break of order 2 they touch, and it is their slopes that meet.
    """
    width = level.right - level.left
    beside = np.linspace(0.0, 1.0, _FITTED)
    fits = [
        np.polynomial.Polynomial.fit(t, function(level.left + width * t), 3, domain=[-1, 1])
        for t in (-beside, 1.0 + beside)
    ]
    if not all(np.all(np.isfinite(fit.coef)) for fit in fits):
        return None
    apart = (fits[1] - fits[0]).deriv(order - 1)
    # Vanishing leading coefficients would spoil the roots.
    roots = apart.trim(1e-9 * float(np.abs(apart.coef).max())).roots()
    real = roots[np.abs(roots.imag) < 1e-9].real
    inside = real[(real > -0.1) & (real < 1.1)]
    if not inside.size:
        return None
    return level.left + width * float(inside[np.argmin(np.abs(inside - 0.5))])


def _bisect_jump(function: Function, left: float, right: float) -> tuple[float, float]:
    """Return the neighbouring floats between which a function jumps."""
    low, high = (float(value) for value in function(np.array([left, right])))

    def on_left(x: Floats) -> np.ndarray:
        # Beyond one of the two lies a pole.
        return np.asarray((function(x) <= low / 2 + high / 2) == (low < high))

    return _bisect(on_left, left, right)


def _bisect(
    holds: Callable[[Floats], np.ndarray], first: float, last: float
) -> tuple[float, float]:
    """Return neighbouring floats, one where a condition holds and one where it does not."""
    first, last = float(first), float(last)
    for _ in range(_BISECTIONS):
        middle = first + (last - first) / 2
        if middle in (first, last):
            break
        if holds(np.array([middle]))[0]:
            first = middle
        else:
            last = middle
    return first, last


def _roundest(first: float, second: float) -> float:
    """Return the one of two neighbouring floats that is shorter to write."""
    if min(abs(first), abs(second)) <= SMALLEST:
        return 0.0
    return min(first, second, key=lambda x: len(repr(abs(x))))


def _rounded(x: float, tolerance: float) -> float:
    """Return the number with the fewest decimals within a tolerance."""
    for decimals in range(15):
        candidate = round(x, decimals)
        if abs(candidate - x) <= tolerance:
            return candidate + 0.0
    return x
