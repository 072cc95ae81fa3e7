"""Which heights a panel shows when nobody says: the curves' range, robust to growth and poles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from actplot.errors import InputError
from actplot.figures.curve.sampling import Array, Function
from actplot.figures.curve.window import AIR, PROFILE, Limits

_ACCELERATION = 1.35  # how much steeper a curve becomes near its end if it runs away
_GROWTH = 4.2  # how much higher than its middle half a curve may rise before it is cut
_STEEP = 10  # how many heights of the functions a derivative may add
_RUNAWAY = 0.5  # and one that grows without bound, or beside a function that does
_TURNS = 4  # how many heights of a curve's turns are shown around them if it runs away
_LEAST_CUT = 0.05  # and at least this share of what would be shown without turns
_CLOSER = 513  # places looked at around the highest point, which may be the foot of a pole
_POLE_GROWTH = 1e6  # a value so many times the one next to it stands at a pole
_FARTHEST = 1e300  # from 0: a frame's own arithmetic needs some room below the largest double


# What overflows here is larger than anything it is compared with, which is all that counts.
@np.errstate(over="ignore", invalid="ignore")
def choose_ylim(
    functions: Sequence[Function],
    derivatives: Sequence[Function],
    xlim: Limits,
    heights: Sequence[float] = (),
) -> Limits:
    """Return the vertical window: the curves' range with air, robust to growth and poles.

    Parameters
    ----------
    functions, derivatives : sequence of callable
        What is drawn.
    xlim : tuple of float
        The horizontal window.
    heights : sequence of float
        Values that ought to be inside; those that are not finite are passed over.

    Raises
    ------
    InputError
        If no function has a finite value in the window, or values are too large to be drawn.
    """
    grid = np.linspace(*xlim, PROFILE)
    ranges = [_visible_range(f, grid) for f in functions]
    known = [item[:2] for item in ranges if item is not None]
    known += [(height, height) for height in heights if np.isfinite(height)] if known else []
    if not known:
        raise InputError(f"no finite value on [{xlim[0]:g}, {xlim[1]:g}]: nothing to draw")
    low, high = min(item[0] for item in known), max(item[1] for item in known)
    if not max(-low, high) <= _FARTHEST:  # nor if one is nan
        raise InputError(
            f"values on [{xlim[0]:g}, {xlim[1]:g}] are too large to draw: beyond {_FARTHEST:g}; "
            "give another xlim, or a ylim"
        )
    height = high - low
    lowest, highest = low, high
    is_cut = any(item is not None and item[2] for item in ranges)
    for function in derivatives:
        found = _visible_range(function, grid)
        if found is not None:
            reach = (_RUNAWAY if found[2] or is_cut else _STEEP) * height or np.inf
            bottom, top = low - reach, high + reach
            # One that is out of reach leaves the height to the functions.
            if found[0] <= top and found[1] >= bottom:
                lowest = min(lowest, max(found[0], bottom))
                highest = max(highest, min(found[1], top))
    return _with_air(lowest, highest)


def _with_air(low: float, high: float) -> Limits:
    """Return a range with air above and below; a point becomes a range around it."""
    height = high - low
    if height <= 1e-9 * max(abs(low), abs(high)):
        middle = (low + high) / 2
        reach = max(1.0, 0.5 * abs(middle))
        return middle - reach, middle + reach
    return low - AIR * height, high + AIR * height


def _visible_range(function: Function, grid: Array) -> tuple[float, float, bool] | None:
    """Return the range worth showing and whether the curve leaves it; None if all is nan."""
    values = np.asarray(function(grid), dtype=np.float64)
    finite = np.isfinite(values)
    if not finite.any():
        return None
    shown = values[finite]
    low, high = float(shown.min()), float(shown.max())
    middle = np.abs(grid - (grid[0] + grid[-1]) / 2) <= (grid[-1] - grid[0]) / 4
    central = values[finite & middle]
    if _has_pole(function, grid, values):
        return *_cut(low, high, np.quantile(shown, (0.08, 0.92)), reach=0.25), True
    if finite.all() and high - low > _GROWTH * np.ptp(central) > 0 and _grows(values[finite]):
        core = _cut(low, high, (central.min(), central.max()), reach=0.6)
        return *_around_turns(shown, core), True
    return low, high, False


def _around_turns(values: Array, limits: Limits) -> Limits:
    """Return limits narrowed so that the turns of a curve that runs away are to be seen."""
    low, high = limits
    rises = np.diff(values)
    turns = values[1:-1][rises[1:] * rises[:-1] < 0]
    ends = values[[0, -1]]
    quiet = np.concatenate([turns, ends[(ends >= low) & (ends <= high)]])
    if len(quiet) < 2 or not len(turns):
        return limits
    reach = max(_TURNS * np.ptp(quiet), _LEAST_CUT * (high - low))
    return max(low, float(quiet.min() - reach)), min(high, float(quiet.max() + reach))


def _cut(low: float, high: float, core: Sequence[float] | Array, *, reach: float) -> Limits:
    """Return a range cut to its core and a share of the core's height more on either side."""
    extra = reach * float(core[1] - core[0])
    return max(low, float(core[0]) - extra), min(high, float(core[1]) + extra)


def _has_pole(function: Function, grid: Array, values: Array) -> bool:
    """Return whether values run away between points of the grid, not only at its ends."""
    if np.isinf(values[1:-1]).any():
        return True
    size = np.where(np.isfinite(values), np.abs(values), -1.0)
    peak = int(np.argmax(size))
    near = slice(max(0, peak - 1), peak + 2)
    beside = np.delete(size[near], min(peak, 1))
    if size[peak] > _POLE_GROWTH * beside.max() > 0:
        return True
    if min(peak, len(grid) - 1 - peak) < 2 and not np.isnan(values[near]).any():
        return False
    finer = np.abs(function(np.linspace(grid[near][0], grid[near][-1], _CLOSER)))
    return bool(np.isinf(finer).any() or np.nanmax(finer) > 3 * size[peak] > 0)


def _grows(values: Array) -> bool:
    """Return whether the largest size stands at an end and was risen to ever more steeply."""
    size = np.abs(values - np.median(values))
    eighth = len(size) // 8
    tails = size[:eighth][::-1], size[-eighth:]
    return any(
        len(tail) > 2
        and tail.max() == size.max()
        and bool((np.diff(tail) >= 0).all())
        and np.diff(tail).argmax() == len(tail) - 2
        and tail[-1] - tail[-2] > _ACCELERATION * (tail[1] - tail[0])
        for tail in tails
    )
