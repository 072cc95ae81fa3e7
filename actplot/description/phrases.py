"""Each fact about an activation in words and numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from actplot.analysis.breakpoints import Breakpoint
from actplot.analysis.domain import Stretch, stretches
from actplot.analysis.extrema import StationaryPoint
from actplot.analysis.facts import Facts
from actplot.analysis.limits import Asymptote
from actplot.analysis.noise import same
from actplot.analysis.saturation import SaturationRegion
from actplot.languages import Words

if TYPE_CHECKING:
    from typing import TypeAlias

    from actplot.activation import Activation
    from actplot.callables.numeric import NumericActivation

    Described: TypeAlias = Activation | NumericActivation

SEPARATOR = "; "
_LONGEST_LIST = 6


def number(value: float) -> str:
    """Return a number with the digits that matter on paper."""
    return f"{value + 0.0:.8g}"


def at_zero(function: str, value: float, said: Words) -> str:
    """Return what a function is at 0."""
    if math.isnan(value):
        return said("facts.missing", function=function)
    return f"{function} = {number(value)}"


def _interval(stretch: Stretch, said: Words) -> str:
    """Return an interval of x as inequalities, those ends left out that do not belong to it."""
    low, high = number(stretch.low), number(stretch.high)
    above, below = (">=" if stretch.has_low else ">"), ("<=" if stretch.has_high else "<")
    if math.isinf(stretch.low):
        return said["facts.all_x"] if math.isinf(stretch.high) else f"x {below} {high}"
    if math.isinf(stretch.high):
        return f"x {above} {low}"
    return f"{low} {above.replace('>', '<')} x {below} {high}"


def domain(activation: Described, facts: Facts, said: Words) -> str:
    """Return where the function is defined."""
    found = stretches(activation, facts.domain, facts.breakpoints)
    text = (
        said["grammar.and"].join(_interval(each, said) for each in found) or said["facts.nowhere"]
    )
    poles = {each.x for each in facts.breakpoints if each.kind == "pole" and math.isnan(each.value)}
    poles.difference_update(end for interval in facts.domain for end in interval)
    missing = sorted(poles.union(*(each.holes for each in found)))
    if not missing:
        return text
    return said("facts.except", domain=text, xs=listed([number(x) for x in missing], said))


def value_range(facts: Facts, said: Words) -> str:
    """Return the values it takes, as an interval."""
    if facts.range is None:
        return said["facts.unknown"]
    found = facts.range
    left = "[" if found.low_attained else "("
    right = "]" if found.high_attained else ")"
    return f"{left}{number(found.low)}, {number(found.high)}{right}"


def limits(facts: Facts, said: Words) -> str:
    """Return the limits at both ends of the line."""
    ends = ((-math.inf, facts.left_limit), (math.inf, facts.right_limit))
    return ", ".join(
        said("facts.limit", value=_limit(facts, end, value, said), end=number(end))
        for end, value in ends
    )


def _limit(facts: Facts, end: float, value: float | None, said: Words) -> str:
    """Return the limit at one end of the line."""
    if not any(end in each for each in facts.domain):
        return said["facts.undefined"]
    if value is None:
        # What has none swings without end.
        return said["facts.no_limit" if facts.endless else "facts.unknown"]
    return number(value)


def asymptotes(facts: Facts, said: Words) -> str:
    """Return the lines it comes close to, empty where there are none."""
    lines = {
        end: _line(line)
        for end, line in (("left", facts.left_asymptote), ("right", facts.right_asymptote))
        if line is not None
    }
    if len(set(lines.values())) == 1 and len(lines) == 2:
        lines = {"both": lines["left"]}
    return ", ".join(said(f"facts.on_{end}", line=line) for end, line in lines.items())


def _line(line: Asymptote) -> str:
    """Return the equation of a line."""
    if line.slope == 0:
        return f"y = {number(line.intercept)}"
    factor = number(line.slope)
    slope = {"1": "x", "-1": "-x"}.get(factor, f"{factor}*x")
    if line.intercept == 0:
        return f"y = {slope}"
    sign = "+" if line.intercept > 0 else "-"
    return f"y = {slope} {sign} {number(abs(line.intercept))}"


def largest_slope(facts: Facts, said: Words) -> str:
    """Return how steep it gets, and where."""
    slope = facts.largest_slope
    if slope is None:
        return said["facts.unknown"]
    key = "facts.slope_approached" if math.isinf(slope.x) else "facts.slope_at"
    return said(key, slope=number(slope.value), x=number(slope.x))


def smoothness(facts: Facts, said: Words) -> str:
    """Return how often it can be differentiated."""
    order = facts.smoothness
    if order is None:
        return said["facts.unknown"]
    if order < 0:
        return said["facts.discontinuous"]
    name = said["facts.smooth"] if math.isinf(order) else f"C^{int(order)}"
    poles = any(each.kind == "pole" for each in facts.breakpoints)
    return said("facts.between_poles", smoothness=name) if poles else name


def at_break(each: Breakpoint, said: Words) -> str:
    """Return one kink, jump or pole."""
    x = number(each.x)
    if each.kind == "pole":
        return said("facts.pole", x=x)
    if each.kind == "jump":
        left, right = number(each.left), number(each.right)
        if left == right:
            left, right = repr(each.left), repr(each.right)
        if math.isnan(each.left) or math.isnan(each.right):
            left = right = said["facts.no_limit"]
        return said("facts.jump", x=x, left=left, right=right)
    if each.order == 1:
        left, right = number(each.left_slope), number(each.right_slope)
        return said("facts.kink", x=x, left=left, right=right)
    return said("facts.higher_kink", x=x, order=each.order)


def stationary(each: StationaryPoint, said: Words) -> str:
    """Return one minimum, maximum or saddle."""
    key = f"facts.{each.kind}" if each.smooth else f"facts.sharp_{each.kind}"
    return said(key, value=number(each.value), x=number(each.x))


def fixed(facts: Facts, ends: tuple[float, float], said: Words) -> str:
    """Return one fixed point, or an interval of them."""
    low, high = ends
    if low == high:
        return f"x = {number(low)}"
    # At a jump the function may have the value of the other side.
    left_out = {each.x for each in facts.breakpoints if not same(each.value, each.x)}
    return _interval(Stretch(low, high, low not in left_out, high not in left_out), said)


def region(each: SaturationRegion, said: Words) -> str:
    """Return one region of saturation."""
    if math.isinf(each.left) and math.isinf(each.right):
        where = said["facts.everywhere"]
    elif each.side == "left":
        where = f"x < {number(each.right)}"
    elif each.side == "right":
        where = f"x > {number(each.left)}"
    else:
        where = said("facts.from_to", left=number(each.left), right=number(each.right))
    return said(f"facts.{each.kind}", where=where)


def listed(items: list[str], said: Words) -> str:
    """Join items, leaving out the outer ones of a list that nobody would read."""
    if not items:
        return said["facts.none"]
    left_out = len(items) - _LONGEST_LIST
    if left_out > 0:
        start = left_out // 2
        items = ["...", *items[start : start + _LONGEST_LIST], "..."]
    return SEPARATOR.join(items)
