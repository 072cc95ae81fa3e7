"""Expression to numbers: float64 arithmetic over arrays, wider where that falls short."""

from __future__ import annotations

from functools import lru_cache, reduce
from typing import Any

import numpy as np

from actplot.formula.expression import Expression
from actplot.formula.program import program

Floats = np.ndarray[Any, np.dtype[np.float64]]

_USUAL = np.dtype(np.float64)
_WIDE = np.dtype(np.longdouble)
_MOST_POINTS = 8192  # for whose values there is a memory


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
    return evaluate_together((expression,), x)[0]


def evaluate_together(expressions: tuple[Expression, ...], x: object) -> list[Floats]:
    """Return the values of several formulas, of which parts that they share are computed once."""
    points = np.asarray(x, dtype=np.float64)
    if points.size > _MOST_POINTS:
        return _computed(expressions, points)
    found = _remembered(expressions, points.shape, points.tobytes())
    return [values.copy() for values in found]


@lru_cache(maxsize=128)
def _remembered(
    expressions: tuple[Expression, ...], shape: tuple[int, ...], content: bytes
) -> list[Floats]:
    """Return values at points that may be asked for again: a slope is a function of its own."""
    return _computed(expressions, np.frombuffer(content, dtype=np.float64).reshape(shape))


def _computed(expressions: tuple[Expression, ...], points: Floats) -> list[Floats]:
    """Return the values of several formulas."""
    with np.errstate(all="ignore"):
        found = [_own(each, points) for each in program(expressions, _USUAL).run(points)]
        if all(map(_is_beyond_doubt, found)):
            return found
        finite = np.isfinite(points)
        doubtful = [finite & ((values == 0) | ~np.isfinite(values)) for values in found]
        again = reduce(np.logical_or, doubtful)
        if np.count_nonzero(again):
            wide = program(expressions, _WIDE).run(points[again].astype(np.longdouble))
            for values, own, other in zip(found, doubtful, wide, strict=True):
                rounded = np.asarray(other, dtype=np.float64)
                values[own] = rounded[own[again]] if rounded.ndim else rounded
        return found


def evaluate_plainly(expression: Expression, x: object) -> Floats:
    """Return a formula's values in float64 arithmetic throughout.

    A condition switches where this, rather than the exact value, changes sign.
    """
    points = np.asarray(x, dtype=np.float64)
    with np.errstate(all="ignore"):
        return _own(program((expression,), _USUAL).run(points)[0], points)


def constant_value(expression: Expression) -> float:
    """Return the value of an expression without x."""
    return float(evaluate(expression, 0.0))


def _own(values: Any, points: Floats) -> Floats:
    """Return an array of values of the points' shape that may be written to."""
    if np.shape(values) == points.shape:
        return np.array(values, dtype=np.float64)
    return np.full(points.shape, values, dtype=np.float64)


def _is_beyond_doubt(values: Floats) -> bool:
    """Return whether all values are finite numbers other than 0."""
    size = values.size
    return bool(np.count_nonzero(values) == size == np.count_nonzero(np.isfinite(values)))
