"""Where a function is defined."""

from __future__ import annotations

import math

import numpy as np

from actplot.analysis.function import DEFAULT_WINDOW, Describable
from actplot.analysis.roots import bisect, snapped
from actplot.analysis.samples import Samples
from actplot.formula.evaluation import Floats

Intervals = tuple[tuple[float, float], ...]

# A domain of more intervals than this goes on without end.
_MANY = 12


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
        grid = np.union1d(samples.x, others)
        state = undefined(grid)
    else:
        grid, state = samples.x, _undefined(function, samples.x, samples.values())
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
    defined = state[np.append(0, changes + 1)] < 0
    if not (endless or function.numeric or zeros.endless):
        # A formula ends where it may break; elsewhere its value is lost to an overflow.
        lost = ~np.isin(ends, candidates)
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


def _undefined(function: Describable, x: Floats, values: Floats) -> Floats:
    """Return 1 where a function is undefined, else -1."""
    missing = np.isnan(values)
    missing[missing] = function.undefined(x[missing])
    return np.where(missing, 1.0, -1.0)
