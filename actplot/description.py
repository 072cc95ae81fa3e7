"""What is known of an activation, as lines for a handout and as plain data for a program."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from actplot.activation import Activation
from actplot.analysis.breakpoints import Breakpoint
from actplot.analysis.domain import Stretch, stretches
from actplot.analysis.extrema import StationaryPoint
from actplot.analysis.facts import Facts
from actplot.analysis.limits import Asymptote
from actplot.analysis.noise import same
from actplot.analysis.saturation import DEFAULT_THRESHOLD, SaturationRegion
from actplot.catalogue.rows import Row
from actplot.errors import display_width
from actplot.languages import ENGLISH, Words, words

if TYPE_CHECKING:
    from typing import TypeAlias

    from actplot.callables.numeric import NumericActivation

    Described: TypeAlias = Activation | NumericActivation

_LONGEST_FORMULA = 90
_LONGEST_LIST = 6
_WIDTH = 100
_SEPARATOR = "; "


def describe(
    activation: Described,
    row: Row | None = None,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    language: str = ENGLISH,
) -> str:
    """Return what is known as aligned lines of text, closed by a newline.

    Parameters
    ----------
    activation : Activation
        What to describe.
    row : Row or None
        Its row in the catalogue, if it has one.
    threshold : float
        The slope below which it counts as saturated.
    language : str
        The language of the words; what the catalogue says of a row stays as it is.
    """
    title = activation.name + (f": {row.summary}" if row and row.summary else "")
    lines = entries(activation, row, threshold=threshold, language=language)
    width = max(display_width(name) for name, _ in lines)
    text = "\n".join(
        f"{name}{' ' * (width - display_width(name))}  {_wrapped(value, width + 2)}"
        for name, value in lines
    )
    return f"{title}\n\n{text}\n"


def entries(
    activation: Described,
    row: Row | None = None,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    language: str = ENGLISH,
) -> list[tuple[str, str]]:
    """Return what is known as names and values, for the parameters of `describe`."""
    said = words(language)
    facts = activation.facts()
    return [*_identity(activation, row, said), *_facts(activation, facts, threshold, said)]


def _wrapped(text: str, indent: int) -> str:
    """Return a text in lines that fit beside a column, a list with no item in two lines."""
    separator = _SEPARATOR if _SEPARATOR in text else " "
    first, *pieces = text.split(separator)
    lines = [first]
    for piece in pieces:
        longer = f"{lines[-1]}{separator}{piece}"
        if indent + display_width(longer) <= _WIDTH:
            lines[-1] = longer
        else:
            lines[-1] += separator.rstrip()
            lines.append(piece)
    return f"\n{' ' * indent}".join(lines)


def as_data(
    activation: Described, row: Row | None = None, *, threshold: float = DEFAULT_THRESHOLD
) -> object:
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
    return plain(known | facts)


def plain(value: object) -> object:
    """Return a value with every number in a form that JSON has."""
    match value:
        case dict():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case float() if math.isnan(value):
            return None
        case float() if math.isinf(value):
            return "inf" if value > 0 else "-inf"
    return value


def _identity(activation: Described, row: Row | None, said: Words) -> Iterator[tuple[str, str]]:
    """Yield what it is called and how it is written."""
    if activation.formula != activation.name:
        yield said["facts.formula"], activation.formula
    if activation.numeric:
        yield said["facts.numeric"], activation.note.removeprefix("numeric: ")
    derivative = activation.derivative().formula
    if len(derivative) <= _LONGEST_FORMULA and not activation.numeric:
        yield said["facts.derivative"], derivative
    if activation.parameters:
        values = ", ".join(f"{name} = {_number(v)}" for name, v in activation.parameters.items())
        yield said["facts.parameters"], values
    if row and row.reference:
        yield said["facts.reference"], row.reference
    if row and row.clash:
        yield said["facts.note"], row.clash


def _facts(
    activation: Described, facts: Facts, threshold: float, said: Words
) -> Iterator[tuple[str, str]]:
    """Yield the facts in the order in which one would explain them."""
    yield said["facts.domain"], _domain(activation, facts, said)
    if not facts.domain:
        return
    yield said["facts.range"], _range(facts, said)
    yield said["facts.limits"], _limits(facts, said)
    asymptotes = _asymptotes(facts, said)
    if asymptotes:
        yield said["facts.asymptotes"], asymptotes
    monotone = {None: "unknown", "no": "not_monotone"}.get(facts.monotone, facts.monotone)
    yield said["facts.monotone"], said[f"facts.{monotone}".replace("-", "_")]
    symmetry = "no_symmetry" if facts.symmetry == "none" else facts.symmetry
    yield said["facts.symmetry"], said[f"facts.{symmetry}"]
    centred = {True: "yes", False: "no", None: "unknown"}[facts.zero_centred]
    yield said["facts.zero_centred"], said[f"facts.{centred}"]
    value = _at_zero("f(0)", facts.value_at_zero, said)
    slope = _at_zero("f'(0)", facts.slope_at_zero, said)
    yield said["facts.at_zero"], f"{value}, {slope}"
    yield said["facts.largest_slope"], _largest_slope(facts, said)
    lipschitz = said["facts.unknown"] if facts.lipschitz is None else _number(facts.lipschitz)
    yield said["facts.lipschitz"], lipschitz
    yield said["facts.smoothness"], _smoothness(facts, said)
    lists = {
        "breakpoints": [_breakpoint(each, said) for each in facts.breakpoints],
        "stationary_points": [_stationary(each, said) for each in facts.stationary_points],
        "inflections": [f"x = {_number(x)}" for x in facts.inflections],
        "fixed_points": [_fixed(facts, each, said) for each in facts.fixed_points],
    }
    for name, items in lists.items():
        yield said[f"facts.{name}"], _listed(items, said)
    regions = [_region(each, said) for each in activation.saturation(threshold)]
    yield said("facts.saturation", threshold=_number(threshold)), _listed(regions, said)
    if facts.endless:
        yield said["facts.note"], said["facts.endless"]


def _number(value: float) -> str:
    """Return a number with the digits that matter on paper."""
    return f"{value + 0.0:.8g}"


def _at_zero(function: str, value: float, said: Words) -> str:
    """Return what a function is at 0."""
    if math.isnan(value):
        return said("facts.missing", function=function)
    return f"{function} = {_number(value)}"


def _interval(stretch: Stretch, said: Words) -> str:
    """Return an interval of x as inequalities, those ends left out that do not belong to it."""
    low, high = _number(stretch.low), _number(stretch.high)
    above, below = (">=" if stretch.has_low else ">"), ("<=" if stretch.has_high else "<")
    if math.isinf(stretch.low):
        return said["facts.all_x"] if math.isinf(stretch.high) else f"x {below} {high}"
    if math.isinf(stretch.high):
        return f"x {above} {low}"
    return f"{low} {above.replace('>', '<')} x {below} {high}"


def _domain(activation: Described, facts: Facts, said: Words) -> str:
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
    return said("facts.except", domain=text, xs=_listed([_number(x) for x in missing], said))


def _range(facts: Facts, said: Words) -> str:
    if facts.range is None:
        return said["facts.unknown"]
    found = facts.range
    left = "[" if found.low_attained else "("
    right = "]" if found.high_attained else ")"
    return f"{left}{_number(found.low)}, {_number(found.high)}{right}"


def _limits(facts: Facts, said: Words) -> str:
    """Return the limits at both ends of the line."""
    ends = ((-math.inf, facts.left_limit), (math.inf, facts.right_limit))
    return ", ".join(
        said("facts.limit", value=_limit(facts, end, value, said), end=_number(end))
        for end, value in ends
    )


def _limit(facts: Facts, end: float, value: float | None, said: Words) -> str:
    if not any(end in each for each in facts.domain):
        return said["facts.undefined"]
    if value is None:
        # What has none swings without end.
        return said["facts.no_limit" if facts.endless else "facts.unknown"]
    return _number(value)


def _asymptotes(facts: Facts, said: Words) -> str:
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
        return f"y = {_number(line.intercept)}"
    factor = _number(line.slope)
    slope = {"1": "x", "-1": "-x"}.get(factor, f"{factor}*x")
    if line.intercept == 0:
        return f"y = {slope}"
    sign = "+" if line.intercept > 0 else "-"
    return f"y = {slope} {sign} {_number(abs(line.intercept))}"


def _largest_slope(facts: Facts, said: Words) -> str:
    slope = facts.largest_slope
    if slope is None:
        return said["facts.unknown"]
    key = "facts.slope_approached" if math.isinf(slope.x) else "facts.slope_at"
    return said(key, slope=_number(slope.value), x=_number(slope.x))


def _smoothness(facts: Facts, said: Words) -> str:
    smoothness = facts.smoothness
    if smoothness is None:
        return said["facts.unknown"]
    if smoothness < 0:
        return said["facts.discontinuous"]
    name = said["facts.smooth"] if math.isinf(smoothness) else f"C^{int(smoothness)}"
    poles = any(each.kind == "pole" for each in facts.breakpoints)
    return said("facts.between_poles", smoothness=name) if poles else name


def _breakpoint(each: Breakpoint, said: Words) -> str:
    x = _number(each.x)
    if each.kind == "pole":
        return said("facts.pole", x=x)
    if each.kind == "jump":
        left, right = _number(each.left), _number(each.right)
        if left == right:
            left, right = repr(each.left), repr(each.right)
        if math.isnan(each.left) or math.isnan(each.right):
            left = right = said["facts.no_limit"]
        return said("facts.jump", x=x, left=left, right=right)
    if each.order == 1:
        left, right = _number(each.left_slope), _number(each.right_slope)
        return said("facts.kink", x=x, left=left, right=right)
    return said("facts.higher_kink", x=x, order=each.order)


def _stationary(each: StationaryPoint, said: Words) -> str:
    key = f"facts.{each.kind}" if each.smooth else f"facts.sharp_{each.kind}"
    return said(key, value=_number(each.value), x=_number(each.x))


def _fixed(facts: Facts, ends: tuple[float, float], said: Words) -> str:
    low, high = ends
    if low == high:
        return f"x = {_number(low)}"
    # At a jump the function may have the value of the other side.
    left_out = {each.x for each in facts.breakpoints if not same(each.value, each.x)}
    return _interval(Stretch(low, high, low not in left_out, high not in left_out), said)


def _region(each: SaturationRegion, said: Words) -> str:
    if math.isinf(each.left) and math.isinf(each.right):
        where = said["facts.everywhere"]
    elif each.side == "left":
        where = f"x < {_number(each.right)}"
    elif each.side == "right":
        where = f"x > {_number(each.left)}"
    else:
        where = said("facts.from_to", left=_number(each.left), right=_number(each.right))
    return said(f"facts.{each.kind}", where=where)


def _listed(items: list[str], said: Words) -> str:
    """Join items, leaving out the outer ones of a list that nobody would read."""
    if not items:
        return said["facts.none"]
    left_out = len(items) - _LONGEST_LIST
    if left_out > 0:
        start = left_out // 2
        items = ["...", *items[start : start + _LONGEST_LIST], "..."]
    return _SEPARATOR.join(items)
