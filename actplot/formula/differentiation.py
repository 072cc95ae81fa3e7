"""Expression to expression: the derivative, by the chain rules in the table of primitives."""

from __future__ import annotations

from functools import cache, lru_cache

from actplot.formula.expression import (
    Call,
    Choose,
    Expression,
    Number,
    Parameter,
    Variable,
    fold,
)
from actplot.formula.parser import parse
from actplot.formula.primitives import PRIMITIVES
from actplot.formula.simplification import fill, simplify

ARGUMENTS = ("u", "v", "w")
DERIVATIVES = ("du", "dv", "dw")
_CHOICE = Choose(*map(Parameter, ARGUMENTS))


@lru_cache(maxsize=128)
def differentiate(expression: Expression) -> Expression:
    """Return the derivative of an expression with respect to x, simplified.

    At a kink or a jump the result is one of the two sides or neither; that a
    derivative does not exist there is for the caller to find out.
    """
    return fold(simplify(expression), _derivative)


def _derivative(node: Expression, inner: list[Expression]) -> Expression:
    """Return the derivative of one node, given those of its children."""
    match node:
        case Variable():
            return Number(1.0)
        case Choose(condition):
            return fill(_CHOICE, dict(zip(ARGUMENTS, (condition, *inner[1:]), strict=True)))
        case Call(function, arguments):
            if all(derivative == Number(0.0) for derivative in inner):
                return Number(0.0)
            values = dict(zip(ARGUMENTS, arguments, strict=False))
            values.update(zip(DERIVATIVES, inner, strict=False))
            return fill(rule(function), values)
    return Number(0.0)


@cache
def rule(function: str) -> Expression:
    """Return a primitive's chain rule as an expression in u, v, w and du, dv, dw."""
    return parse(PRIMITIVES[function].derivative, parameters=(*ARGUMENTS, *DERIVATIVES))
