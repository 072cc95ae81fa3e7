"""Expression to numbers: float64 arithmetic over arrays, each shared subtree once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from actplot.formula.expression import (
    Call,
    Choose,
    Compare,
    Expression,
    Number,
    Parameter,
    Variable,
    walk,
)
from actplot.formula.primitives import PRIMITIVES

Floats = np.ndarray[Any, np.dtype[np.float64]]

# Beyond this an infinity in the widest float is an overflow rather than a pole.
_FAR = 100.0

_COMPARISONS = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}


def evaluate(expression: Expression, x: object) -> Floats:
    """Return a formula's values.

    Parameters
    ----------
    expression : Expression
        A formula without free parameters and with every definition expanded.
    x : array_like
        Inputs of any shape.

    Returns
    -------
    numpy.ndarray
        float64, of the shape of x; nan where the formula is undefined.

    Notes
    -----
    Where float64 gives 0, inf or nan, an intermediate value may have left its range
    although the result has not (``tanh(exp(x))`` has the derivative 0 at 1e4, not
    0 * inf). Those points are computed again with the platform's widest float and
    rounded; where that is no wider than float64 they stay as they are.
    """
    points = np.asarray(x, dtype=np.float64)
    values = evaluate_plainly(expression, points)
    with np.errstate(all="ignore"):
        doubtful = np.isfinite(points) & ((values == 0) | ~np.isfinite(values))
        if np.any(doubtful):
            wide = points[doubtful].astype(np.longdouble)
            values[doubtful] = np.asarray(_evaluate(expression, wide)).astype(np.float64)
    return values


def evaluate_plainly(expression: Expression, x: object) -> Floats:
    """Return a formula's values in float64 arithmetic throughout.

    A condition switches where this, rather than the exact value, changes sign.
    """
    points = np.asarray(x, dtype=np.float64)
    with np.errstate(all="ignore"):
        return np.array(_evaluate(expression, points), dtype=np.float64)


def constant_value(expression: Expression) -> float:
    """Return the value of an expression without x."""
    return float(evaluate(expression, 0.0))


def _evaluate(expression: Expression, x: Any) -> Any:
    """Return the values at x in x's own precision."""
    values: list[Any] = []
    for node, children in _steps(expression):
        values.append(_value(node, x, [values[place] for place in children]))
    return np.broadcast_to(values[-1], x.shape)


@lru_cache(maxsize=128)
def _steps(expression: Expression) -> tuple[tuple[Expression, tuple[int, ...]], ...]:
    """Return the distinct nodes in the order of their evaluation, with where the children are."""
    places: dict[Expression, int] = {}
    steps = []
    for node in walk(expression):
        places[node] = len(places)
        steps.append((node, tuple(places[child] for child in node.children)))
    return tuple(steps)


def _value(node: Expression, x: Any, children: list[Any]) -> Any:
    """Return the values of one node, given those of its children."""
    match node:
        case Number(value):
            return x.dtype.type(value)
        case Variable():
            return x
        case Call("*") if x.dtype == np.longdouble:
            left, right = children
            return _wide_product(left, right, x)
        case Call(function):
            return PRIMITIVES[function].value(*children)
        case Compare(operator):
            return np.asarray(_COMPARISONS[operator](*children), dtype=x.dtype)
        case Choose():
            condition, if_true, if_false = children
            return np.where(condition != 0, if_true, if_false)
        case Parameter(name):
            raise ValueError(f"the parameter {name} has no value")
    raise TypeError(f"not an expression: {node!r}")


def _wide_product(left: Any, right: Any, x: Any) -> Any:
    """Return a product in which a vanishing factor beats an overflowing one far from 0.

    Only a function like exp(-exp(x)) underflows the widest float, and it does so
    faster than anything in a formula grows.
    """
    product = np.multiply(left, right)
    vanishing = ((left == 0) & np.isinf(right)) | ((right == 0) & np.isinf(left))
    return np.where(vanishing & (np.abs(x) > _FAR), x.dtype.type(0), product)
