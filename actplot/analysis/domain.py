"""Where a function is defined."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.analysis.division import infinite_pieces, inside_pieces
from actplot.analysis.function import DEFAULT_WINDOW, Describable
from actplot.analysis.roots import bisect, snapped
from actplot.analysis.samples import Samples
from actplot.formula.evaluation import Floats

if TYPE_CHECKING:
    from actplot.analysis.breakpoints import Breakpoint

Intervals = tuple[tuple[float, float], ...]

# A domain of more intervals than this goes on without end.
_MANY = 12
# A float of more digits is most likely the nearest one to a place that has endlessly many.
_EXACT_DIGITS = 12


class Stretch(NamedTuple):
    """An interval on which a function is defined, perhaps without some single places inside it.

    Parameters
    ----------
    low, high : float
        Its ends.
    has_low, has_high : bool
        Whether they belong to it.
    holes : tuple of float
        The places inside it at which the function is undefined.
    """

    low: float
    high: float
    has_low: bool
    has_high: bool
    holes: tuple[float, ...] = ()


def find_domain(samples: Samples) -> tuple[Intervals, bool]:
    """Return the intervals on which a function is defined, and whether they go on without end.

    Single points do not count: x^x has a value at -2 and none beside it.
    """
    function = samples.function
    candidates = function.candidates(DEFAULT_WINDOW)
    places = np.array(candidates.points)
    if function.numeric or candidates.endless:
        return _searched(samples, places)
    ends = [-math.inf, *places.tolist(), math.inf]
    breaks = [each.x for each in samples.breaks.found]
    missing = np.isnan(function.raw(places)) & ~np.isin(places, breaks)
    found: list[tuple[float, float]] = []
    for piece in np.flatnonzero(_defined_pieces(samples, places)):
        low, high = ends[piece], ends[piece + 1]
        joined = bool(found) and found[-1][1] == low and not missing[piece - 1]
        found.append((found.pop()[0] if joined else low, high))
    return tuple(found), False


def _defined_pieces(samples: Samples, places: Floats) -> np.ndarray:
    """Return on which of the pieces between places where it may break a formula is defined.

    It is so on a whole piece or on none of it: whatever else is missing is lost to an
    overflow on the way, and where nothing has a finite value, it is divided by 0.
    """
    grid, values, starts = _sampled(samples, places)
    missing = np.isnan(values)
    if np.any(missing):
        piece = np.searchsorted(places, grid)
        missing[1:-1] |= missing[:-2] & missing[2:] & (piece[:-2] == piece[2:])
    finite = np.isfinite(values) & ~missing
    lowest = np.minimum.reduceat(np.where(finite, values, np.inf), starts)
    highest = np.maximum.reduceat(np.where(finite, values, -np.inf), starts)
    # Far away sqrt(-exp(-x)) is 0, but only because a number too small for a float is.
    if places.size:
        beside = np.append(missing[starts[1:] - 1], True) & np.append(True, missing[starts[1:]])
    else:
        beside = missing[[np.argmin(np.abs(grid))]]
    return np.asarray((lowest < highest) | ((lowest == highest) & ~beside))


def _sampled(samples: Samples, places: Floats) -> tuple[Floats, Floats, np.ndarray]:
    """Return points on every piece between places, values there, and where each piece starts."""
    elsewhere = ~np.isin(samples.x, places)
    grid, values = samples.x[elsewhere], samples.values()[elsewhere]
    starts = np.append(0, np.searchsorted(grid, places))
    if np.any(np.diff(starts, append=grid.size) == 0):
        # A piece may lie between two samples: arcsin(1000*x - 12) has a narrow one.
        grid = np.union1d(grid, inside_pieces(places))
        grid = grid[~np.isin(grid, places)]
        values = samples.function.raw(grid)
        starts = np.append(0, np.searchsorted(grid, places))
    return grid, values, starts


def _searched(samples: Samples, candidates: Floats) -> tuple[Intervals, bool]:
    """Return the domain by where values begin or cease, as not all breaks are known."""
    function = samples.function
    infinite = infinite_pieces(function, candidates)

    def undefined(x: Floats, values: Floats | None = None) -> Floats:
        missing = np.isnan(function.raw(x) if values is None else values)
        missing[missing] = function.undefined(x[missing])
        return np.where(missing | infinite[np.searchsorted(candidates, x)], 1.0, -1.0)

    breaks = [each.x for each in samples.breaks.found]
    others = candidates[~np.isin(candidates, breaks)]
    if others.size:
        # An interval may lie between two samples: arcsin(1000*x - 12) has a narrow one.
        middles = (candidates[:-1] + candidates[1:]) / 2
        grid = np.union1d(samples.x, np.append(others, middles))
        state = undefined(grid)
    else:
        grid, state = samples.x, undefined(samples.x, samples.values())
    single = (state[1:-1] < 0) & (state[:-2] > 0) & (state[2:] > 0)
    state[1:-1][single] = 1.0
    changes = np.flatnonzero(state[:-1] != state[1:])
    endless = changes.size > 2 * _MANY
    if endless:
        low, high = DEFAULT_WINDOW
        inside = (grid >= low) & (grid <= high)
        grid, state = grid[inside], state[inside]
        changes = np.flatnonzero(state[:-1] != state[1:])
    edges = bisect(undefined, grid[changes], grid[changes + 1])
    # Of the two floats at an edge, the defined one ends the domain.
    outer = np.nextafter(edges, np.where(state[changes] > 0, np.inf, -np.inf))
    edges = np.where(undefined(edges) > 0, outer, edges)
    ends = [snapped(float(each), candidates) for each in edges]
    outermost = DEFAULT_WINDOW if endless else (-math.inf, math.inf)
    if state[0] < 0:
        ends.insert(0, outermost[0])
    if state[-1] < 0:
        ends.append(outermost[1])
    pairs = zip(ends[::2], ends[1::2], strict=True)
    return tuple((low, high) for low, high in pairs if low < high), endless


def stretches(
    function: Describable, domain: Intervals, breaks: Sequence[Breakpoint]
) -> tuple[Stretch, ...]:
    """Return a domain with those of its intervals joined between which a single place is missing.

    Parameters
    ----------
    function : Describable
        The function.
    domain : tuple of (float, float)
        The intervals on which it is defined.
    breaks : sequence of Breakpoint
        Its breakpoints.
    """
    poles = {each.x for each in breaks if each.kind == "pole" and math.isnan(each.value)}
    found: list[Stretch] = []
    for low, high in domain:
        has_low, has_high = (
            math.isfinite(end) and end not in poles and _is_defined(function, end, to)
            for end, to in ((low, high), (high, low))
        )
        each = Stretch(low, high, has_low, has_high)
        if found and found[-1].high == low and not has_low:
            before = found.pop()
            each = Stretch(before.low, high, before.has_low, has_high, (*before.holes, low))
        found.append(each)
    return tuple(found)


def _is_defined(function: Describable, end: float, inwards: float) -> bool:
    """Return whether a function is defined at an end of its domain.

    At the float next to an end such as pi it may be, or not, by rounding.
    """
    is_exact = float(f"{end:.{_EXACT_DIGITS}g}") == end
    places = [end] if is_exact else [end, math.nextafter(end, inwards)]
    return bool(np.isfinite(function(places)).any())
