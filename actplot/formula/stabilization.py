"""Expression to expression: textbook forms that overflow or cancel become stable primitives.

A formula is shown as it was written and computed as this module rewrites it, so
``1/(1 + exp(-x))`` has a derivative at 40 and ``1 + tanh(x)`` a value at -20.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from actplot.formula.evaluation import constant_value
from actplot.formula.expression import (
    Call,
    Expression,
    Parameter,
    Variable,
    fold,
    walk,
)
from actplot.formula.parser import parse
from actplot.formula.simplification import fill, simplify_node

if TYPE_CHECKING:
    from collections.abc import Mapping

# Pattern and replacement, in order of trial, by the function that the pattern begins with;
# u and v match anything, c any constant and p any positive one.
# Each pattern meets arguments that have been rewritten already: exp(u) - 1 arrives
# as expm1(u) in the others.
RULES: Mapping[str, Mapping[str, str]] = {
    "^": {
        "e^u": "exp(u)",
        "sigmoid(u)^c": "exp(c*log_sigmoid(u))",
        "(1 + p*exp(u))^v": "exp(v*softplus(u + log(p)))",
        "(u^2)^0.5": "abs(u)",
        "(u^2)^(1/2)": "abs(u)",
    },
    "sqrt": {
        "sqrt(sech(u)^2)": "sech(u)",
        "sqrt(u^2)": "abs(u)",
    },
    "-": {
        "exp(u) - 1": "expm1(u)",
        "1 - exp(u)": "-expm1(u)",
        "1 - sigmoid(u)": "sigmoid(-u)",
        "2*sigmoid(u) - 1": "tanh(u/2)",
        "1 - 2*sigmoid(u)": "-tanh(u/2)",
        "softplus(u) - u": "softplus(-u)",
        "log_cosh(u) - abs(u)": "log1p(expm1(-2*abs(u))/2)",
        "1 - tanh(u)": "2*sigmoid(-2*u)",
        "c - c*tanh(u)": "2*c*sigmoid(-2*u)",
        "1 - tanh(u)^2": "sech(u)^2",
        "1 - sech(u)^2": "tanh(u)^2",
        "u - tanh(u)": "tanh_remainder(u)",
        "1 - erf(u/sqrt(2))": "2*normal_cdf(-u)",
        "1 - erf(u)": "2*normal_cdf(-sqrt(2)*u)",
        "1 - cos(u)": "2*sin(u/2)^2",
        "sqrt(u^2 + c) - u": "sum_with_root(-u, c)",
    },
    "*": {
        "exp(u)*sigmoid(-u)": "sigmoid(u)",
        "exp(-u)*sigmoid(u)": "sigmoid(-u)",
        "exp(-u)*(v*sigmoid(u))": "v*sigmoid(-u)",
        "exp(-u)*v*sigmoid(u)": "v*sigmoid(-u)",
    },
    "/": {
        "1/cosh(u)": "sech(u)",
        "sinh(u)/cosh(u)": "tanh(u)",
        "(exp(u) + exp(-u))/2": "cosh(u)",
        "(exp(u) - exp(-u))/2": "sinh(u)",
        "(exp(u) - exp(-u))/(exp(u) + exp(-u))": "tanh(u)",
        "expm1(u)/(1 + exp(u))": "tanh(u/2)",
        "-expm1(u)/(1 + exp(u))": "-tanh(u/2)",
        "exp(u)/(1 + exp(u))": "sigmoid(u)",
        "exp(u)/sqrt(1 + exp(2*u))": "exp(log_sigmoid(2*u)/2)",
        "exp(u)/(p + exp(u))": "sigmoid(u - log(p))",
        "v*exp(u)/(1 + exp(u))": "v*sigmoid(u)",
        "v*exp(u)/(p + exp(u))": "v*sigmoid(u - log(p))",
        "v/(1 + exp(u))": "v*sigmoid(-u)",
        "u/(u/c + exp(v))": "where(u > 1, 1/(1/c + exp(v)/u), u/(u/c + exp(v)))",
        "u/(1 - u*exp(v))": "where(u < 0, u*exp(-v)/(exp(-v) - u), u/(1 - u*exp(v)))",
    },
    "+": {
        "1 + tanh(u)": "2*sigmoid(2*u)",
        "c + c*tanh(u)": "2*c*sigmoid(2*u)",
        "c + c*erf(u/sqrt(2))": "2*c*normal_cdf(u)",
        "c + c*erf(u)": "2*c*normal_cdf(sqrt(2)*u)",
        "1 + erf(u/sqrt(2))": "2*normal_cdf(u)",
        "1 + erf(u)": "2*normal_cdf(sqrt(2)*u)",
        "u + sqrt(u^2 + c)": "sum_with_root(u, c)",
        "1 + u/sqrt(1 + u^2)": "sum_with_root(u, 1)/sqrt(1 + u^2)",
        "u + u^2/sqrt(1 + u^2)": "u*(sum_with_root(u, 1)/sqrt(1 + u^2))",
        "arctan(u)/pi + 1/2": "where(u < 0, -arctan(1/u)/pi, arctan(u)/pi + 1/2)",
    },
    "log": {
        "log(exp(u))": "u",
        "log(1 + exp(u))": "softplus(u)",
        "log(sigmoid(u))": "log_sigmoid(u)",
        "log(1 + p^u)": "softplus(log(p)*u)",
        "log(cosh(u))": "log_cosh(u)",
        "log(p*cosh(u))": "log(p) + log_cosh(u)",
        "log(2 - exp(u))": "log1p(-expm1(u))",
        "log(1 + u)": "log1p(u)",
        "log(1 - u)": "log1p(-u)",
        "log(sum_with_root(u, 1))": "arcsinh(u)",
    },
    "log2": {
        "log2(1 + exp(u))": "softplus(u)/log(2)",
        "log2(1 + p^u)": "softplus(log(p)*u)/log(2)",
    },
}

_WILDCARDS = ("u", "v", "c", "p")
_COMMUTATIVE = ("+", "*")


def stabilize(expression: Expression) -> Expression:
    """Return an equal expression in which no recognised form overflows or cancels."""
    return fold(expression, _rewritten)


def _rewritten(node: Expression, children: list[Expression]) -> Expression:
    """Return what the first fitting rule makes of a node over other children."""
    node = simplify_node(node.with_children(tuple(children)))
    if isinstance(node, Call):
        for pattern, replacement in _rules(node.function):
            found = _match(pattern, node, {})
            if found is not None:
                return fill(_parsed(replacement), found)
    return node


@cache
def _rules(function: str) -> tuple[tuple[Expression, str], ...]:
    """Return the rules for a function, their patterns parsed."""
    return tuple((_parsed(pattern), text) for pattern, text in RULES.get(function, {}).items())


@cache
def _parsed(rule: str) -> Expression:
    """Return one side of a rule, the wildcards as parameters."""
    return parse(rule, parameters=_WILDCARDS)


def _match(
    pattern: Expression, node: Expression, found: Mapping[str, Expression]
) -> Mapping[str, Expression] | None:
    """Return what the wildcards stand for if a pattern fits a node, else None."""
    if isinstance(pattern, Parameter):
        if pattern.name in found:
            return found if found[pattern.name] == node else None
        if not _may_stand_for(pattern.name, node):
            return None
        return {**found, pattern.name: node}
    if not isinstance(pattern, Call):
        return found if pattern == node else None
    if not isinstance(node, Call) or pattern.function != node.function:
        return None
    orders = [node.arguments]
    if pattern.function in _COMMUTATIVE:
        orders.append(node.arguments[::-1])
    for arguments in orders:
        result: Mapping[str, Expression] | None = found
        for part, argument in zip(pattern.arguments, arguments, strict=True):
            result = _match(part, argument, result) if result is not None else None
        if result is not None:
            return result
    return None


def _may_stand_for(wildcard: str, node: Expression) -> bool:
    """Return whether a wildcard matches a node."""
    if wildcard in ("u", "v"):
        return True
    if any(isinstance(each, Variable | Parameter) for each in walk(node)):
        return False
    return wildcard == "c" or constant_value(node) > 0
