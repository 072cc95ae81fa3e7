"""A Python function to an expression: it is called once with a symbol that records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import RLock
from typing import Any

import numpy as np

from actplot.errors import FormulaError, UntraceableError
from actplot.formula.expression import Expression, X
from actplot.formula.parser import parse
from actplot.formula.symbol import Symbol, converted, result_of

# numpy's conversions offer no protocol to an object that is no array: for the one call
# they are replaced by functions that let symbols through.
_CONVERSIONS = ("array", "asarray", "asanyarray", "ascontiguousarray")
_LOCK = RLock()


def trace(function: Callable[..., Any]) -> Expression:
    """Return the formula that a numpy-style function computes.

    Parameters
    ----------
    function : callable
        Takes one array. It is called once, with a symbol in the place of the array.

    Returns
    -------
    Expression
        As the function is written, not simplified. It is for the caller to compare its
        values with the function's: a function that draws random numbers or counts its
        calls leaves an expression too.

    Raises
    ------
    UntraceableError
        If the function does something with x that a formula cannot.
    """
    try:
        with _conversions_passed():
            expression = result_of(function(Symbol(X)))
        parse(str(expression))
    except UntraceableError:
        raise
    except FormulaError as error:
        raise UntraceableError(error.message) from error
    except AttributeError as error:
        used = isinstance(error.obj, Symbol)
        reason = f"uses x.{error.name}" if used else _failure(error)
        raise UntraceableError(reason) from error
    except Exception as error:  # what a user's function raises is not ours to foresee
        raise UntraceableError(_failure(error)) from error
    return expression


def _failure(error: Exception) -> str:
    """Return why a call with a symbol failed that may do with an array."""
    return f"takes no symbol for x ({type(error).__name__})"


@contextmanager
def _conversions_passed() -> Iterator[None]:
    """Let np.asarray(x) return a symbol as it is."""
    with _LOCK:
        originals = {name: getattr(np, name) for name in _CONVERSIONS}
        try:
            for name, original in originals.items():
                setattr(np, name, _passing(original))
            yield
        finally:
            for name, original in originals.items():
                setattr(np, name, original)


def _passing(conversion: Callable[..., Any]) -> Callable[..., Any]:
    """Return one of numpy's conversions that leaves symbols alone."""

    @wraps(conversion)
    def convert(value: Any, dtype: Any = None, **options: Any) -> Any:
        if not isinstance(value, Symbol):
            return conversion(value, dtype, **options)
        symbol = converted(value, dtype)
        return symbol.copy() if conversion.__name__ == "array" else symbol

    return convert
