"""What is known of an activation as lines of text for a handout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from actplot.analysis.facts import Facts
from actplot.analysis.saturation import DEFAULT_THRESHOLD
from actplot.catalogue.rows import Row
from actplot.description import phrases
from actplot.errors import display_width
from actplot.languages import ENGLISH, Words, words

if TYPE_CHECKING:
    from actplot.description.phrases import Described

_LONGEST_FORMULA = 90
_WIDTH = 100


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
    separator = phrases.SEPARATOR if phrases.SEPARATOR in text else " "
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
        values = ", ".join(
            f"{name} = {phrases.number(v)}" for name, v in activation.parameters.items()
        )
        yield said["facts.parameters"], values
    if row and row.reference:
        yield said["facts.reference"], row.reference
    if row and row.clash:
        yield said["facts.note"], row.clash


def _facts(
    activation: Described, facts: Facts, threshold: float, said: Words
) -> Iterator[tuple[str, str]]:
    """Yield the facts in the order in which one would explain them."""
    yield said["facts.domain"], phrases.domain(activation, facts, said)
    if not facts.domain:
        return
    yield said["facts.range"], phrases.value_range(facts, said)
    yield said["facts.limits"], phrases.limits(facts, said)
    asymptotes = phrases.asymptotes(facts, said)
    if asymptotes:
        yield said["facts.asymptotes"], asymptotes
    monotone = {None: "unknown", "no": "not_monotone"}.get(facts.monotone, facts.monotone)
    yield said["facts.monotone"], said[f"facts.{monotone}".replace("-", "_")]
    symmetry = "no_symmetry" if facts.symmetry == "none" else facts.symmetry
    yield said["facts.symmetry"], said[f"facts.{symmetry}"]
    centred = {True: "yes", False: "no", None: "unknown"}[facts.zero_centred]
    yield said["facts.zero_centred"], said[f"facts.{centred}"]
    value = phrases.at_zero("f(0)", facts.value_at_zero, said)
    slope = phrases.at_zero("f'(0)", facts.slope_at_zero, said)
    yield said["facts.at_zero"], f"{value}, {slope}"
    yield said["facts.largest_slope"], phrases.largest_slope(facts, said)
    lipschitz = (
        said["facts.unknown"] if facts.lipschitz is None else phrases.number(facts.lipschitz)
    )
    yield said["facts.lipschitz"], lipschitz
    yield said["facts.smoothness"], phrases.smoothness(facts, said)
    lists = {
        "breakpoints": [phrases.at_break(each, said) for each in facts.breakpoints],
        "stationary_points": [phrases.stationary(each, said) for each in facts.stationary_points],
        "inflections": [f"x = {phrases.number(x)}" for x in facts.inflections],
        "fixed_points": [phrases.fixed(facts, each, said) for each in facts.fixed_points],
    }
    for name, items in lists.items():
        yield said[f"facts.{name}"], phrases.listed(items, said)
    regions = [phrases.region(each, said) for each in activation.saturation(threshold)]
    yield (
        said("facts.saturation", threshold=phrases.number(threshold)),
        phrases.listed(regions, said),
    )
    if facts.endless:
        yield said["facts.note"], said["facts.endless"]
