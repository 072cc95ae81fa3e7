"""Expression to switches: where a formula might have a kink, a jump or a pole.

The syntax only proposes: every break of the formula is a zero of one of these
expressions, but not every zero is a break (``x*abs(x)`` has none).
"""

from __future__ import annotations

from functools import cache, lru_cache

from actplot.formula.differentiation import ARGUMENTS
from actplot.formula.expression import (
    Call,
    Choose,
    Compare,
    Expression,
    Number,
    depends_on_x,
    substitute,
    walk,
)
from actplot.formula.parser import parse
from actplot.formula.primitives import PRIMITIVES


@lru_cache(maxsize=128)
def switches(expression: Expression) -> tuple[Expression, ...]:
    """Return expressions in x whose zeros include every break of a formula.

    They are not simplified: u - v must round as the comparison of u with v does.
    """
    found: dict[Expression, None] = {}
    for node in walk(expression):
        for switch in switches_of(node):
            if depends_on_x(switch):
                found[switch] = None
    return tuple(found)


def switches_of(node: Expression) -> list[Expression]:
    """Return the switches of one node, those of its children left out."""
    match node:
        case Compare(_, left, right):
            return [Call("-", (left, right))]
        case Choose(condition) if not isinstance(condition, Compare):
            return [condition]
        case Call("^", (_, Number(exponent))) if exponent.is_integer():
            return []
        case Call("^", (base, Call("negate", (Number(exponent),)))) if exponent.is_integer():
            return [base]
        case Call(function, arguments) if PRIMITIVES[function].breaks:
            values = dict(zip(ARGUMENTS, arguments, strict=False))
            return [substitute(template, values) for template in _templates(function)]
    return []


@cache
def _templates(function: str) -> tuple[Expression, ...]:
    """Return a primitive's break formulas as expressions in u, v, w."""
    return tuple(parse(text, parameters=ARGUMENTS) for text in PRIMITIVES[function].breaks)
