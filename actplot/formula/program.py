"""Formulas as programs: each distinct part computed once, and what has no x beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
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

# Beyond this an infinity in the widest float is an overflow rather than a pole.
_FAR = 100.0

_COMPARISONS = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}
# Where in a run's values x is.
_X = 0


class Program:
    """Several formulas to be computed together, in one precision.

    A run makes a list of values: x, the constants, and what one step after another adds.

    Parameters
    ----------
    expressions : iterable of Expression
        Formulas without free parameters and with every definition expanded.
    dtype : numpy.dtype
        float64 or ``numpy.longdouble``.
    """

    def __init__(self, expressions: Iterable[Expression], dtype: np.dtype[Any]) -> None:
        self._dtype = dtype
        self._constants: list[Any] = []
        self._steps: list[tuple[Callable[..., Any], list[int]]] = []
        expressions = tuple(expressions)
        nodes = list(dict.fromkeys(node for each in expressions for node in walk(each)))
        values = self._constant_values(nodes)
        places: dict[Expression, int] = {}
        for node, value in values.items():
            places[node] = 1 + len(self._constants)
            self._constants.append(value)
        for node in nodes:
            if isinstance(node, Variable):
                places[node] = _X
            elif node not in values:
                places[node] = 1 + len(self._constants) + len(self._steps)
                self._steps.append(self._step(node, [places[child] for child in node.children]))
        self._results = [places[each] for each in expressions]

    def run(self, x: Any) -> list[Any]:
        """Return the formulas' values at x, constants without its shape.

        They may be x itself, or belong to the program: they are not to be written to.
        """
        values = [x, *self._constants]
        for function, places in self._steps:
            values.append(function(*[values[place] for place in places]))
        return [values[place] for place in self._results]

    def _constant_values(self, nodes: Iterable[Expression]) -> dict[Expression, Any]:
        """Return the values of the parts that can be computed without x."""
        values: dict[Expression, Any] = {}
        with np.errstate(all="ignore"):
            for node in nodes:
                if isinstance(node, Number):
                    values[node] = np.asarray(node.value, dtype=self._dtype)
                elif not isinstance(node, Variable) and all(c in values for c in node.children):
                    function, places = self._step(node, list(range(len(node.children))))
                    if _X not in places[len(node.children) :]:
                        values[node] = function(*(values[child] for child in node.children))
        return values

    def _step(self, node: Expression, places: list[int]) -> tuple[Callable[..., Any], list[int]]:
        """Return the function that computes a node, and where its operands are."""
        match node:
            case Call("*") if self._dtype == np.longdouble:
                return _wide_product, [*places, _X]
            case Call(function):
                return PRIMITIVES[function].value, places
            case Compare(operator):
                return partial(_compared, _COMPARISONS[operator], self._dtype), places
            case Choose():
                return _chosen, places
            case Parameter(name):
                raise ValueError(f"the parameter {name} has no value")
        raise TypeError(f"not an expression: {node!r}")


@lru_cache(maxsize=512)
def program(expressions: tuple[Expression, ...], dtype: np.dtype[Any]) -> Program:
    """Return the program of several formulas, made once for all who ask."""
    return Program(expressions, dtype)


def _compared(comparison: np.ufunc, dtype: np.dtype[Any], left: Any, right: Any) -> Any:
    """Return 1 where a comparison holds and 0 elsewhere."""
    return np.asarray(comparison(left, right), dtype=dtype)


def _chosen(condition: Any, if_true: Any, if_false: Any) -> Any:
    """Return one value where a condition is not 0, another elsewhere."""
    return np.where(condition != 0, if_true, if_false)


def _wide_product(left: Any, right: Any, x: Any) -> Any:
    """Return a product in which a vanishing factor beats an overflowing one far from 0.

    Only a function like exp(-exp(x)) underflows the widest float, and it does so
    faster than anything in a formula grows.
    """
    product = np.multiply(left, right)
    if not np.any(np.isnan(product)):
        return product
    vanishing = ((left == 0) & np.isinf(right)) | ((right == 0) & np.isinf(left))
    return np.where(vanishing & (np.abs(x) > _FAR), x.dtype.type(0), product)
