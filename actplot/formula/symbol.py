"""The symbol that stands for an array in a traced call, and numpy's functions of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from actplot.errors import UntraceableError
from actplot.formula.differentiation import ARGUMENTS
from actplot.formula.expression import Call, Choose, Expression, substitute
from actplot.formula.numpy_functions import (
    COMPARISONS,
    LOGICAL,
    OF_TRUTHS,
    constant_expression,
    ufunc_rule,
)
from actplot.formula.tokenizer import MAXIMUM_SYMBOLS


def _refused(reason: str) -> Callable[..., NoReturn]:
    """Return a method that refuses what Python or numpy asks of a symbol."""

    def method(*_: object, **__: object) -> NoReturn:
        raise UntraceableError(reason)

    return method


_ELEMENTS = "picks single elements of x"
_NUMBER = "passes x to a function of single numbers, such as those of math"


class Symbol(NDArrayOperatorsMixin):
    """Stands for a float64 array in a traced call and records what is done to it.

    Parameters
    ----------
    expression : Expression
        What the elements are, in terms of x.
    truth : bool
        Whether it stands for an array of truth values.
    """

    shape = ()
    ndim = 0
    size = 1
    dtype = np.dtype(np.float64)

    def __init__(self, expression: Expression, *, truth: bool = False) -> None:
        if expression.size > MAXIMUM_SYMBOLS:
            raise UntraceableError("the formula would be too long")
        self.expression = expression
        self.truth = truth

    __bool__ = _refused("branches on the value of x")
    __float__ = __int__ = __index__ = __complex__ = _refused(_NUMBER)
    __iter__ = __len__ = _refused(_ELEMENTS)
    __array__ = _refused("converts x to a plain array")

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Symbol:
        """Record a ufunc or an operator."""
        outputs = options.pop("out", ())
        if method != "__call__" or options:
            raise UntraceableError(f"calls np.{ufunc.__name__} with settings")
        result = _apply(ufunc.__name__, *inputs)
        return _symbol_only(outputs[0]).become(result) if outputs else result

    def __array_function__(
        self, function: Any, _: object, arguments: Sequence[Any], options: Mapping[str, Any]
    ) -> Symbol:
        """Record one of numpy's other functions."""
        meaning = ARRAY_FUNCTIONS.get(function.__name__)
        if meaning is None:
            raise UntraceableError(f"calls np.{function.__name__}, which has no formula")
        return meaning(*arguments, **options)

    def __getitem__(self, where: object) -> Symbol:
        """Return the elements where a condition holds: the same formula, for those."""
        _check_condition(where)
        return self.copy()

    def __setitem__(self, where: object, value: object) -> None:
        """Replace the elements where a condition holds."""
        _check_condition(where)
        self.become(_where(where, value, self))

    def become(self, other: Symbol) -> Symbol:
        """Take another symbol's value, as an array does that is written into."""
        self.expression, self.truth = other.expression, other.truth
        return self

    def copy(self) -> Symbol:
        """Return a symbol of the same value, as ``ndarray.copy`` does."""
        return Symbol(self.expression, truth=self.truth)

    def astype(self, dtype: Any, **_: object) -> Symbol:
        """Return the values as another type, as ``ndarray.astype`` does."""
        return converted(self, dtype).copy()

    def clip(self, min: Any = None, max: Any = None) -> Symbol:  # noqa: A002 - numpy's names
        """Return the values limited to an interval, as ``ndarray.clip`` does."""
        return _clip(self, min, max)

    def round(self, decimals: int = 0) -> Symbol:
        """Return the values rounded to whole numbers, as ``ndarray.round`` does."""
        return _round(self, decimals)


def _symbol(value: Any) -> Symbol:
    """Return a symbol as it is, and a number as a symbol of a constant."""
    if isinstance(value, Symbol):
        return value
    if not isinstance(value, int | float | np.generic | np.ndarray):
        raise UntraceableError(f"computes with a {type(value).__module__}.{type(value).__name__}")
    array = np.asarray(value)
    if array.shape != () or array.dtype.kind not in "biuf":
        raise UntraceableError("computes with an array that is not a single real number")
    if not math.isfinite(array):
        raise UntraceableError(f"computes with {float(array)}")
    return Symbol(constant_expression(float(array)), truth=array.dtype.kind == "b")


def _symbol_only(value: object) -> Symbol:
    """Return the symbol that a result is to be written into."""
    if isinstance(value, Symbol):
        return value
    raise UntraceableError("writes x into an array of its own")


def _check_condition(where: object) -> None:
    """Refuse any index but a condition on x."""
    if not (isinstance(where, Symbol) and where.truth):
        raise UntraceableError(_ELEMENTS)


def result_of(call: Any) -> Expression:
    """Return the expression of what a traced call gave."""
    if isinstance(call, Symbol | int | float | np.generic | np.ndarray):
        return _symbol(call).expression
    raise UntraceableError(f"returns a {type(call).__name__}")


def _apply(ufunc: str, *inputs: Any) -> Symbol:
    """Return what a ufunc gives for symbols and constants."""
    operands = [_symbol(value) for value in inputs]
    truths = all(operand.truth for operand in operands)
    name = OF_TRUTHS.get(ufunc, ufunc) if truths else ufunc
    rule = ufunc_rule(name, len(operands))
    if rule is None or (name in LOGICAL and not truths):
        raise UntraceableError(f"calls np.{ufunc}, which has no formula here")
    if name == "logaddexp" and not isinstance(inputs[1], Symbol):
        operands.reverse()  # softplus(x) + c loses no digits where x + softplus(c - x) does
    values = dict(zip(ARGUMENTS, (each.expression for each in operands), strict=False))
    return Symbol(substitute(rule, values), truth=name in COMPARISONS | LOGICAL)


def _where(condition: Any, if_true: Any, if_false: Any) -> Symbol:
    parts = (_symbol(part).expression for part in (condition, if_true, if_false))
    return Symbol(Choose(*parts))


def _clip(u: Any, low: Any = None, high: Any = None, **options: Any) -> Symbol:
    low, high = options.get("min", low), options.get("max", high)
    if low is None or _is_infinite(low):
        return _symbol(u) if high is None or _is_infinite(high) else _apply("minimum", u, high)
    if high is None or _is_infinite(high):
        return _apply("maximum", u, low)
    return Symbol(Call("clip", tuple(_symbol(part).expression for part in (u, low, high))))


def _is_infinite(value: Any) -> bool:
    return isinstance(value, float | np.floating) and math.isinf(value)


def _select(conditions: Sequence[Any], choices: Sequence[Any], default: Any = 0) -> Symbol:
    result = _symbol(default)
    for condition, choice in reversed(list(zip(conditions, choices, strict=True))):
        result = _where(condition, choice, result)
    return result


def _piecewise(
    u: Any, conditions: Any, pieces: Sequence[Any], *more: Any, **settings: Any
) -> Symbol:
    conditions = [conditions] if isinstance(conditions, Symbol) else list(conditions)
    values = [piece(u, *more, **settings) if callable(piece) else piece for piece in pieces]
    result = _symbol(values.pop() if len(values) > len(conditions) else 0)
    for condition, value in zip(conditions, values, strict=True):
        result = _where(condition, value, result)
    return result


def _round(u: Any, decimals: int = 0) -> Symbol:
    if decimals != 0:
        raise UntraceableError("rounds x to decimals")
    return Symbol(Call("round", (_symbol(u).expression,)))


def _full(_: Any, value: Any, dtype: Any = None) -> Symbol:
    return converted(_symbol(value), dtype).copy()


def converted(symbol: Symbol, dtype: Any) -> Symbol:
    """Return a symbol for another type of number, if that changes nothing but rounding."""
    kind = symbol.dtype.kind if dtype is None else np.dtype(dtype).kind
    if symbol.truth and dtype is not None:
        return Symbol(symbol.expression, truth=kind == "b")
    if kind != "f":
        raise UntraceableError(f"converts x to {np.dtype(dtype)}")
    return symbol


ARRAY_FUNCTIONS: Mapping[str, Callable[..., Symbol]] = {
    "where": _where,
    "clip": _clip,
    "select": _select,
    "piecewise": _piecewise,
    "round": _round,
    "around": _round,
    "fix": lambda u: _apply("trunc", u),
    "sinc": lambda u: Symbol(Call("sinc", (_symbol(u).expression,))),
    "zeros_like": lambda u, dtype=None: _full(u, 0.0, dtype),
    "ones_like": lambda u, dtype=None: _full(u, 1.0, dtype),
    "empty_like": lambda u, dtype=None: _full(u, 0.0, dtype),
    "full_like": _full,
    "copy": Symbol.copy,
    "atleast_1d": lambda u: u,
}
