"""Where a slope is zero or changes sign, where the curvature does, and fixed points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from actplot.analysis.breakpoints import Breakpoints
from actplot.analysis.function import DEFAULT_WINDOW, Function, Window
from actplot.analysis.roots import search
from actplot.formula.evaluation import Floats

_REACH = 30.0
_MANY = 12
_NEAR_BREAK = 1e-9
_STEP = 1e-4


@dataclass(frozen=True, kw_only=True, slots=True)
class StationaryPoint:
    """A place where the slope is 0 or changes sign.

    Parameters
    ----------
    x, value : float
        The place and the function there.
    kind : str
        "minimum", "maximum", or "inflection" where the slope is 0 and keeps its sign.
    smooth : bool
        False where the slope jumps over 0, as that of abs(x) does.
    """

    x: float
    value: float
    kind: str
    smooth: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Places found in a window, and whether they go on beyond it without end."""

    points: tuple[float, ...] = ()
    endless: bool = False


def search_window(breaks: Breakpoints) -> Window:
    """Return a window with everything that happens at a catalogued activation's size."""
    if breaks.endless or not breaks.found:
        return -_REACH, _REACH
    places = [each.x for each in breaks.found]
    return min(places) - _REACH, max(places) + _REACH


def find_zeros(
    function: Callable[[Floats], Floats],
    breaks: Breakpoints,
    *,
    leave_out: Callable[[float], bool],
) -> Found:
    """Return the isolated zeros of a function near the breaks and 0, but for some."""
    found = search(function, search_window(breaks), beyond=False).points
    points = tuple(x + 0.0 for x in found if not leave_out(x))
    if len(points) > _MANY:
        low, high = DEFAULT_WINDOW
        return Found(points=tuple(x for x in points if low <= x <= high), endless=True)
    return Found(points=points)


def _at_break(breaks: Breakpoints) -> Callable[[float], bool]:
    """Return a test for places where a function jumps over 0 rather than being 0."""
    places = [each.x for each in breaks.found]
    return lambda x: any(abs(place - x) <= _NEAR_BREAK * max(1.0, abs(x)) for place in places)


def stationary_points(
    function: Function, breaks: Breakpoints
) -> tuple[tuple[StationaryPoint, ...], bool]:
    """Return the stationary points in order, and whether they are endlessly many."""
    found = find_zeros(lambda x: function.raw(x, 1), breaks, leave_out=_at_break(breaks))
    smooth = [_smooth_point(function, x) for x in found.points]
    sharp = [
        StationaryPoint(x=each.x, value=each.value, kind=kind, smooth=False)
        for each in breaks.found
        if each.order == 1 and (kind := _sharp_kind(each.left_slope, each.right_slope))
    ]
    return tuple(sorted(smooth + sharp, key=lambda point: point.x)), found.endless


def _smooth_point(function: Function, x: float) -> StationaryPoint:
    """Return the stationary point at a zero of the slope."""
    step = _STEP * max(1.0, abs(x))
    before, after = np.sign(function.raw(np.array([x - step, x + step]), 1))
    kinds = {(-1.0, 1.0): "minimum", (1.0, -1.0): "maximum"}
    return StationaryPoint(
        x=x + 0.0,
        value=float(function.raw(np.array([x]))[0]),
        kind=kinds.get((float(before), float(after)), "inflection"),
        smooth=True,
    )


def _sharp_kind(left_slope: float, right_slope: float) -> str | None:
    """Return what a kink is an extremum of, if it is one."""
    if left_slope < 0 < right_slope:
        return "minimum"
    return "maximum" if left_slope > 0 > right_slope else None


def inflections(function: Function, breaks: Breakpoints) -> Found:
    """Return where the curvature changes sign smoothly."""

    def curvature(x: Floats) -> Floats:
        return function.raw(x, 2)

    found = find_zeros(curvature, breaks, leave_out=_at_break(breaks))
    kept = []
    for x in found.points:
        step = _STEP * max(1.0, abs(x))
        before, after = curvature(np.array([x - step, x + step]))
        if before * after < 0 or np.sign(before) * np.sign(after) < 0:
            kept.append(x + 0.0)
    return Found(points=tuple(kept), endless=found.endless)


def fixed_points(
    function: Function, breaks: Breakpoints, identities: tuple[tuple[float, float], ...]
) -> tuple[tuple[tuple[float, float], ...], bool]:
    """Return the x that the function maps to themselves, as intervals (often of one point).

    Parameters
    ----------
    function : Function
        What to look at.
    breaks : Breakpoints
        Its breakpoints.
    identities : tuple of (float, float)
        The pieces on which the function is x itself.
    """

    def known_or_jump(x: float) -> bool:
        value = float(function.raw(np.array([x]))[0])
        jump = not abs(value - x) <= 1e-9 * max(1.0, abs(x))
        return jump or any(low <= x <= high for low, high in identities)

    found = find_zeros(lambda x: function.raw(x) - x, breaks, leave_out=known_or_jump)
    single = [(x, x) for x in found.points]
    return tuple(sorted([*identities, *single])), found.endless
