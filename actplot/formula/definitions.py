"""Named functions that a formula may call besides the primitives: what the catalogue provides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from actplot.formula.expression import (
    Call,
    Expression,
    Parameter,
    Variable,
    fold,
    substitute,
    walk,
)
from actplot.formula.primitives import calls_definition


class Definition(NamedTuple):
    r"""A function defined by a formula.

    Parameters
    ----------
    name : str
        The canonical name.
    symbol : str
        The function's symbol in mathtext, such as ``\sigma``.
    body : Expression
        The formula in x and the parameters; it may call other definitions.
    parameters : mapping of str to Expression or None
        Default values; ``None`` where a value must be given.
    """

    name: str
    symbol: str
    body: Expression
    parameters: Mapping[str, Expression | None]

    def __hash__(self) -> int:
        return hash((self.name, self.body))


Functions = Mapping[str, Definition]


def expand(expression: Expression, functions: Functions) -> Expression:
    """Return an expression with every call of a definition replaced by its body."""

    def applied(node: Expression, children: list[Expression]) -> Expression:
        new = node.with_children(tuple(children))
        if isinstance(new, Call) and calls_definition(new, functions):
            return _applied(functions[new.function], new, functions)
        return new

    return fold(expression, applied)


def _applied(definition: Definition, call: Call, functions: Functions) -> Expression:
    """Return a definition's body with the call's argument and settings put in."""
    values = {name: value for name, value in definition.parameters.items() if value is not None}
    values.update(call.settings)
    body = substitute(expand(definition.body, functions), values)
    return replace_variable(body, call.arguments[0])


def replace_variable(expression: Expression, argument: Expression) -> Expression:
    """Return an expression with x replaced by another expression."""

    def put(node: Expression, children: list[Expression]) -> Expression:
        return argument if isinstance(node, Variable) else node.with_children(tuple(children))

    return fold(expression, put)


def free_parameters(expression: Expression) -> tuple[str, ...]:
    """Return the names of the parameters in an expression, in order of appearance."""
    names = [node.name for node in walk(expression) if isinstance(node, Parameter)]
    return tuple(dict.fromkeys(names))
