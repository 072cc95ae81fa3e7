"""Finding out how a user's function is to be called, and that it is a function of x at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from actplot.callables.callers import ArrayCaller, Caller, PointCaller, Values
from actplot.callables.failures import user_code
from actplot.callables.frameworks import framework_callers
from actplot.errors import InputError, UserCodeError

# Where a function is tried out: places without a pattern, and those where it may break.
# An even number, so that glu finds two halves to multiply and is caught at it.
PROBES = np.array(
    (
        *(-37.3, -9.41, -6.0, -5.2, -3.17, -2.6, -2.0, -1.43, -1.0, -0.71, -0.5, -0.13, 0.0),
        *(0.09, 0.37, 0.5, 0.83, 1.0, 1.61, 2.0, 2.48, 3.0, 3.91, 6.0, 8.23, 41.9),
    )
)
# Without the largest ones, which are all that softmax sees among others.
_SOME = slice(-4, 2, -2)
_TOLERANCE = 1e-9
_NOISE = 32.0
# How libraries say that they were given the wrong kind of input, which is no one's mistake.
_WRONG_INPUT = re.compile(
    "truth value of an array|only (length|size)-1 arrays|only 0-dimensional arrays|Tensor|"
    "array type|Boolean value of|TracerBool|'(numpy.ndarray|float)' object has no attribute"
)


def choose_caller(function: Callable[..., Any], name: str) -> Caller:
    """Return the way to call a function.

    Raises
    ------
    InputError
        If it is random, mixes its inputs with each other, or returns no real numbers.
    UserCodeError
        If it raises an exception however it is called.
    """
    caller, values = _first_that_works(function, name)
    if not np.array_equal(values, caller(PROBES), equal_nan=True):
        training = getattr(function, "training", False) is True
        raise InputError(
            f"{name} is random: it gives different values for the same x; "
            f"draw its mean or fix its seed{', or call eval() on it first' if training else ''}"
        )
    if not agree(values[_SOME], caller(PROBES[_SOME])):
        raise InputError(
            f"{name} mixes its inputs with each other, as softmax does; "
            "an activation maps each value on its own"
        )
    return caller


def agree(first: Values, second: Values) -> bool:
    """Return whether two arrays of values are the same but for rounding."""
    precision = max(precision_of(first), precision_of(second))
    tolerance = max(_TOLERANCE, _NOISE * precision)
    return bool(np.allclose(first, second, rtol=tolerance, atol=tolerance, equal_nan=True))


def precision_of(values: Values) -> float:
    """Return the relative rounding error of values."""
    return float(np.finfo(values.dtype).eps)


def _first_that_works(function: Callable[..., Any], name: str) -> tuple[Caller, Values]:
    """Return the first way to call a function that it accepts, with its values at `PROBES`."""
    points = PointCaller(function, name)
    errors: list[UserCodeError] = []
    for caller in (ArrayCaller(function, name), *framework_callers(function, name), points):
        try:
            values = caller(PROBES)
            if caller is points and np.all(np.isnan(values)):
                with user_code(name):
                    function(1.0)
        except UserCodeError as error:
            errors.append(error)
        else:
            return caller, values
    real = [error for error in errors if not _WRONG_INPUT.search(str(error.__cause__))]
    raise real[0] if real else errors[-1]
