"""Where a function is defined."""

from __future__ import annotations

import math

import numpy as np

from actplot.analysis.breakpoints import Breakpoints
from actplot.analysis.extrema import search_window
from actplot.analysis.function import Function
from actplot.analysis.roots import bisect, search_grid, snapped
from actplot.formula.evaluation import Floats


def find_domain(function: Function, breaks: Breakpoints) -> tuple[tuple[float, float], ...]:
    """Return the intervals on which a function is defined."""
    grid = search_grid(search_window(breaks))
    grid = grid[~np.isin(grid, [each.x for each in breaks.found])]

    def undefined(x: Floats) -> Floats:
        return np.where(np.isnan(function.raw(x)), 1.0, -1.0)

    state = undefined(grid)
    changes = np.flatnonzero(state[:-1] != state[1:])
    edges = bisect(undefined, grid[changes], grid[changes + 1])
    # Of the two floats at an edge, the defined one ends the domain.
    outer = np.nextafter(edges, np.inf)
    edges = np.where(undefined(edges) > 0, outer, edges)
    candidates = np.array(function.candidates(search_window(breaks)).points)
    ends = [snapped(float(each), candidates) for each in edges]
    if state[0] < 0:
        ends.insert(0, -math.inf)
    if state[-1] < 0:
        ends.append(math.inf)
    return tuple(zip(ends[::2], ends[1::2], strict=True))
