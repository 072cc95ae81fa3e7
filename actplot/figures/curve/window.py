"""Which part of the line a figure shows when nobody says: where things happen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.errors import InputError
from actplot.figures.curve.sampling import Array, Function

if TYPE_CHECKING:
    from actplot.analysis.function import Describable

Limits = tuple[float, float]

FARTHEST = 1000.0
"""How far from 0 a function is looked for."""
AIR = 0.06
"""What is added at a side, as a share of what is shown."""
PROFILE = 801
"""At how many places curves are looked at within a window."""

STEPS = 4
"""Breaks without end that a window holds on each side of 0."""

_WIDTHS = (4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500)
_USUAL = 10  # beyond this a window grows only for what is plainly to be seen
_MARGIN = 1.3  # a place to be shown stands within the window over this
_BEYOND = 1.5  # and a boundary of saturation, to leave room for what lies beyond it
_NEAR = 2.0  # how many windows away a boundary still counts as near
_ENOUGH = 0.96  # a width this share of what is needed does
_NEAR_ZERO = 20.0
_TURNS = 8  # of waves are enough to see them
_FEW_TURNS = 2  # are the least
_FARTHEST_WAVE = 200.0
_EMPTY = 0.2  # a side without curves may have this share of the window, not more


class Content(NamedTuple):
    """What a window is chosen for.

    Parameters
    ----------
    functions : sequence of callable
        The functions themselves, without their derivatives.
    places : sequence of float
        Breakpoints and the like that ought to be inside.
    boundaries : sequence of float
        Ends of saturation regions, to be inside with room to see what is beyond; those
        far outside of what the window holds anyway are not worth stretching it.
    step : float
        How far apart breaks are that go on for ever, or 0.
    periodic : bool
        Whether the functions are made of waves.
    symmetric : bool
        Whether the window should be symmetric about 0: a function is even or odd.
    family : bool
        Whether the functions are members of one family.
    """

    functions: Sequence[Function]
    places: Sequence[float] = ()
    boundaries: Sequence[float] = ()
    step: float = 0.0
    periodic: bool = False
    symmetric: bool = False
    family: bool = False


# What overflows has no slope that could be compared with others, and is taken for such.
@np.errstate(over="ignore", invalid="ignore")
def choose_xlim(content: Content) -> Limits:
    """Return the horizontal window: the smallest in which things have happened.

    Things have happened where every function has taken on the slope that it keeps.

    Raises
    ------
    InputError
        If no function has a finite value anywhere near.
    """
    grid = _grid()
    values = [np.asarray(function(grid), dtype=np.float64) for function in content.functions]
    slopes = [
        _slopes(function, grid, row)
        for function, row in zip(content.functions, values, strict=True)
    ]
    finite = _in_runs(np.any([np.isfinite(row) for row in values], axis=0))
    if not finite.any():
        raise InputError(f"no finite value on [{-FARTHEST:g}, {FARTHEST:g}]: nothing to draw")
    far = np.max(np.abs(content.places), initial=0.0) * _MARGIN
    waves = content.periodic and not any(_settles(grid, slope) for slope in slopes)
    if waves and far <= 2 * np.pi:
        reach = _reach_of_waves(grid, values, slopes, far)
        return _trimmed(grid, finite, (-reach, reach))
    if content.step:
        reach = max(STEPS * content.step, far)
        return _trimmed(grid, finite, (-reach, reach))
    # Of several functions the slow ones do not make the others small.
    left = _middle([_side(-grid[::-1], slope[::-1]) for slope in slopes])
    right = _middle([_side(grid, slope) for slope in slopes])
    near = [end for end in content.boundaries if abs(end) <= _NEAR * max(left, right)]
    wanted = [_MARGIN * x for x in content.places] + [_BEYOND * end for end in near]
    left = max(left, _width(-min(wanted, default=0.0)))
    right = max(right, _width(max(wanted, default=0.0)))
    if content.symmetric or max(left, right) < 2 * min(left, right):
        left = right = max(left, right)
    window = _trimmed(grid, finite, (-left, right))
    return _without_shared_half(grid, values, window) if content.family else window


def _in_runs(finite: np.ndarray) -> np.ndarray:
    """Return where values are found beside others: x^x has one at -2 and none beside it."""
    beside = np.append(finite[1:], False) | np.append(False, finite[:-1])
    return np.asarray(finite & beside)


def is_found(function: Function, window: Limits | None) -> bool:
    """Return whether a function has values in a window, or else where one is chosen from."""
    if has_values(function, window or (-_NEAR_ZERO, _NEAR_ZERO)):
        return True
    return window is None and bool(_in_runs(np.isfinite(np.asarray(function(_grid())))).any())


def far_window(function: Describable) -> Limits | None:
    """Return a window at that part of a function's domain which is nearest to 0, if any is."""
    from actplot.analysis.findings import findings  # which few figures need

    domain = findings(function).domain
    if not domain:
        return None
    low, high = min(domain, key=lambda ends: min(map(abs, ends)))
    reach = max(_USUAL, 0.01 * min(abs(low), abs(high)))
    right = high if math.isfinite(high) else low + reach
    left = low if math.isfinite(low) else high - reach
    air = AIR * (right - left)
    return left - air, right + air


def without_empty_sides(
    panels: Sequence[tuple[Sequence[Function], Limits]], xlim: Limits, kept: Sequence[float]
) -> Limits:
    """Return a horizontal window without sides in which no curve is to be seen.

    Parameters
    ----------
    panels : sequence of (functions, limits)
        The curves of each panel, and its vertical window.
    xlim : tuple of float
        The horizontal window of all.
    kept : sequence of float
        Places that ought to stay inside.
    """
    grid = np.linspace(*xlim, PROFILE)
    seen = np.zeros(len(grid), dtype=bool)
    for functions, (bottom, top) in panels:
        for function in functions:
            values = np.asarray(function(grid), dtype=np.float64)
            seen |= (values >= bottom) & (values <= top)
    wanted = [*grid[seen], *(_MARGIN * x for x in kept)]
    width = xlim[1] - xlim[0]
    low, high = min(wanted, default=xlim[0]), max(wanted, default=xlim[1])
    return (
        low - AIR * width if low - xlim[0] > _EMPTY * width else xlim[0],
        high + AIR * width if xlim[1] - high > _EMPTY * width else xlim[1],
    )


@lru_cache(maxsize=1)
def _grid() -> Array:
    """Return where functions are looked at, densely near 0; not to be written to."""
    far = np.geomspace(_NEAR_ZERO, FARTHEST, 150)
    near = np.linspace(-_NEAR_ZERO, _NEAR_ZERO, 1601)[1:-1]
    grid = np.concatenate([-far[::-1], near, far])
    grid.flags.writeable = False
    return grid


def has_values(function: Function, window: Limits = (-FARTHEST, FARTHEST)) -> bool:
    """Return whether a function has a finite value in a window, as far as samples tell."""
    low, high = window
    near = np.linspace(max(low, -_NEAR_ZERO), min(high, _NEAR_ZERO), PROFILE)
    for x in (near[:: PROFILE // 8], near, np.linspace(low, high, PROFILE)):
        values = np.asarray(function(x[(x >= low) & (x <= high)]), dtype=np.float64)
        if np.isfinite(values).any():
            return True
    return False


def _middle(widths: Sequence[float]) -> float:
    """Return the median of widths, of two middle ones the larger."""
    return sorted(widths)[len(widths) // 2]


def _width(needed: float) -> float:
    """Return the smallest width of the list that is enough, or as good as."""
    return next((float(width) for width in _WIDTHS if width >= _ENOUGH * needed), needed)


def _reach_of_waves(
    grid: Array, values: Sequence[Array], slopes: Sequence[Array], least: float
) -> float:
    """Return 2 pi, or more for slow waves to be seen, or less for fast ones not to be a comb."""

    def turns(rows: Sequence[Array], reach: float) -> list[int]:
        steps = [np.sign(np.diff(row[np.abs(grid) <= reach])) for row in rows]
        return [int(np.sum(np.diff(signs[np.abs(signs) == 1]) != 0)) for signs in steps]

    def is_seen(reach: float) -> bool:
        # A wave on a slope, as x + sin(x), turns in its slope alone.
        either = map(max, turns(values, reach), turns(slopes, reach))
        return min(either) >= _FEW_TURNS

    reach = 2 * np.pi
    while reach < _FARTHEST_WAVE and not is_seen(reach):
        reach *= 2
    whole = [np.ptp(row[np.abs(grid) <= reach]) for row in values]
    while reach / 2 >= least and min(turns(values, reach / 2)) >= _TURNS:
        heights = [np.ptp(row[np.abs(grid) <= reach / 2]) for row in values]
        if not np.allclose(heights, whole, rtol=0.02):
            break
        reach /= 2
    return reach


def _settles(grid: Array, slope: Array) -> bool:
    """Return whether a function's slope tends to one value on some side."""
    sides = (slope[side * grid > 100] for side in (-1, 1))
    spread = _spread(slope[np.abs(grid) < 10])
    return any(np.isfinite(side).all() and np.ptp(side) < 0.2 * spread for side in sides)


def _slopes(function: Function, grid: Array, values: Array) -> Array:
    """Return slopes: near 0 to the next point, so that no jump is missed; local ones far out."""
    far = np.abs(grid) >= 20
    step = 1e-3 * np.abs(grid[far])
    with np.errstate(all="ignore"):
        slope = np.append(np.diff(values) / np.diff(grid), np.nan)
        slope[far] = (np.asarray(function(grid[far] + step)) - values[far]) / step
    return slope


def _spread(slope: Array) -> float:
    """Return how far apart most slopes are."""
    slope = slope[np.isfinite(slope)]
    return float(np.ptp(np.quantile(slope, (0.04, 0.96)))) if len(slope) else 0.0


def _side(grid: Array, slope: Array) -> float:
    """Return the width to the right within which a function settles, at least the first."""
    spread = max(_spread(slope[np.abs(grid) < 10]), 1e-9)
    final = slope[grid > 300]
    if not np.isfinite(final).all() or np.ptp(final) > 0.2 * spread:
        return float(_WIDTHS[0])
    astray = np.abs(slope - np.median(final)) / spread
    for width in _WIDTHS:
        level = 0.025 if width <= _USUAL else 0.15
        if not (astray[grid >= width] > level).any():
            return float(width)
    return float(_WIDTHS[0])


def _trimmed(grid: Array, finite: np.ndarray, window: Limits) -> Limits:
    """Cut off what lies outside the domain, or move to it if all does."""
    inside = finite & (grid >= window[0]) & (grid <= window[1])
    if not inside.any():
        nearest = float(np.min(np.abs(grid[finite])))
        reach = _width(1.5 * nearest)
        window = (-reach, reach)
        inside = finite & (grid >= window[0]) & (grid <= window[1])
    low, high = float(grid[inside].min()), float(grid[inside].max())
    air = AIR * (high - low) or 1.0
    cut_left = not finite[(grid >= window[0]) & (grid < low)].all()
    cut_right = not finite[(grid <= window[1]) & (grid > high)].all()
    return low - air if cut_left else window[0], high + air if cut_right else window[1]


def _without_shared_half(grid: Array, values: Sequence[Array], window: Limits) -> Limits:
    """Narrow the side of 0 on which all members of a family are the same."""
    spread = np.ptp(np.array(values), axis=0)
    scale = np.nanmax(np.abs(values), initial=1.0, where=np.abs(grid) < 10)
    same = spread <= 1e-9 * scale
    left, right = window
    if same[grid > 0].all() and not same[grid < 0].all() and right > 0:
        return left, min(right, -left / 2)
    if same[grid < 0].all() and not same[grid > 0].all() and left < 0:
        return max(left, -right / 2), right
    return window
