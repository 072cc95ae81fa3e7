"""The shape of a function: range, monotony, symmetry and its steepest place."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from actplot.analysis.breakpoints import VERTICAL, Breakpoint, Breakpoints
from actplot.analysis.enclosure import Bounds
from actplot.analysis.extrema import StationaryPoint, search_window
from actplot.analysis.function import Function, Window
from actplot.analysis.limits import limit
from actplot.analysis.saturation import inside_pieces
from actplot.formula.evaluation import Floats

_NOISE = 1e-12


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """The values a function takes; an end is attained or only approached."""

    low: float
    high: float
    low_attained: bool
    high_attained: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Slope:
    """A slope and where it is; ``x`` is infinite where it is only approached."""

    value: float
    x: float


class Describable(Function, Protocol):
    """A function that also knows its bounds and its identity pieces."""

    def __call__(self, x: object) -> Floats:
        """Return the values, nan where undefined."""

    def breaks(self, window: Window) -> Breakpoints:
        """Return the breakpoints, and whether there are endlessly many."""

    def bounds(self, order: int = 0) -> Bounds:
        """Return bounds that a derivative never leaves."""

    def is_identity_at(self, x: float) -> bool:
        """Return whether the function is x itself on the piece around a point."""


def find_range(
    function: Describable,
    breaks: Breakpoints,
    stationary: tuple[StationaryPoint, ...],
    limits: tuple[float | None, ...],
) -> Range | None:
    """Return the range from the values at stationary points, breaks and ends."""
    attained = [point.value for point in stationary]
    attained += [each.value for each in breaks.found]
    attained += list(function.raw(np.array(inside_pieces(np.array([b.x for b in breaks.found])))))
    attained += list(function.raw(np.array(function.candidates(search_window(breaks)).points)))
    approached = [side for each in breaks.found for side in (each.left, each.right)]
    if None in limits:
        low, high = function.bounds()
        found = [each for each in attained if math.isfinite(each)]
        if breaks.found and any(each.kind == "pole" for each in breaks.found):
            approached += [low, high]
        elif not (found and same(min(found), low) and same(max(found), high)):
            return None
    approached += [each for each in limits if each is not None]
    attained = [each for each in attained if math.isfinite(each)]
    everything = [float(each) for each in attained + approached if not math.isnan(each)]
    if not everything:
        return None
    low, high = min(everything), max(everything)
    return Range(
        low=low + 0.0,
        high=high + 0.0,
        low_attained=any(same(each, low) for each in attained),
        high_attained=any(same(each, high) for each in attained),
    )


def same(first: float, second: float) -> bool:
    """Return whether two values differ by rounding only."""
    if math.isinf(first) or math.isinf(second):
        return first == second
    return abs(first - second) <= _NOISE * max(1.0, abs(second))


def find_monotone(function: Function, breaks: Breakpoints) -> str | None:
    """Return how a function is monotone over the whole line."""
    low, high = search_window(breaks)
    x = np.linspace(low, high, 4001)
    values, slopes = function.raw(x), function.raw(x, 1)
    known = np.isfinite(slopes) & np.isfinite(values)
    if not known.any():
        return None
    noise = 1e-13 * np.maximum(1.0, np.abs(values[known]))
    rises, falls = bool(np.any(slopes[known] > noise)), bool(np.any(slopes[known] < -noise))
    for each in breaks.found:
        if each.kind == "pole":
            if not (math.isnan(each.left) or math.isnan(each.right)):
                return "no"
            continue
        steps = [b - a for a, b in _steps(each) if not same(a, b)]
        rises |= any(step > 0 for step in steps)
        falls |= any(step < 0 for step in steps)
    if rises and falls:
        return "no"
    if not rises and not falls:
        return "constant"
    places = np.array([each.x for each in breaks.found])
    flat = any(function.is_constant_at(x) for x in inside_pieces(places))
    if rises:
        return "non-decreasing" if flat else "increasing"
    return "non-increasing" if flat else "decreasing"


def _steps(each: Breakpoint) -> list[tuple[float, float]]:
    """Return the steps a function takes at a break, from the left to the right."""
    if math.isnan(each.value):
        return [(each.left, each.right)]
    return [(each.left, each.value), (each.value, each.right)]


def find_symmetry(function: Describable) -> str:
    """Return whether a function is odd or even, tried at points of every size."""
    x = np.geomspace(1e-4, 40.0, 97) * (1 + 1 / math.pi)
    right, left = function(x), function(-x)
    at_zero = float(function(0.0))
    centred = at_zero == 0 or not math.isfinite(at_zero)
    defined = np.isfinite(right) & np.isfinite(left)
    if not np.array_equal(np.isnan(right), np.isnan(left)) or not defined.any():
        return "none"
    right, left = right[defined], left[defined]
    close = _NOISE * np.maximum(np.abs(right), np.abs(left)) + 1e-300
    if np.all(np.abs(right + left) <= close) and centred:
        return "odd"
    return "even" if np.all(np.abs(right - left) <= close) else "none"


def find_largest_slope(
    function: Describable, breaks: Breakpoints, bends: tuple[float, ...], ends: tuple[float, ...]
) -> Slope | None:
    """Return the supremum of |f'|: at a bend, beside a break or towards an end.

    Bends are where the curvature changes sign and the edges of the domain.
    """
    poles = [each.x for each in breaks.found if each.kind == "pole"]
    if poles:
        return Slope(value=math.inf, x=min(poles, key=abs))
    places = np.array([*bends, 0.0, *inside_pieces(np.array([b.x for b in breaks.found]))])
    found = list(zip(np.abs(function.raw(places, 1)).tolist(), places.tolist(), strict=True))
    found += [
        (abs(s), each.x) for each in breaks.found for s in (each.left_slope, each.right_slope)
    ]
    found = [each for each in found if not math.isnan(each[0])] or [(0.0, 0.0)]
    largest = max(slope for slope, _ in found)
    largest = math.inf if largest > VERTICAL else largest
    x = min(
        (x for slope, x in found if same(min(slope, VERTICAL), min(largest, VERTICAL))), key=abs
    )
    for end in ends:
        slope = limit(_slope_of(function), end)
        if slope is None:
            low, high = function.bounds(1)
            if not same(largest, max(-low, high)):
                return None
        elif abs(slope) > largest and not same(abs(slope), largest):
            largest, x = abs(slope), end * math.inf
    return Slope(value=largest, x=x + 0.0)


def edges(domain: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
    """Return the floats just inside the finite ends of a domain."""
    inside = [(low, math.inf) for low, _ in domain] + [(high, -math.inf) for _, high in domain]
    return tuple(math.nextafter(end, to) for end, to in inside if math.isfinite(end))


def _slope_of(function: Function) -> Callable[[Floats], Floats]:
    return lambda x: function.raw(x, 1)
