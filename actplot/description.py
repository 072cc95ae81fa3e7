"""What is known of an activation, as lines for a handout and as plain data for a program."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from actplot.activation import Activation
from actplot.analysis.breakpoints import Breakpoint
from actplot.analysis.extrema import StationaryPoint
from actplot.analysis.facts import Facts
from actplot.analysis.limits import Asymptote
from actplot.analysis.saturation import SaturationRegion
from actplot.catalogue.rows import Row

if TYPE_CHECKING:
    from actplot.callables.numeric import NumericActivation

    Described = Activation | NumericActivation

_LONGEST_FORMULA = 90
_LONGEST_LIST = 6
_UNKNOWN = "not determined"


def describe(activation: Described, row: Row | None = None, *, threshold: float = 0.01) -> str:
    """Return what is known as aligned lines of text, closed by a newline.

    Parameters
    ----------
    activation : Activation
        What to describe.
    row : Row or None
        Its row in the catalogue, if it has one.
    threshold : float
        The slope below which it counts as saturated.
    """
    title = activation.name + (f": {row.summary}" if row and row.summary else "")
    lines = [*_identity(activation, row), *_facts(activation, activation.facts(), threshold)]
    width = max(len(name) for name, _ in lines)
    text = "\n".join(f"{name.ljust(width)}  {value}" for name, value in lines)
    return f"{title}\n\n{text}\n"


def as_data(activation: Described, row: Row | None = None, *, threshold: float = 0.01) -> object:
    """Return what is known as dictionaries, lists, numbers and texts for JSON.

    Infinite numbers are the texts "inf" and "-inf", undefined ones None; the keys are
    the fields of `Facts` and of the records in it.
    """
    facts = asdict(activation.facts())
    facts["saturation"] = [asdict(each) for each in activation.saturation(threshold)]
    known = {
        "name": activation.name,
        "formula": activation.formula,
        "latex": activation.latex,
        "derivative": activation.derivative().formula,
        "parameters": dict(activation.parameters),
        "family": row.family if row else None,
        "summary": row.summary if row else None,
        "reference": row.reference or None if row else None,
        "aliases": [each.partition("(")[0] for each in row.aliases] if row else [],
        "clash": row.clash or None if row else None,
    }
    return _plain(known | facts)


def _plain(value: object) -> object:
    """Return a value with every number in a form that JSON has."""
    match value:
        case dict():
            return {str(key): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case float() if math.isnan(value):
            return None
        case float() if math.isinf(value):
            return "inf" if value > 0 else "-inf"
    return value


def _identity(activation: Described, row: Row | None) -> Iterator[tuple[str, str]]:
    """Yield what it is called and how it is written."""
    if activation.formula != activation.name:
        yield "formula", activation.formula
    if activation.numeric:
        yield "numeric", activation.note.removeprefix("numeric: ")
    derivative = activation.derivative().formula
    if len(derivative) <= _LONGEST_FORMULA and not activation.numeric:
        yield "derivative", derivative
    if activation.parameters:
        values = ", ".join(f"{name} = {_number(v)}" for name, v in activation.parameters.items())
        yield "parameters", values
    if row and row.reference:
        yield "reference", row.reference
    if row and row.clash:
        yield "note", row.clash


def _facts(activation: Described, facts: Facts, threshold: float) -> Iterator[tuple[str, str]]:
    """Yield the facts in the order in which one would explain them."""
    yield "domain", _domain(facts)
    yield "range", _range(facts)
    yield "limits", _limits(facts)
    asymptotes = _asymptotes(facts)
    if asymptotes:
        yield "asymptotes", asymptotes
    yield "monotone", {"no": "no", None: _UNKNOWN}.get(facts.monotone, str(facts.monotone))
    yield "symmetry", facts.symmetry
    centred = {True: "yes", False: "no", None: _UNKNOWN}[facts.zero_centred]
    yield "zero-centred output", centred
    value, slope = _at_zero("f", facts.value_at_zero), _at_zero("f'", facts.slope_at_zero)
    yield "at x = 0", f"{value}, {slope}"
    yield "largest slope |f'|", _largest_slope(facts)
    yield "Lipschitz constant", _UNKNOWN if facts.lipschitz is None else _number(facts.lipschitz)
    yield "smoothness", _smoothness(facts)
    yield "breakpoints", _listed([_breakpoint(each) for each in facts.breakpoints])
    yield "stationary points", _listed([_stationary(each) for each in facts.stationary_points])
    yield "inflections", _listed([f"x = {_number(x)}" for x in facts.inflections])
    yield "fixed points", _listed([_fixed(*each) for each in facts.fixed_points])
    regions = activation.saturation(threshold)
    yield f"saturation, |f'| < {_number(threshold)}", _listed([_region(each) for each in regions])
    if facts.endless:
        yield "", "Lists that go on for ever hold what lies in [-10, 10]."


def _number(value: float) -> str:
    """Return a number with the digits that matter on paper."""
    return f"{value + 0.0:.8g}"


def _at_zero(function: str, value: float) -> str:
    """Return what a function is at 0."""
    return f"{function}(0) " + ("does not exist" if math.isnan(value) else f"= {_number(value)}")


def _interval(ends: tuple[float, float], poles: list[float]) -> str:
    """Return an interval of x as inequalities; an end at a pole is left out of it."""
    low, high = ends
    after = "<" if high in poles else "<="
    if math.isinf(low):
        return "all x" if math.isinf(high) else f"x {after} {_number(high)}"
    if math.isinf(high):
        return f"x {'>' if low in poles else '>='} {_number(low)}"
    return f"{_number(low)} {'<' if low in poles else '<='} x {after} {_number(high)}"


def _domain(facts: Facts) -> str:
    """Return where the function is defined."""
    poles = [each.x for each in facts.breakpoints if each.kind == "pole"]
    intervals = " and ".join(_interval(ends, poles) for ends in facts.domain) or "nowhere"
    inside = [x for x in poles if not any(x in ends for ends in facts.domain)]
    return f"{intervals} except x = {_listed(list(map(_number, inside)))}" if inside else intervals


def _range(facts: Facts) -> str:
    if facts.range is None:
        return _UNKNOWN
    found = facts.range
    left = "[" if found.low_attained else "("
    right = "]" if found.high_attained else ")"
    return f"{left}{_number(found.low)}, {_number(found.high)}{right}"


def _limits(facts: Facts) -> str:
    """Return the limits at both ends of the line."""
    ends = ((-math.inf, facts.left_limit), (math.inf, facts.right_limit))
    return ", ".join(f"{_limit(facts, end, value)} as x -> {_number(end)}" for end, value in ends)


def _limit(facts: Facts, end: float, value: float | None) -> str:
    if not any(end in each for each in facts.domain):
        return "undefined"
    return "no limit" if value is None else _number(value)


def _asymptotes(facts: Facts) -> str:
    lines = {
        end: _line(line)
        for end, line in (("left", facts.left_asymptote), ("right", facts.right_asymptote))
        if line is not None
    }
    if len(set(lines.values())) == 1 and len(lines) == 2:
        return f"{lines['left']} on both sides"
    return ", ".join(f"{line} on the {end}" for end, line in lines.items())


def _line(line: Asymptote) -> str:
    """Return the equation of a line."""
    if line.slope == 0:
        return f"y = {_number(line.intercept)}"
    slope = {1.0: "x", -1.0: "-x"}.get(line.slope, f"{_number(line.slope)}*x")
    if line.intercept == 0:
        return f"y = {slope}"
    sign = "+" if line.intercept > 0 else "-"
    return f"y = {slope} {sign} {_number(abs(line.intercept))}"


def _largest_slope(facts: Facts) -> str:
    slope = facts.largest_slope
    if slope is None:
        return _UNKNOWN
    verb = "approached as x ->" if math.isinf(slope.x) else "at x ="
    return f"{_number(slope.value)} {verb} {_number(slope.x)}"


def _smoothness(facts: Facts) -> str:
    smoothness = facts.smoothness
    if smoothness < 0:
        return "discontinuous"
    name = "smooth (C^inf)" if math.isinf(smoothness) else f"C^{int(smoothness)}"
    poles = any(each.kind == "pole" for each in facts.breakpoints)
    return f"{name} between its poles" if poles else name


def _breakpoint(each: Breakpoint) -> str:
    place = f"{each.kind} at x = {_number(each.x)}"
    if each.kind == "pole":
        return place
    if each.kind == "jump":
        left, right = _number(each.left), _number(each.right)
        if left == right:
            left, right = repr(each.left), repr(each.right)
        return f"{place} from {left} to {right}"
    if each.order == 1:
        return f"{place}, slope {_number(each.left_slope)} to {_number(each.right_slope)}"
    return f"derivative {each.order} jumps at x = {_number(each.x)}"


def _stationary(each: StationaryPoint) -> str:
    sharp = "" if each.smooth else "sharp "
    return f"{sharp}{each.kind} {_number(each.value)} at x = {_number(each.x)}"


def _fixed(low: float, high: float) -> str:
    if low == high:
        return f"x = {_number(low)}"
    return _interval((low, high), [])


def _region(each: SaturationRegion) -> str:
    if each.side == "interior":
        where = (
            "everywhere"
            if math.isinf(each.left)
            else (f"from x = {_number(each.left)} to {_number(each.right)}")
        )
    elif each.side == "left":
        where = f"x < {_number(each.right)}"
    else:
        where = f"x > {_number(each.left)}"
    return f"{each.kind}, {where}"


def _listed(items: list[str]) -> str:
    """Join items, leaving out the outer ones of a list that nobody would read."""
    if not items:
        return "none"
    left_out = len(items) - _LONGEST_LIST
    if left_out > 0:
        start = left_out // 2
        items = ["...", *items[start : start + _LONGEST_LIST], "..."]
    return "; ".join(items)
