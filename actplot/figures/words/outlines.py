"""What a curve looks like, as a few phrases with numbers in them, read off its facts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.analysis.division import divide, inside_pieces
from actplot.analysis.shape import at_edge
from actplot.errors import InputError
from actplot.figures.words.phrases import Phrase, Value

if TYPE_CHECKING:
    from actplot.analysis.extrema import StationaryPoint
    from actplot.analysis.findings import Findings
    from actplot.figures.curve.members import Function

_MOST_TURNS = 3
_LEAST_WAVES = 5  # extrema and inflections from which a curve is a wave
_NOISE = 1e-9


class Outline(NamedTuple):
    """What a curve looks like.

    Parameters
    ----------
    phrases : tuple of Phrase
        The shape, in one phrase or in one for each rise and fall.
    straight : bool
        Whether it is made of straight pieces.
    flat : bool
        Whether all of them are horizontal.
    tells_breaks : bool
        Whether the phrases name every break.
    tells_ends : bool
        Whether the phrases say where both ends go.
    """

    phrases: tuple[Phrase, ...]
    straight: bool = False
    flat: bool = False
    tells_breaks: bool = False
    tells_ends: bool = True

    @property
    def places(self) -> set[Value]:
        """Every x that the phrases name."""
        named = [phrase.values.get(name) for phrase in self.phrases for name in ("x", "left")]
        return {place for place in named if place is not None}


def outline(function: Function, facts: Findings) -> Outline:
    """Return what a function looks like."""
    return _straight(function, facts) or _curved(function, facts)


def _one(key: str, **values: Value) -> Outline:
    """Return an outline of one phrase."""
    return Outline(phrases=(Phrase(key=f"curve.{key}", values=values),))


def _line(key: str, *, tells_breaks: bool = True, **values: Value) -> Outline:
    """Return an outline of straight pieces."""
    phrase = Phrase(key=f"curve.{key}", values=values)
    return Outline(phrases=(phrase,), straight=True, tells_breaks=tells_breaks)


def _straight(function: Function, facts: Findings) -> Outline | None:
    """Return the outline of a function that is straight between its breaks, else None."""
    places = [each.x for each in facts.breakpoints]
    inside = inside_pieces(np.array(places))
    try:
        slope = function.derivative()
    except InputError:
        return None  # of too high an order
    slopes = function.raw(np.array(inside), 1).tolist()
    if not all(math.isfinite(each) for each in slopes):
        return None
    if not np.all(divide(function, facts.breakpoints, slope.is_constant_at).holds):
        return None
    heights = function.raw(np.array(inside)).tolist()
    if not any(slopes):
        return _levels(facts, heights)._replace(flat=True)
    if facts.breaks_endlessly:
        return _line("pieces", tells_breaks=False)
    if not places:
        return _line("line", line=(slopes[0], heights[0] - slopes[0] * inside[0]))
    if any(each.order != 1 for each in facts.breakpoints):
        return _line("pieces", tells_breaks=False)
    return _kinked(facts, slopes) or _line("pieces", tells_breaks=False)


def _levels(facts: Findings, heights: Sequence[float]) -> Outline:
    """Return the outline of a function that is constant between its breaks."""
    steps = [right - left for left, right in pairwise(heights)]
    few = not facts.breaks_endlessly
    if few and not any(steps):
        return _line("constant", value=heights[0], tells_breaks=not steps)
    if few and len(steps) == 1:
        return _line("step", left=heights[0], right=heights[1], x=facts.breakpoints[0].x)
    if few and len(steps) == 2 and heights[0] == heights[2]:
        left, right = (each.x for each in facts.breakpoints)
        return _line("pulse", base=heights[0], value=heights[1], left=left, right=right)
    if facts.range is None:
        return _line("pieces", tells_breaks=False)
    key = {"non-decreasing": "staircase_rising", "non-increasing": "staircase_falling"}.get(
        facts.monotone or "", "levels"
    )
    return _line(key, low=facts.range.low, high=facts.range.high, tells_breaks=False)


def _kinked(facts: Findings, slopes: Sequence[float]) -> Outline | None:
    """Return the outline of a continuous line with a few kinks, if it has a name."""
    kinks = facts.breakpoints
    x, value = kinks[0].x, kinks[0].value
    match [(slope > 0) - (slope < 0) for slope in slopes]:
        case [0, _]:
            return _line("ramp_from", value=value, x=x, slope=slopes[1])
        case [_, 0]:
            return _line("ramp_until", value=value, x=x, slope=slopes[0])
        case [-1, 1]:
            return _line("v", value=value, x=x)
        case [1, -1]:
            return _line("v_inverted", value=value, x=x)
        case [_, _]:
            return _line("bent", x=x, left=slopes[0], right=slopes[1])
        case [0, sign, 0]:
            key = "ramp_rising" if sign > 0 else "ramp_falling"
            low, high = sorted((value, kinks[1].value))
            return _line(key, low=low, high=high, left=x, right=kinks[1].x)
        case [0, 1, -1, 0] if abs(kinks[2].value - value) < _NOISE:
            peak = kinks[1]
            return _line(
                "triangle", base=value, value=peak.value, x=peak.x, left=x, right=kinks[2].x
            )
    return None


def _curved(function: Function, facts: Findings) -> Outline:
    """Return the outline of a function that bends."""
    direction = {
        "increasing": "rising",
        "non-decreasing": "rising",
        "decreasing": "falling",
        "non-increasing": "falling",
    }.get(facts.monotone or "")
    torn = any(each.order == 0 for each in facts.breakpoints)
    whole = len(facts.stretches) == 1
    if facts.range is not None and direction:
        key = _monotone_key(function, facts, direction)
        return _one(key, low=facts.range.low, high=facts.range.high)
    if facts.range is not None and facts.monotone == "constant":
        return _one("constant", value=facts.range.low)
    if not torn and _is_wavy(facts):
        return _wave(facts)
    turns = [point for point in facts.stationary_points if point.kind != "inflection"]
    known = all(math.isfinite(point.value) for point in turns)
    if known and whole and not torn and 0 < len(turns) <= _MOST_TURNS:
        return _turning(function, facts, turns) or _shapeless(facts)
    return _shapeless(facts)


def _is_wavy(facts: Findings) -> bool:
    """Return whether a curve turns or bends without end."""
    turns = len(facts.stationary_points) + len(facts.inflections)
    return turns >= _LEAST_WAVES and facts.turns_endlessly


def _monotone_key(function: Function, facts: Findings, direction: str) -> str:
    """Return what a curve that only rises or only falls is called."""
    if _is_wavy(facts):
        return f"wave_{direction}"
    ends = (facts.left_limit, facts.right_limit)
    bounded = all(end is not None and math.isfinite(end) for end in ends)
    turned = [1, -1] if direction == "rising" else [-1, 1]
    s_shaped = bounded and _is_smooth(facts) and _bends(function, facts) == turned
    return f"s_{direction}" if s_shaped else direction


def _wave(facts: Findings) -> Outline:
    """Return the outline of a curve that turns without end."""
    limits = (facts.left_limit, facts.right_limit)
    finite = facts.range and math.isfinite(facts.range.low) and math.isfinite(facts.range.high)
    if facts.range is None or not finite:
        phrase = Phrase(key="curve.oscillating")
        return Outline(phrases=(phrase,), tells_ends=False)
    low, high = facts.range.low, facts.range.high
    if limits[0] is not None and limits[0] == limits[1]:
        return _one("wave_fading", low=low, high=high, limit=limits[0])
    return _one("wave", low=low, high=high)


def _turning(
    function: Function, facts: Findings, turns: Sequence[StationaryPoint]
) -> Outline | None:
    """Return the outline of a curve with a few extrema; None if its ends are not known."""
    start, end = _ends(function, facts)
    if start is None or end is None:
        return None
    if len(turns) == 1 and _is_smooth(facts) and start == end:
        key = _arch(turns[0], start, _bends(function, facts))
        if key:
            return Outline(
                phrases=(Phrase(key=f"curve.{key}", values=_place(turns[0])),),
                tells_ends=math.isinf(start) or start == 0,
            )
    if any(before.kind == after.kind for before, after in pairwise(turns)):
        return None
    first = Phrase(key=f"curve.first_{turns[0].kind}", values={"start": start, **_place(turns[0])})
    between = [Phrase(key=f"curve.next_{turn.kind}", values=_place(turn)) for turn in turns[1:]]
    last = "last_rising" if turns[-1].kind == "minimum" else "last_falling"
    return Outline(phrases=(first, *between, Phrase(key=f"curve.{last}", values={"end": end})))


def _place(turn: StationaryPoint) -> dict[str, Value]:
    """Return where an extremum is."""
    return {"value": turn.value, "x": turn.x}


def _arch(turn: StationaryPoint, end: float, bends: Sequence[int]) -> str | None:
    """Return what a smooth curve with one extremum and equal ends is called, if anything."""
    top = turn.kind == "maximum"
    if math.isinf(end):
        arched = list(bends) == ([-1] if top else [1])
        return ("u_inverted" if top else "u") if arched else None
    if list(bends) == ([1, -1, 1] if top else [-1, 1, -1]):
        return "bell" if top else "bell_inverted"
    return None


def _shapeless(facts: Findings) -> Outline:
    """Return the outline of a curve that has no name: the values it takes, if they are known."""
    phrase = Phrase(key="curve.curve")
    if facts.range is not None and not math.isinf(facts.range.high - facts.range.low):
        values = {"low": facts.range.low, "high": facts.range.high}
        phrase = Phrase(key="curve.curve_between", values=values)
    return Outline(phrases=(phrase,), tells_ends=False)


def _bends(function: Function, facts: Findings) -> list[int]:
    """Return how a smooth curve bends from left to right: 1 upwards, -1 downwards."""
    places = sorted({*facts.inflections, *(each.x for each in facts.breakpoints)})
    curvature = function.raw(np.array(inside_pieces(np.array(places))), 2).tolist()
    signs = [(bend > _NOISE) - (bend < -_NOISE) for bend in curvature]
    signs = [sign for sign in signs if sign]
    return [sign for at, sign in enumerate(signs) if at == 0 or sign != signs[at - 1]]


def _is_smooth(facts: Findings) -> bool:
    """Return whether a curve has neither jumps nor kinks that are seen."""
    return all(each.order > 1 for each in facts.breakpoints)


def _ends(function: Function, facts: Findings) -> tuple[float | None, float | None]:
    """Return where a function goes at both ends of its domain, None where nothing says."""
    left, right = facts.left_limit, facts.right_limit
    if not facts.domain:
        return None, None
    poles = {each.x: each for each in facts.breakpoints if each.kind == "pole"}
    low, high = facts.domain[0][0], facts.domain[-1][1]
    if math.isfinite(low):
        left = poles[low].right if low in poles else _beside(function, low, math.inf)
    if math.isfinite(high):
        right = poles[high].left if high in poles else _beside(function, high, -math.inf)
    return left, right


def _beside(function: Function, edge: float, inwards: float) -> float | None:
    """Return the value at the edge of a domain, or just inside."""
    values = at_edge(function, edge, inwards)
    return next((value for value in values if math.isfinite(value)), None)
