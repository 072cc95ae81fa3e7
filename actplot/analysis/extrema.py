"""Where a slope is zero or changes sign, where the curvature does, and fixed points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from actplot.analysis.breakpoints import Breakpoint
from actplot.analysis.function import DEFAULT_WINDOW, Function
from actplot.analysis.noise import ASIDE, Curve, is_clear, same, stands_out
from actplot.analysis.roots import search
from actplot.analysis.samples import Samples
from actplot.formula.evaluation import Floats

# More zeros than this outside the default window are taken for infinitely many.
_MANY = 4
_NEAR_BREAK = 1e-9
# Next to a removable singularity a derivative is mostly rounding.
_NEAR_HOLE = 1e-4
# A slope at a break that is so much smaller than a little aside is 0.
_FLAT = 1e-12
# So far below the largest value a curve is worth nothing, nor may an overflow on the way be.
_NOTHING = 1e-60


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


class Found(NamedTuple):
    """Places that were found, and whether they go on without end."""

    points: tuple[float, ...] = ()
    endless: bool = False


def find_zeros(
    curve: Curve,
    samples: Samples,
    values: Floats,
    *,
    slope: Curve | None = None,
    size: Curve | None = None,
) -> Found:
    """Return the isolated zeros of a curve on the whole line.

    Parameters
    ----------
    curve : callable
        Takes and returns arrays.
    samples : Samples
        Whose points to look at.
    values : numpy.ndarray
        The curve at these points.
    slope : callable, optional
        Its derivative. Without it no zero is found that the curve only touches.
    size : callable, optional
        How large the numbers are of which the curve is a difference.

    Returns
    -------
    Found
        If they are endlessly many, those in the default window only.
    """
    x = samples.x
    low, high = DEFAULT_WINDOW
    largest = np.max(np.abs(values), initial=0.0, where=np.isfinite(values))
    values = np.where(np.abs(values) <= _NOTHING * min(1.0, largest), 0.0, values)
    far = (x < samples.low) | (x > samples.high)
    looked_at = x[~far], values[~far]
    many = _changes(curve, x[far], values[far], size) > _MANY
    if not many:
        looked_at = x, values
    found = search(curve, looked_at[0], values=looked_at[1], slope=slope, size=size)
    inside = tuple(each + 0.0 for each in found if low <= each <= high)
    many = many or len(found) - len(inside) > _MANY
    if many or samples.breaks.endless:
        return Found(points=inside, endless=many)
    return Found(points=tuple(each + 0.0 for each in found))


def _changes(curve: Curve, x: Floats, values: Floats, size: Curve | None) -> int:
    """Return how often a curve changes its sign between points by more than noise."""
    with np.errstate(invalid="ignore", over="ignore"):
        changes = np.flatnonzero(np.sign(values[:-1]) * np.sign(values[1:]) < 0)
    if changes.size <= _MANY:
        return 0
    ends = x[np.array([changes, changes + 1])]
    return int(np.sum(np.all(is_clear(curve, ends, size), axis=0)))


def _derivative(function: Function, order: int) -> Curve:
    return lambda x: function.raw(x, order)


def _size(function: Function) -> Curve:
    """Return how large the terms are likely to be of which a derivative is a sum."""
    return lambda x: np.nan_to_num(np.abs(function.raw(x)), nan=0.0, posinf=0.0)


def _without(found: Found, leave_out: Callable[[float], bool]) -> Found:
    """Return what was found but for some of it."""
    points = tuple(x for x in found.points if not leave_out(x))
    return Found(points=points, endless=found.endless)


def _is_at_break(samples: Samples, x: float) -> bool:
    """Return whether a curve jumps over 0 at a place, or has none there, rather than being 0."""
    size = max(1.0, abs(x))
    at_break = any(abs(each.x - x) <= _NEAR_BREAK * size for each in samples.breaks.found)
    return at_break or bool(np.any(np.abs(samples.holes - x) <= _NEAR_HOLE * size))


def _signs(curve: Curve, x: float) -> tuple[float, float]:
    """Return the signs of a curve beside a zero: as near as they are no rounding."""
    steps = ASIDE * max(1.0, abs(x))
    points = x + np.array([-1.0, 1.0])[:, np.newaxis] * steps
    clear = np.flatnonzero(np.all(is_clear(curve, points, steps=steps), axis=0))
    column = clear[0] if clear.size else -1
    before, after = np.sign(curve(points[:, column]))
    return float(before), float(after)


def stationary_points(samples: Samples) -> tuple[tuple[StationaryPoint, ...], bool]:
    """Return the stationary points in order, and whether they are endlessly many."""
    function, breaks = samples.function, samples.breaks
    slope, curvature = _derivative(function, 1), _derivative(function, 2)
    size = _size(function)
    found = find_zeros(slope, samples, samples.values(1), slope=curvature, size=size)
    found = _without(found, partial(_is_at_break, samples))
    points = [_smooth_point(function, x) for x in found.points]
    points += [_point_at_break(function, each) for each in breaks.found]
    known = [each for each in points if each is not None]
    return tuple(sorted(known, key=lambda point: point.x)), found.endless


def _smooth_point(function: Function, x: float) -> StationaryPoint | None:
    """Return the stationary point at a zero of the slope, None at the end of the domain."""
    before, after = _signs(_derivative(function, 1), x)
    if np.isnan(before) or np.isnan(after) or before == after == 0:
        return None
    kinds = {(-1.0, 1.0): "minimum", (1.0, -1.0): "maximum"}
    return StationaryPoint(
        x=x + 0.0,
        value=float(function.raw(np.array([x]))[0]) + 0.0,
        kind=kinds.get((before, after), "inflection"),
        smooth=True,
    )


def _point_at_break(function: Function, each: Breakpoint) -> StationaryPoint | None:
    """Return the stationary point at a break, if it is one."""
    if each.order == 0 or np.isnan(each.value):
        return None
    if each.order == 1:
        kind = _sharp_kind(each.left_slope, each.right_slope)
        return (
            StationaryPoint(x=each.x, value=each.value, kind=kind, smooth=False) if kind else None
        )
    beside = function.raw(each.x + np.array([-1e-3, 1e-3]) * max(1.0, abs(each.x)), 1)
    if abs(each.left_slope) > _FLAT * np.min(np.abs(beside)) or not np.all(beside):
        return None
    return _smooth_point(function, each.x)


def _sharp_kind(left_slope: float, right_slope: float) -> str | None:
    """Return what a kink is an extremum of, if it is one."""
    if left_slope < 0 < right_slope:
        return "minimum"
    return "maximum" if left_slope > 0 > right_slope else None


def inflections(samples: Samples) -> Found:
    """Return where the curvature changes sign and the slope does not jump."""
    curvature = _derivative(samples.function, 2)
    size = _size(samples.function)
    found = find_zeros(curvature, samples, samples.values(2), size=size)

    found = _without(found, partial(_is_at_break, samples))
    # Where the slope has no jump, the curvature may have one over 0.
    places = [each.x for each in samples.breaks.found if each.order > 1]
    found = found._replace(points=tuple(sorted([*found.points, *places])))
    return _without(found, lambda x: not np.prod(_signs(curvature, x)) < 0)


def fixed_points(
    samples: Samples, identities: tuple[tuple[float, float], ...]
) -> tuple[tuple[tuple[float, float], ...], bool]:
    """Return the x that the function maps to themselves, as intervals (often of one point).

    Parameters
    ----------
    samples : Samples
        Of the function to look at.
    identities : tuple of (float, float)
        The pieces on which the function is x itself.
    """
    function = samples.function

    def distance(x: Floats) -> Floats:
        return function.raw(x) - x

    def is_known(x: float) -> bool:
        at_break = _is_at_break(samples, x)
        return at_break or any(low <= x <= high for low, high in identities)

    found = find_zeros(
        distance,
        samples,
        samples.values() - samples.x,
        slope=lambda x: function.raw(x, 1) - 1.0,
        size=np.abs,
    )
    found = _without(found, is_known)
    single = {(x, x) for x in found.points}
    # At a jump the curve has the value of one side or the other.
    places = np.array([each.x for each in samples.breaks.found if same(each.value, each.x)])
    for x in places[stands_out(distance, places, np.abs)].tolist():
        if not any(low <= x <= high for low, high in identities):
            single.add((x, x))
    return tuple(sorted([*identities, *single])), found.endless
