"""Kinks, jumps and poles, each with the values and slopes on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from actplot.analysis.function import Function, Window
from actplot.analysis.one_sided import Neighbours, Sides, sides
from actplot.formula.evaluation import Floats

# Derivatives are compared up to this order; a break of a higher one does not show.
HIGHEST_ORDER = 3
# A slope this steep next to a point is a vertical tangent.
VERTICAL = 1e7
# Distances from which a function is watched on its way to a point, in units of max(1, |x|).
_APPROACH = np.array([1e-3, 1e-6, 1e-9, 1e-12])
# From a distance to the next a pole of any order grows by at least this part of the last step.
_LASTING = 0.9
_SMALLEST_GROWTH = 1e-6
_SWING = 0.05
_BLUR = 0.1
# Next to a removable singularity so much is lost to cancellation that nearer points are useless.
_HOLE_STEP = 1e-4
_HOLE_TOLERANCE = 1e-5
_HOLE_GROWTH = 1.5


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
        nan where there is none, as for sin(1/x), or where the function is undefined.
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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Around:
    """What a function does at some points and beside them; arrays of the points' shape."""

    points: Floats
    values: Floats
    left: Floats
    right: Floats
    kinds: np.ndarray
    holes: np.ndarray


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
    around = _look(function, near)
    slopes = sides(function, near, 1)
    left_slope, right_slope = _slopes(function, near, slopes)
    orders = np.where(around.kinds == "kink", _broken_orders(function, near, slopes), 0)
    if np.any(around.holes):
        holes = np.flatnonzero(around.holes)
        orders[holes] = _broken_at_holes(function, points[holes])
    smooth = orders > 1
    slope = _joined(function, points, slopes)
    left_slope, right_slope = (np.where(smooth, slope, side) for side in (left_slope, right_slope))
    found = tuple(
        Breakpoint(
            x=x + 0.0,
            kind=str(around.kinds[index]),
            order=int(orders[index]),
            left=float(around.left[index]),
            right=float(around.right[index]),
            value=float(around.values[index]),
            left_slope=float(left_slope[index]),
            right_slope=float(right_slope[index]),
            exact=x in candidates.exact,
        )
        for index, x in enumerate(candidates.points)
        if around.kinds[index] in ("pole", "jump") or orders[index] > 0
    )
    return Breakpoints(found=found, endless=candidates.endless)


def _look(function: Function, near: Neighbours) -> _Around:
    """Return the values at some points and beside them, and what kind of break they make.

    Until its derivatives have been looked at, a continuous function counts as a kink.
    """
    level = sides(function, near, 0)
    values = function.raw(near.points) + 0.0
    ways = function.raw(_on_the_way(near.points))
    left, swings_left = _approached(ways[0], level.left)
    right, swings_right = _approached(ways[1], level.right)
    poles = np.isinf(left) | np.isinf(right)
    undefined = np.isnan(left) | np.isnan(right)
    values = np.where(poles | np.isinf(values), np.nan, values)
    with np.errstate(invalid="ignore"):
        # Next to a root of a difference a value may be off by the root of its rounding.
        blur = _BLUR * np.abs(ways[:, 1] - np.array([left, right])).min(axis=0)
        held = level.hold(values) | (np.abs(values - left) <= blur)
        middle = np.where(np.isnan(values), (left + right) / 2, values)
    joined = level.agree & (np.isnan(values) | held)
    holes = ~poles & ~undefined & np.isnan(values) & (joined | _is_hole(function, near.points))
    kinds = np.select(
        [poles, swings_left | swings_right, undefined, joined | holes],
        ["pole", "jump", "edge", "kink"],
        "jump",
    )
    kinked = kinds == "kink"
    return _Around(
        points=near.points,
        values=values,
        left=np.where(kinked, middle, left),
        right=np.where(kinked, middle, right),
        kinds=kinds,
        holes=holes,
    )


def _on_the_way(points: Floats) -> Floats:
    """Return places nearer and nearer to some points, on their left and on their right."""
    distances = np.multiply.outer(_APPROACH, np.maximum(1.0, np.abs(points)))
    return np.asarray(points + np.multiply.outer((-1.0, 1.0), distances))


def _approached(way: Floats, limits: Floats) -> tuple[Floats, np.ndarray]:
    """Return one-sided limits, infinite where they only look finite, and which do not exist.

    At a pole each step closer, of three powers of ten, adds as much as the last one or
    more, even at one of a logarithm; on the way to a finite limit each adds far less.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        growth = np.diff(np.abs(way), axis=0)
        lasting = (growth[1:] >= _LASTING * growth[:-1]) & (growth[1:] > 0)
        poles = np.all(lasting, axis=0) & (growth[-1] > _SMALLEST_GROWTH * np.abs(way[-1]))
        steps = np.diff(np.concatenate([way, limits[np.newaxis]]), axis=0)
        large = np.abs(steps) > _SWING * np.max(np.abs(way), axis=0)
        swings = np.any(large & (steps > 0), axis=0) & np.any(large & (steps < 0), axis=0)
        swings &= np.isfinite(limits) & (np.sum(large, axis=0) > 2)
        limits = np.where(poles & np.isfinite(limits), np.copysign(np.inf, way[-1]), limits)
    return np.where(swings, np.nan, limits), swings


def _broken_orders(function: Function, near: Neighbours, slopes: Sides) -> np.ndarray:
    """Return the lowest order of derivative whose sides disagree at each point, 0 for none."""
    orders = np.zeros(near.points.size, dtype=int)
    unbroken = np.arange(near.points.size)
    level = slopes
    for order in range(1, HIGHEST_ORDER + 1):
        if order > 1:
            carry = order < HIGHEST_ORDER
            level = sides(function, near.at(unbroken), order, carry=carry)
        broken = ~level.agree
        orders[unbroken[broken]] = order
        unbroken = unbroken[~broken]
        if not unbroken.size:
            break
    return orders


def _is_hole(function: Function, points: Floats) -> np.ndarray:
    """Return where the values at some distance on both sides lead to the same one."""
    left, right = _led_to(function, points, 0)
    with np.errstate(invalid="ignore"):
        size = np.maximum(np.abs(left), np.abs(right))
        return np.asarray(np.abs(left - right) <= _HOLE_TOLERANCE * size)


def _broken_at_holes(function: Function, points: Floats) -> np.ndarray:
    """Return where the slopes on both sides of a removable singularity differ or are infinite."""
    left, right = _led_to(function, points, 1)
    far, near = np.abs(function.raw(_on_the_way(points)[:, :2], 1)).max(axis=0)
    with np.errstate(invalid="ignore"):
        size = np.maximum(1.0, np.maximum(np.abs(left), np.abs(right)))
        differ = np.abs(left - right) > _HOLE_TOLERANCE * size
    return np.asarray(differ | (near > _HOLE_GROWTH * far))


def _led_to(function: Function, points: Floats, order: int) -> tuple[Floats, Floats]:
    """Return what a derivative tends to from both sides, by three points on each."""
    step = _HOLE_STEP * np.maximum(1.0, np.abs(points))
    first, second, third = (
        function.raw(points + np.multiply.outer((-count, count), step), order)
        for count in (1.0, 2.0, 3.0)
    )
    with np.errstate(invalid="ignore", over="ignore"):
        left, right = 3 * first - 3 * second + third
    return left, right


def _slopes(function: Function, near: Neighbours, level: Sides) -> tuple[Floats, Floats]:
    """Return the one-sided slopes, infinite for a vertical tangent."""
    ways = function.raw(_on_the_way(near.points), 1)
    left, _ = _approached(ways[0], level.left)
    right, _ = _approached(ways[1], level.right)
    return _flattened(function, near.left[-1], left), _flattened(function, near.right[-1], right)


def _flattened(function: Function, points: Floats, slopes: Floats) -> Floats:
    """Return slopes with 0 on constant pieces, also where a chain rule has 0/0 there."""
    unknown = np.flatnonzero(np.isnan(slopes))
    for index in unknown[np.isfinite(function.raw(points[unknown]))]:
        if function.is_constant_at(float(points[index])):
            slopes[index] = 0.0
    return slopes


def _joined(function: Function, points: Floats, level: Sides) -> Floats:
    """Return the one slope at points where both sides agree on it."""
    slope = function.raw(points, 1)
    with np.errstate(invalid="ignore"):
        middle = (level.left + level.right) / 2
    return np.where(level.hold(slope), slope, middle) + 0.0
