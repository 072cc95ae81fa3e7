"""Kinks, jumps and poles, each with the values and slopes on both sides."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from actplot.analysis.function import Function, Window
from actplot.analysis.one_sided import Neighbours, Sides, sides

# Derivatives are compared up to this order; a break of a higher one does not show.
HIGHEST_ORDER = 3
# A value next to a point that is so many times the one nearby means a pole.
_POLE_GROWTH = 1e6
_NEARBY = 1e-3
# A slope this steep next to a point is a vertical tangent.
VERTICAL = 1e7


@dataclass(frozen=True, kw_only=True, slots=True)
class Breakpoint:
    """A place where a function or one of its derivatives breaks.

    Parameters
    ----------
    x : float
        The place.
    kind : str
        "pole" (the function grows without bound), "jump" (it is discontinuous) or
        "kink" (it is continuous and the derivative of the given order is not).
    order : int
        The lowest order of derivative that breaks: 0 for poles and jumps, 1 for a
        kink proper, 2 where only the second derivative jumps, and so on.
    left, right : float
        The function's limits from the left and from the right; infinite at a pole,
        nan where it is undefined on that side.
    value : float
        The function at the place itself; nan where undefined.
    left_slope, right_slope : float
        The limits of its first derivative.
    exact : bool
        Whether the place was solved for, rather than found by bisection down to
        neighbouring floats.
    """

    x: float
    kind: str
    order: int
    left: float
    right: float
    value: float
    left_slope: float
    right_slope: float
    exact: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Breakpoints:
    """The breakpoints in order, and whether there are endlessly many outside the window."""

    found: tuple[Breakpoint, ...] = ()
    endless: bool = False


def find_breakpoints(function: Function, window: Window) -> Breakpoints:
    """Return every breakpoint of a function.

    Parameters
    ----------
    function : Function
        What to look at.
    window : tuple of float
        Where to look if there are endlessly many; otherwise the whole line is searched.
    """
    candidates = function.candidates(window)
    points = np.array(candidates.points)
    if not points.size:
        return Breakpoints(endless=candidates.endless)
    near = function.neighbours(points)
    found = []
    for index, x in enumerate(candidates.points):
        here = Neighbours(
            points=points[index : index + 1],
            left=near.left[:, index : index + 1],
            right=near.right[:, index : index + 1],
        )
        breakpoint_ = _classified(function, here, exact=x in candidates.exact)
        if breakpoint_ is not None:
            found.append(breakpoint_)
    return Breakpoints(found=tuple(found), endless=candidates.endless)


def _classified(function: Function, near: Neighbours, *, exact: bool) -> Breakpoint | None:
    """Return the breakpoint at one candidate, or None if nothing breaks there."""
    x = float(near.points[0])
    values = function.raw(near.points)
    value = float(values[0])
    levels = [sides(function, near, 0)]
    left, right = (_limit(function, side, value, x) for side in _both(levels[0]))
    if any(math.isinf(each) for each in (left, right, value)):
        kind, order, value = "pole", 0, math.nan
    elif math.isnan(left) or math.isnan(right):
        return None  # the end of the function's domain
    elif not levels[0].agree[0] or (not math.isnan(value) and not levels[0].hold(values)[0]):
        kind, order = "jump", 0
    else:
        broken = _broken_order(function, near, levels)
        if broken is None:
            return None
        kind, order = "kink", broken
        left = right = value if not math.isnan(value) else (left + right) / 2
    slopes = _both(levels[1] if len(levels) > 1 else sides(function, near, 1))
    left_slope, right_slope = map(_slope, slopes)
    return Breakpoint(
        x=x + 0.0,
        kind=kind,
        order=order,
        left=left,
        right=right,
        value=value,
        left_slope=left_slope,
        right_slope=right_slope,
        exact=exact,
    )


def _broken_order(function: Function, near: Neighbours, levels: list[Sides]) -> int | None:
    """Return the lowest order of derivative whose sides disagree; fill in the levels passed."""
    for order in range(1, HIGHEST_ORDER + 1):
        levels.append(sides(function, near, order))
        if not levels[order].agree[0]:
            return order
    return None


def _both(level: Sides) -> tuple[float, float]:
    return float(level.left[0]), float(level.right[0])


def _limit(function: Function, side: float, value: float, x: float) -> float:
    """Return a one-sided value, or an infinity where it only looks finite.

    A pole shows by its growth over the last thousandth; a logarithmic one, which
    grows slowly, by the infinite value at the point itself.
    """
    if math.isinf(side) or abs(side) < 1:
        return side
    step = max(abs(x), 1.0) * _NEARBY
    around = np.abs(function.raw(np.array([x - step, x + step])))
    finite = around[np.isfinite(around)]
    scale = max(1.0, float(finite.max())) if finite.size else 1.0
    growth = 2.0 if math.isinf(value) and side * value > 0 else _POLE_GROWTH
    return math.copysign(math.inf, side) if abs(side) > growth * scale else side


def _slope(value: float) -> float:
    """Return a one-sided slope, or an infinity for a vertical tangent."""
    return math.copysign(math.inf, value) if abs(value) > VERTICAL else value
