"""What the functions of a figure are called, each differently."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from actplot.activation import Activation
from actplot.figures.curve.members import Member, is_family
from actplot.figures.page.ticks import short
from actplot.formula.letters import typeset_name, typeset_primes
from actplot.formula.typesetting import typeset

if TYPE_CHECKING:
    from typing import TypeGuard

    from actplot.figures.curve.members import Function
    from actplot.figures.spec import FigureSpec

_LONGEST = 60  # characters of mathtext
_OF_FORMULA = re.compile(r"f(_\{\d+\})?")


def tell_apart(spec: FigureSpec, found: Sequence[Member]) -> list[tuple[Function, str]]:
    """Return the functions of a figure, each with its name as mathtext.

    A formula in company is called by what it says. If one of them is too long for that,
    all are called f_1, f_2, ..., which then are their symbols, too.

    Parameters
    ----------
    spec : FigureSpec
        The figure.
    found : sequence of Member
        Its functions.
    """
    functions = [member.activation for member in found]
    if is_family(spec):
        said = [_values(dict(member.varied)) for member in found]
        return list(zip(functions, said, strict=True))
    if len(functions) == 1:
        return [(functions[0], functions[0].label)]
    own = {at: each for at, each in enumerate(functions) if is_of_formula(each)}
    called = _own_names(own)
    return [
        called[at] if at in called else (member.activation, _known_name(spec, member, found))
        for at, member in enumerate(found)
    ]


def _own_names(own: Mapping[int, Activation]) -> dict[int, tuple[Function, str]]:
    """Return functions that are called f, by their places, with names that tell them apart."""
    lines = [_in_line(each) for each in own.values()]
    if all(lines) and len(set(lines)) == len(lines):
        return {at: (each, line) for (at, each), line in zip(own.items(), lines, strict=True)}
    numbered = {
        at: replace(each, symbol=f"f_{{{number}}}")
        for number, (at, each) in enumerate(own.items(), 1)
    }
    return {at: (each, each.label) for at, each in numbered.items()}


def is_of_formula(function: Function) -> TypeGuard[Activation]:
    """Return whether a function is called f, as those are that somebody wrote a formula for."""
    return isinstance(function, Activation) and bool(_OF_FORMULA.fullmatch(function.symbol))


def _in_line(function: Activation) -> str:
    """Return a formula for a line of text, "" if it is too long or has pieces."""
    text = typeset(function.expression, symbols=function.symbols, inline=True)
    return text if len(text) <= _LONGEST and r"\genfrac" not in text else ""


def _known_name(spec: FigureSpec, member: Member, found: Sequence[Member]) -> str:
    """Return the name of a function that has one, and its parameters if they say anything."""
    function = member.activation
    namesakes = {
        each.activation.name for each in found if each.activation.symbol == function.symbol
    }
    name = function.label
    if len(namesakes) > 1:
        name = rf"{typeset_name(function.name).strip()}(x)"
    twins = [each for each in found if each.activation.name == function.name]
    telling = {name for twin in twins for name in _telling(spec, twin)}
    values = {name: value for name, value in function.parameters.items() if name in telling}
    return rf"{name},\ {_values(values)}" if values else name


def _telling(spec: FigureSpec, member: Member) -> list[str]:
    """Return the names of the parameters that somebody gave, or that are not at their default."""
    from actplot.catalogue.lookup import definitions_of
    from actplot.catalogue.sources import catalogue
    from actplot.formula.evaluation import constant_value

    function, item = member.activation, spec.specs[member.spec]
    given = {name for name, _ in spec.parameters}
    if isinstance(item, str):
        given |= set(re.findall(r"(\w+)\s*=", item))
    known = definitions_of(catalogue(spec.catalogue))
    defaults = known[function.name].parameters if function.name in known else {}
    usual = {name: constant_value(value) for name, value in defaults.items() if value}
    return [
        name
        for name, value in function.parameters.items()
        if name in given or usual.get(name, value) != value
    ]


def _values(parameters: Mapping[str, float]) -> str:
    """Return what parameters are, as mathtext."""
    return r",\ ".join(
        f"{typeset_name(name)} = {short(value)}" for name, value in parameters.items()
    )


def order_label(label: str, order: int, *, family: bool) -> str:
    """Return the name of one order of a function; a family's derivatives have no own one."""
    if order == 0:
        return label
    if family:
        return ""
    primes = typeset_primes(order)
    symbol, argument, rest = label.partition("(x)")
    # The primes follow a plain symbol, but stand behind the brackets of a written formula.
    if argument and "(" not in symbol and not symbol.startswith(r"\frac"):
        return f"{symbol}{primes}(x){rest}"
    return f"({label}){primes}"
