"""Expression to expression: the few algebraic steps that make a derivative readable."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from actplot.formula.arithmetic import NEUTRAL, RULES
from actplot.formula.expression import (
    Call,
    Choose,
    Compare,
    Expression,
    Number,
    Parameter,
    walk,
)
from actplot.formula.terms import ONE, ZERO, constant, negated

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ONE", "ZERO", "constant", "fill", "negated", "simplify", "simplify_node"]

# Nobody reads a longer formula, and the steps below look at whole sums and products.
_LONGEST = 300


def simplify(expression: Expression) -> Expression:
    """Return an equal expression without 0*u, 1*u, double signs and foldable constants.

    Equal wherever both are finite: ``0*u`` becomes 0 also where u is not finite.
    """
    return _filled(tuple(walk(expression)), {})


def fill(template: Expression, values: Mapping[str, Expression]) -> Expression:
    """Return a template simplified, with expressions that are simple already as parameters."""
    return _filled(_nodes(template), values)


@lru_cache(maxsize=256)
def _nodes(template: Expression) -> tuple[Expression, ...]:
    """Return the parts of a template, of which there are as many as rules in the tables."""
    return tuple(walk(template))


def _filled(nodes: tuple[Expression, ...], values: Mapping[str, Expression]) -> Expression:
    """Return the last of several nodes, of which each comes after its children, simplified."""
    made: dict[Expression, Expression] = {}
    for node in nodes:
        if isinstance(node, Parameter):
            made[node] = values.get(node.name, node)
        else:
            made[node] = simplify_node(node.with_children(tuple(made[c] for c in node.children)))
    return made[nodes[-1]]


def simplify_node(node: Expression) -> Expression:
    """Simplify one node whose children are simple already."""
    match node:
        case Call(function, arguments) if function in RULES:
            simple = NEUTRAL[function](*arguments)
            if simple is None and node.size <= _LONGEST:
                simple = RULES[function](*arguments)
            return node if simple is None else simple
        case Call("max" | "min", (left, right)) if left == right:
            return left
        case Call(function, (argument,)) if (function, argument) in _KNOWN:
            return _KNOWN[function, argument]
        case Choose():
            return _choice(node)
    return node


_KNOWN: Mapping[tuple[str, Expression], Expression] = {
    ("sqrt", ZERO): ZERO,
    ("sqrt", ONE): ONE,
    ("log", ONE): ZERO,
    ("log", Call("e", ())): ONE,
    ("exp", ZERO): ONE,
}


def _choice(node: Choose) -> Expression:
    """Drop the branches that are never taken."""
    condition, if_true, if_false = node.children
    if isinstance(if_true, Choose) and if_true.condition == condition:
        if_true = if_true.if_true
    if isinstance(if_false, Choose) and if_false.condition == condition:
        if_false = if_false.if_false
    known = _truth(condition)
    if if_true == if_false or known:
        return if_true
    return if_false if known is False else Choose(condition, if_true, if_false)


def _truth(condition: Expression) -> bool | None:
    """Return whether a condition always or never holds, or None if that depends on x."""
    match condition:
        case Number(value):
            return value != 0
        case Compare(operator, left, Number(value)) if value == float("inf"):
            return operator in ("<", "<=") if left != Number(value) else "=" in operator
        case Compare(operator, left, right):
            low, high = constant(left), constant(right)
            if low is None or high is None:
                return None
            return {"<": low < high, "<=": low <= high, ">": low > high, ">=": low >= high}[
                operator
            ]
    return None
