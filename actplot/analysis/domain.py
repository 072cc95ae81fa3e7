"""Where a function is defined."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

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
    zeros = function.candidates(DEFAULT_WINDOW)
    candidates = np.array(zeros.points)
    breaks = [each.x for each in samples.breaks.found]
    others = candidates[~np.isin(candidates, breaks)]

    def undefined(x: Floats) -> Floats:
        return _undefined(function, x, function.raw(x))

    if others.size:
        # An interval may lie between two samples: arcsin(1000*x - 12) has a narrow one.
        middles = (candidates[:-1] + candidates[1:]) / 2
        grid = np.union1d(samples.x, np.append(others, middles))
        values = function.raw(grid)
    else:
        grid, values = samples.x, samples.values()
    if np.isinf(values).any() and not np.isfinite(values).any():
        return (), False  # as 1/0 and x/0 are, whose values are infinite or none
    state = _undefined(function, grid, values)
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
    ends = np.array([snapped(float(each), candidates) for each in edges])
    starts = np.append(0, changes + 1)
    defined = state[starts] < 0
    if not (endless or function.numeric or zeros.endless):
        # Where log(-exp(-x)) has a value, it is that of a number too small for a float.
        vanished = np.logical_and.reduceat(np.isinf(values), starts)
        defined &= ~vanished
        # A formula ends where it may break; elsewhere its value is lost to an overflow.
        lost = ~(np.isin(ends, candidates) | vanished[1:] | vanished[:-1])
        defined[:-1] |= lost
        defined[1:] |= lost
    ends = ends[defined[1:] != defined[:-1]].tolist()
    outermost = DEFAULT_WINDOW if endless else (-math.inf, math.inf)
    if defined[0]:
        ends.insert(0, outermost[0])
    if defined[-1]:
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
    poles = {each.x for each in breaks if each.kind == "pole"}
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


def _undefined(function: Describable, x: Floats, values: Floats) -> Floats:
    """Return 1 where a function is undefined, else -1."""
    missing = np.isnan(values)
    missing[missing] = function.undefined(x[missing])
    return np.where(missing, 1.0, -1.0)
