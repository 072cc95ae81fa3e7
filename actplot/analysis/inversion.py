"""Where an expression has a value, solved exactly by undoing its operations one by one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import numpy as np

from actplot.formula.evaluation import constant_value, evaluate
from actplot.formula.expression import (
    Call,
    Choose,
    Expression,
    Number,
    Variable,
    depends_on_x,
)

# Inverses of functions that take each value once: f(u) = c means u = inverse(c).
_INVERSES: Mapping[str, Callable[[float], float]] = {
    "exp": math.log,
    "expm1": math.log1p,
    "log": math.exp,
    "log1p": math.expm1,
    "log2": lambda c: 2.0**c,
    "log10": lambda c: 10.0**c,
    "sqrt": lambda c: c * c if c >= 0 else math.nan,
    "cbrt": lambda c: c**3,
    "arctan": math.tan,
    "arcsinh": math.sinh,
    "sinh": math.asinh,
    "tanh": math.atanh,
    "sigmoid": lambda c: math.log(c / (1.0 - c)),
    "softplus": lambda c: math.log(math.expm1(c)),
}


# Of abs(abs(abs(x) - 1) - 2) - ... each level doubles the solutions; a search has an end.
_MOST_SOLUTIONS = 2048


def solve(expression: Expression, value: float) -> list[float] | None:
    """Return every x at which an expression has a value, or None if inversion cannot tell.

    A value that is taken on a whole interval counts at the interval's ends only, as
    the switches inside the expression will propose those.
    """
    found = _solved(expression, value)
    return None if found is None else list(found)


@lru_cache(maxsize=4096)
def _solved(expression: Expression, value: float) -> tuple[float, ...] | None:
    """Return the solutions in order; parts of an expression are often asked for the same value."""
    if not depends_on_x(expression):
        return ()
    candidates = _inverted(expression, value)
    if candidates is None:
        return None
    found = sorted({each + 0.0 for each in candidates if math.isfinite(each)})
    return tuple(found) if len(found) <= _MOST_SOLUTIONS else None


def _inverted(node: Expression, value: float) -> list[float] | None:
    match node:
        case Variable():
            return [value]
        case Call("negate", (inner,)):
            return solve(inner, -value)
        case Call("abs", (inner,)):
            return _union(solve(inner, each) for each in (value, -value)) if value >= 0 else []
        case Call("max" | "min", (left, right)) | Choose(_, left, right):
            return _verified(node, value, _union(solve(each, value) for each in (left, right)))
        case Call("+" | "-" | "*" | "/" as operator, (left, right)):
            return _arithmetic(operator, left, right, value)
        case Call("^", (base, Number(exponent))) if exponent.is_integer() and exponent > 0:
            return _roots(base, int(exponent), value)
        case Call(function, (inner,)) if function in _INVERSES:
            try:
                return solve(inner, _INVERSES[function](value))
            except (ValueError, OverflowError, ZeroDivisionError):
                return []
    return None


def _union(parts: Iterable[list[float] | None]) -> list[float] | None:
    """Join solutions; unknown if any part is, after which no other is looked at."""
    found: list[float] = []
    for part in parts:
        if part is None:
            return None
        found += part
    return found


def _verified(node: Expression, value: float, candidates: list[float] | None) -> list[float] | None:
    """Keep the candidates at which a piecewise expression really has the value."""
    if not candidates:
        return candidates
    got = evaluate(node, np.array(candidates))
    scale = 1e-12 * max(1.0, abs(value))
    return [x for x, y in zip(candidates, got, strict=True) if abs(y - value) <= scale]


def _arithmetic(
    operator: str, left: Expression, right: Expression, value: float
) -> list[float] | None:
    """Invert an operator with x on one side, or a product that is to be zero."""
    if not depends_on_x(right):
        known = constant_value(right)
        match operator:
            case "+":
                return solve(left, value - known)
            case "-":
                return solve(left, value + known)
            case "*":
                return solve(left, value / known) if known else None
            case _:
                return solve(left, value * known)
    if not depends_on_x(left):
        known = constant_value(left)
        match operator:
            case "+":
                return solve(right, value - known)
            case "-":
                return solve(right, known - value)
            case "*":
                return solve(right, value / known) if known else None
            case _:
                return solve(right, known / value) if value else []
    if value == 0 and operator == "*":
        return _union(solve(each, 0.0) for each in (left, right))
    if value == 0 and operator == "/":
        return solve(left, 0.0)
    return _affine_root(Call(operator, (left, right)), value)


def _affine_root(node: Expression, value: float) -> list[float] | None:
    """Solve a*x + b = value where x occurs several times but only to the first power."""
    coefficients = affine(node)
    if coefficients is None:
        return None
    slope, offset = coefficients
    return [(value - offset) / slope] if slope else []


@lru_cache(maxsize=4096)
def affine(node: Expression) -> tuple[float, float] | None:
    """Return slope and offset of an expression that is affine in x, else None."""
    if not depends_on_x(node):
        return 0.0, constant_value(node)
    match node:
        case Variable():
            return 1.0, 0.0
        case Call("negate", (inner,)):
            part = affine(inner)
            return None if part is None else (-part[0], -part[1])
        case Call("+" | "-" | "*" | "/" as operator, (left, right)):
            first, second = affine(left), affine(right)
            if first is None or second is None:
                return None
            if operator in "+-":
                sign = 1.0 if operator == "+" else -1.0
                return first[0] + sign * second[0], first[1] + sign * second[1]
            if second[0] and (operator == "/" or first[0]):
                return None
            if operator == "/":
                return (first[0] / second[1], first[1] / second[1]) if second[1] else None
            return first[0] * second[1] + second[0] * first[1], first[1] * second[1]
    return None


def _roots(base: Expression, exponent: int, value: float) -> list[float] | None:
    """Invert a whole power."""
    if value < 0 and exponent % 2 == 0:
        return []
    root = math.copysign(abs(value) ** (1.0 / exponent), value)
    if exponent == 2:
        root = math.sqrt(value)
    if exponent % 2:
        return solve(base, root)
    return _union(solve(base, each) for each in (root, -root))
