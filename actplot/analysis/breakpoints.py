"""Kinks, jumps and poles, each with the values and slopes on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from actplot.analysis.approach import approached, led_to, limits_beside, room_around, ways
from actplot.analysis.division import infinite_pieces
from actplot.analysis.function import Breakable, Function, Window
from actplot.analysis.one_sided import Neighbours, Sides, sides
from actplot.analysis.roots import Zeros
from actplot.formula.evaluation import Floats

# Derivatives are compared up to this order; a break of a higher one does not show.
HIGHEST_ORDER = 3
# A slope this steep next to a point is a vertical tangent.
VERTICAL = 1e7
# Next to a root of a difference a value may be off by this part of what it changes nearby.
_BLUR = 0.1
_NEARBY = 2  # the row of a way that is a millionth off
_SAME = 1e-5
# A slope that grows so much over three powers of ten is infinite at a removable singularity.
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


class Breakpoints(NamedTuple):
    """The breakpoints in order, and whether there are endlessly many before and after them."""

    found: tuple[Breakpoint, ...] = ()
    endless_before: bool = False
    endless_after: bool = False

    @property
    def endless(self) -> bool:
        """Whether there are more than are listed."""
        return self.endless_before or self.endless_after


class _Around(NamedTuple):
    """What a function does at some points and beside them; arrays of the points' shape."""

    points: Floats
    values: Floats
    left: Floats
    right: Floats
    kinds: np.ndarray
    holes: np.ndarray


def find_breakpoints(function: Breakable, window: Window) -> Breakpoints:
    """Return every breakpoint of a function.

    Parameters
    ----------
    function : Function
        What to look at.
    window : tuple of float
        Where to look if there are endlessly many; otherwise the whole line is searched.
    """
    return _among(function, function.candidates(window))


@lru_cache(maxsize=64)
def _among(function: Breakable, candidates: Zeros) -> Breakpoints:
    """Return those of the places where a function may break at which it does."""
    found = _found(function, np.array(candidates.points), candidates.exact)
    before, after = (
        bool(_found(function, np.array(part))) for part in (candidates.before, candidates.after)
    )
    return Breakpoints(found=found, endless_before=before, endless_after=after)


def _found(
    function: Breakable, points: Floats, exact: frozenset[float] = frozenset()
) -> tuple[Breakpoint, ...]:
    """Return the breakpoints among some points, of which those that were solved for are known."""
    if not points.size:
        return ()
    near = function.neighbours(points)
    around = _look(function, near)
    level = sides(function, near, 1)
    slopes = limits_beside(function, points, 1, (level.left, level.right))
    vertical = np.any(np.isinf(slopes), axis=0)
    orders = np.where(around.kinds == "kink", _broken_orders(function, near, level, vertical), 0)
    if np.any(around.holes):
        holes = np.flatnonzero(around.holes)
        orders[holes] = _differ(function, points[holes], 1, room_around(points)[holes])
    left_slope, right_slope = _slopes(function, near, level, around, orders=orders, slopes=slopes)
    return tuple(
        Breakpoint(
            x=x + 0.0,
            kind=str(around.kinds[index]),
            order=int(orders[index]),
            left=float(around.left[index]),
            right=float(around.right[index]),
            value=float(around.values[index]),
            left_slope=float(left_slope[index]),
            right_slope=float(right_slope[index]),
            exact=x in exact,
        )
        for index, x in enumerate(points.tolist())
        if around.kinds[index] in ("pole", "jump") or orders[index] > 0
    )


def _look(function: Breakable, near: Neighbours) -> _Around:
    """Return the values at some points and beside them, and what kind of break they make.

    Until its derivatives have been looked at, a continuous function counts as a kink.
    """
    level = sides(function, near, 0)
    values = function.at_breaks(near) + 0.0
    way = ways(function, near.points)
    limits, swings = approached(way, np.array([level.left, level.right]))
    if np.any(np.isinf(limits)):
        infinite = infinite_pieces(function, near.points)
        limits[np.isinf(limits) & np.array([infinite[:-1], infinite[1:]])] = np.nan
    left, right = limits
    poles = np.isinf(left) | np.isinf(right)
    undefined = np.isnan(left) | np.isnan(right)
    # At the float nearest to a pole of tan(x) it has a value; that of a piece is its limit.
    ended = level._replace(left=left, right=right).hold(values)
    values = np.where((poles & ~ended) | np.isinf(values), np.nan, values)
    with np.errstate(invalid="ignore", over="ignore"):
        blur = _BLUR * np.minimum(*np.abs(way[:, _NEARBY] - [left, right]))
        held = level.hold(values) | (np.abs(values - left) <= blur)
        own = function.raw(near.points) + 0.0
        middle = np.where(level.hold(own), own, (left + right) / 2)
    joined = level.agree & (np.isnan(values) | held)
    holes = ~poles & ~undefined & np.isnan(values) & (joined | _leads_to_one(function, near))
    kinds = np.select(
        [poles, np.any(swings, axis=0), undefined, joined | holes],
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


def _leads_to_one(function: Function, near: Neighbours) -> np.ndarray:
    """Return where the values at some distance on both sides lead to the same one."""
    left, right = led_to(function, near.points, 0, room_around(near.points))
    with np.errstate(invalid="ignore", over="ignore"):
        size = np.maximum(np.abs(left), np.abs(right))
        return np.asarray(np.abs(left - right) <= _SAME * size)


def _broken_orders(
    function: Function, near: Neighbours, level: Sides, vertical: np.ndarray
) -> np.ndarray:
    """Return the lowest order of derivative whose sides disagree at each point, 0 for none.

    The slopes next to the points are known, and where they grow without bound.
    """
    orders = np.zeros(near.points.size, dtype=int)
    unbroken = np.arange(near.points.size)
    room = room_around(near.points)
    for order in range(1, HIGHEST_ORDER + 1):
        if order > 1:
            here = near.at(unbroken)
            level = sides(function, here, order, carry=order < HIGHEST_ORDER)
        broken = ~level.agree if order > 1 else ~level.agree | vertical
        if order > 1 and np.any(broken):
            # Near 0 a high derivative of such as arctan(1/x) may be all rounding.
            suspects = unbroken[broken]
            broken[broken] = _differ(function, near.points[suspects], order, room[suspects])
        orders[unbroken[broken]] = order
        unbroken = unbroken[~broken]
        if not unbroken.size:
            break
    return orders


def _differ(function: Function, points: Floats, order: int, room: Floats) -> np.ndarray:
    """Return where a derivative leads to different values from both sides, or to none."""
    left, right = led_to(function, points, order, room)
    far, near = np.abs(ways(function, points, order)[:, [0, _NEARBY]]).max(axis=0)
    with np.errstate(invalid="ignore", over="ignore"):
        size = np.fmax(far, np.maximum(np.abs(left), np.abs(right)))
        same = np.abs(left - right) <= _SAME * size
    return np.asarray(~same | (near > _HOLE_GROWTH * far))


def _slopes(
    function: Function,
    near: Neighbours,
    level: Sides,
    around: _Around,
    *,
    orders: np.ndarray,
    slopes: Floats,
) -> tuple[Floats, Floats]:
    """Return the one-sided slopes: infinite for a vertical tangent, one where both agree."""
    left, right = slopes
    left = np.where(np.isnan(around.left), np.nan, _flattened(function, near.left[-1], left))
    right = np.where(np.isnan(around.right), np.nan, _flattened(function, near.right[-1], right))
    slope = _joined(function, near.points, level)
    return np.where(orders > 1, slope, left), np.where(orders > 1, slope, right)


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
    with np.errstate(invalid="ignore", over="ignore"):
        middle = (level.left + level.right) / 2
    return np.where(level.hold(slope), slope, middle) + 0.0
