"""Expression to expression: a piecewise formula as it is on the piece around one point."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from actplot.formula.differentiation import differentiate
from actplot.formula.evaluation import evaluate
from actplot.formula.expression import (
    Call,
    Choose,
    Compare,
    Expression,
    X,
    depends_on_x,
    fold,
    number,
    walk,
)
from actplot.formula.simplification import ONE, ZERO, negated, simplify

# What is another expression on some pieces, by the match statement below.
_PIECEWISE = frozenset({"abs", "sign", "floor", "ceil", "round", "max", "min", "clip"})


def piece_at(expression: Expression, x: float) -> Expression:
    """Return an expression without switches that equals another one around a point.

    Parameters
    ----------
    expression : Expression
        A formula, perhaps piecewise.
    x : float
        A point between the formula's breaks.
    """
    # One of tan(1000*x), which has thousands of pieces, is the same everywhere.
    return _piece(expression, x if _is_piecewise(expression) else 0.0)


@lru_cache(maxsize=128)
def _is_piecewise(expression: Expression) -> bool:
    """Return whether a formula may be another expression around another point."""
    return any(
        isinstance(node, Compare | Choose)
        or (isinstance(node, Call) and node.function in _PIECEWISE)
        for node in walk(expression)
    )


@lru_cache(maxsize=128)
def _piece(expression: Expression, x: float) -> Expression:
    """Return an expression without switches that equals another one around a point."""
    return simplify(fold(expression, lambda node, children: _chosen(node, children, x)))


def _chosen(node: Expression, children: list[Expression], x: float) -> Expression:
    """Return what one node is around x, given what its children are there."""
    match node:
        case Compare():
            return ONE if _value(node, x) else ZERO
        case Choose(condition):
            return children[1] if _value(condition, x) else children[2]
        case Call("abs", (inner,)):
            return children[0] if _value(inner, x) > 0 else negated(children[0])
        case Call("sign" | "floor" | "ceil" | "round"):
            return number(_value(node, x))
        case Call("max" | "min" as function, (left, right)):
            first = _value(left, x) > _value(right, x)
            return children[0] if first == (function == "max") else children[1]
        case Call("clip", (inner, low, high)):
            value = _value(inner, x)
            if value >= _value(high, x):
                return children[2]
            return children[1] if value <= _value(low, x) else children[0]
        case Call(_, (_,)) if children == [ZERO]:
            return number(_value(node.with_children((ZERO,)), x))  # as log1p(0) on one side of 0
    return node.with_children(tuple(children))


def _value(node: Expression, x: float) -> float:
    return float(evaluate(node, np.float64(x)))


def alike(rows: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield each different column of some rows, and a mask of the columns that are like it."""
    columns, which = np.unique(rows, axis=1, return_inverse=True)
    for index, column in enumerate(columns.T):
        yield column, which.ravel() == index


def is_identity_at(expression: Expression, x: float) -> bool:
    """Return whether a formula is x itself on the piece around a point."""
    return _is_identity(piece_at(expression, x))


def is_constant_at(expression: Expression, x: float) -> bool:
    """Return whether a formula is constant on the piece around a point."""
    return _is_constant(piece_at(expression, x))


@lru_cache(maxsize=128)
def _is_identity(piece: Expression) -> bool:
    """Return whether a formula without switches is x itself."""
    return simplify(Call("-", (piece, X))) == ZERO


@lru_cache(maxsize=256)
def _is_constant(piece: Expression) -> bool:
    """Return whether a formula without switches is constant."""
    return not depends_on_x(piece) or differentiate(piece) == ZERO
