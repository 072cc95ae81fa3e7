"""The functions of a figure: what its specs, and the values of their parameters, amount to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from actplot.errors import FormulaError, InputError
from actplot.wording import quoted

if TYPE_CHECKING:
    from typing import TypeAlias

    from actplot.activation import Activation
    from actplot.callables.numeric import NumericActivation
    from actplot.figures.spec import FigureSpec, Spec

    Function: TypeAlias = Activation | NumericActivation

MANY = 60  # curves that no reader tells apart, and that take a long time to draw

_LIST = re.compile(r"\b(?P<name>[A-Za-z_]\w*)\s*=\s*\[(?P<values>[^\[\]]*)\]")


class Member(NamedTuple):
    """One function of a figure.

    Parameters
    ----------
    activation : Activation or NumericActivation
        The function.
    spec : int
        Which of the figure's specs it comes from, counted from 0.
    varied : tuple of (str, float)
        Its values of those parameters that take several in this figure.
    """

    activation: Function
    spec: int
    varied: tuple[tuple[str, float], ...] = ()


def members(spec: FigureSpec, *, unread: Collection[Spec] = ()) -> tuple[Member, ...]:
    """Return the functions of a figure, in the order of its specs and of their values.

    Parameters
    ----------
    spec : FigureSpec
        The figure.
    unread : collection of str, callable or Activation
        Specs to be left out, and which parameters those have to be left open.

    Raises
    ------
    InputError
        If a spec cannot be read, nothing has a parameter that was given, or a sweep
        has more members than can be drawn.
    """
    used: set[str] = set()
    found: list[Member] = []
    for index, item in enumerate(spec.specs):
        if item in unread:
            continue
        names = _names_used(item, spec)
        used |= names
        own = [pair for pair in spec.parameters if pair[0] in names]
        found.extend(_of_spec(item, index, own, spec))
        if len(found) > MANY:
            raise InputError(f"too many curves: at most {MANY} are drawn in one figure")
    for name, _ in spec.parameters:
        if name not in used and not unread:
            raise InputError(f"no parameter {quoted(name)} in {_listed(found)}")
    return tuple(found)


def is_family(spec: FigureSpec) -> bool:
    """Return whether a figure shows one function for several values of a parameter."""
    if len(spec.specs) != 1:
        return False
    several = any(len(values) > 1 for _, values in spec.parameters)
    return several or any(len(values) > 1 for _, values in lists_in(spec.specs[0]))


def lists_in(item: Spec) -> list[tuple[str, list[str]]]:
    """Return the parameters that a spec such as ``elu(alpha=[0.5,1])`` gives lists of values.

    Raises
    ------
    InputError
        If a list has an empty place.
    """
    if not isinstance(item, str):
        return []
    found = []
    for match in _LIST.finditer(item):
        values = [text.strip() for text in match["values"].split(",")]
        if not all(values):
            raise InputError(f"{quoted(item)}: a value of {match['name']} is missing")
        found.append((match["name"], values))
    return found


def with_first_values(item: str) -> str:
    """Return a spec with the first of its values in the place of each list."""
    return _with_values(item, [values[0] for _, values in lists_in(item)])


def _of_spec(
    item: Spec, index: int, own: list[tuple[str, tuple[float, ...]]], spec: FigureSpec
) -> Iterator[Member]:
    """Yield the functions of one spec: one for each combination of its values."""
    from actplot.catalogue import lookup

    lists = lists_in(item)
    for texts in product(*(values for _, values in lists)):
        text = _with_values(item, texts) if isinstance(item, str) and lists else item
        said = [
            (name, _constant(item, name, value))
            for (name, listed), value in zip(lists, texts, strict=True)
            if len(listed) > 1
        ]
        for values in product(*(values for _, values in own)):
            bound = {name: value for (name, _), value in zip(own, values, strict=True)}
            varied = [(name, bound[name]) for name, listed in own if len(listed) > 1]
            activation = lookup.activation(text, parameters=bound, catalogue=spec.catalogue)
            yield Member(activation=activation, spec=index, varied=(*said, *varied))


def _names_used(item: Spec, spec: FigureSpec) -> set[str]:
    """Return which of the parameters that were given a spec has."""
    from actplot.activation import Activation
    from actplot.catalogue.lookup import definitions_of, parameter_names, row_of
    from actplot.catalogue.sources import catalogue
    from actplot.formula.definitions import free_parameters
    from actplot.formula.parser import parse

    given = {name for name, _ in spec.parameters}
    if not given or isinstance(item, Activation):
        return set()
    if len(spec.specs) == 1:
        return given  # the one spec says best what it lacks
    if not isinstance(item, str):
        return given & set(parameter_names(item, catalogue=spec.catalogue))
    text = with_first_values(item)
    if row_of(text, catalogue=spec.catalogue) is not None:
        return given & set(parameter_names(text, catalogue=spec.catalogue))
    try:
        definitions = definitions_of(catalogue(spec.catalogue))
        return given & set(free_parameters(parse(text, parameters=given, functions=definitions)))
    except FormulaError:
        return set()  # reading it without them tells what is wrong


def _with_values(item: str, texts: list[str] | tuple[str, ...]) -> str:
    """Return a spec with one value in the place of each list."""
    chosen = iter(texts)
    return _LIST.sub(lambda match: f"{match['name']}={next(chosen)}", item)


def _constant(item: Spec, name: str, text: str) -> float:
    """Return the value that a constant formula has."""
    from actplot.catalogue.definitions import read_constant
    from actplot.formula.evaluation import constant_value

    try:
        return constant_value(read_constant(text))
    except FormulaError as error:
        raise InputError(f"{quoted(str(item))}: {name}: {error}") from None


def _listed(found: list[Member]) -> str:
    """Return the names of functions for a message."""
    return ", ".join(dict.fromkeys(member.activation.name for member in found))
