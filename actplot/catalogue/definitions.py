"""From a catalogue's rows to functions that a formula may call."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property

from actplot.catalogue.rows import Catalogue, ParameterRow, Row
from actplot.errors import FormulaError, InputError, point_at
from actplot.formula.definitions import Definition, free_parameters
from actplot.formula.evaluation import constant_value
from actplot.formula.expression import Expression, depends_on_x, number
from actplot.formula.letters import GREEK
from actplot.formula.parser import parse


class Definitions(Mapping[str, Definition]):
    """The functions of a catalogue, each read from its row when it is first asked for.

    Parameters
    ----------
    catalogue : Catalogue
        The rows. Besides their names, those aliases are known that a formula can
        spell and that bind no parameters.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._names = {
            alias: target
            for alias, target in catalogue.aliases.items()
            if alias.isidentifier() and "(" not in target
        }
        self._names.update({name: name for name in catalogue.by_name})
        self._made: dict[str, Definition] = {}
        self._reading: list[str] = []

    @cached_property
    def symbols(self) -> Mapping[str, str]:
        """The mathtext symbol of every function."""
        return {row.name: symbol_mathtext(row) for row in self.catalogue.rows}

    def __getitem__(self, name: str) -> Definition:
        row = self.catalogue.by_name[self._names[name]]
        if row.name not in self._made:
            if row.name in self._reading:
                chain = " -> ".join([*self._reading, row.name])
                raise InputError(f"catalogue row '{row.name}' calls itself: {chain}")
            self._reading.append(row.name)
            try:
                self._made[row.name] = _definition(row, self)
            finally:
                self._reading.pop()
        return self._made[row.name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _definition(row: Row, known: Mapping[str, Definition]) -> Definition:
    """Read a row's formula and defaults."""
    place = f"catalogue row '{row.name}'"
    with _placed(f"{place}: formula"):
        body = parse(row.formula, parameters=row.parameters.keys(), functions=known)
    defaults: dict[str, Expression | None] = {}
    for name, parameter in row.parameters.items():
        with _placed(f"{place}: parameters.{name}.default"):
            defaults[name] = default_expression(parameter.default)
        _check_default(parameter, defaults[name], place)
    unused = set(row.parameters).difference(free_parameters(body))
    if unused:
        raise InputError(f"{place}: parameter '{min(unused)}' is not in the formula")
    return Definition(name=row.name, symbol=symbol_mathtext(row), body=body, parameters=defaults)


@contextmanager
def _placed(place: str) -> Iterator[None]:
    """Say of a formula that cannot be read where it stands."""
    try:
        yield
    except FormulaError as error:
        caret = point_at(error.formula, error.position)
        raise InputError(f"{place}: {error.message}\n{caret}") from None


def _check_default(parameter: ParameterRow, default: Expression | None, place: str) -> None:
    """Refuse a default that the row's own bounds do not allow."""
    value = constant_value(default) if default is not None else None
    if value is not None and (math.isnan(value) or not parameter.allows(value)):
        allowed = parameter.allowed or "a number"
        raise InputError(
            f"{place}: the default of {parameter.name} must be {allowed}, got {value:g}"
        )


def default_expression(value: float | str | None) -> Expression | None:
    """Return a parameter's default as an expression."""
    if value is None:
        return None
    return read_constant(value) if isinstance(value, str) else number(value)


def read_constant(text: str) -> Expression:
    """Read a constant formula such as 0.5 or sqrt(2/pi), or inf.

    Raises
    ------
    FormulaError
        For a formula that cannot be read or depends on x.
    """
    if text.strip() == "inf":
        return number(math.inf)
    expression = parse(text)
    if depends_on_x(expression):
        raise FormulaError(
            "this must be a constant", formula=text, position=text.index("x"), kind="syntax"
        )
    return expression


def symbol_mathtext(row: Row) -> str:
    r"""Return a function's symbol in mathtext: "sigma" is \sigma, "ReLU" is upright.

    What follows an underscore is a subscript: "GELU_tanh".
    """
    if row.symbol in GREEK:
        return rf"\{row.symbol}"
    if len(row.symbol) == 1:
        return row.symbol
    if not row.symbol:
        words = row.name.replace("_", r"\ ")
        return rf"\mathrm{{{words}}}"
    name, _, subscript = row.symbol.replace(" ", r"\ ").partition("_")
    return rf"\mathrm{{{name}}}" + (rf"_{{\mathrm{{{subscript}}}}}" if subscript else "")
