"""Bounds that hold on the whole line, for functions that swing for ever."""

from __future__ import annotations

import math

import numpy as np

from actplot.formula.evaluation import constant_value
from actplot.formula.expression import Call, Choose, Expression, Number, depends_on_x
from actplot.formula.primitives import PRIMITIVES

Bounds = tuple[float, float]
EVERYTHING: Bounds = (-math.inf, math.inf)

_BOUNDED: dict[str, Bounds] = {
    "sin": (-1.0, 1.0),
    "cos": (-1.0, 1.0),
    "sech": (0.0, 1.0),
}


# Functions that rise with their argument, at both of whose ends they have a value or a limit.
_RISING = frozenset(
    {
        *("arcsinh", "arctan", "ceil", "erf", "exp", "expm1", "floor", "log", "log1p"),
        *("log_sigmoid", "normal_cdf", "round", "sigmoid", "sign", "sinh", "softplus"),
        *("sqrt", "tanh"),
    }
)


def enclosure(expression: Expression) -> Bounds:
    """Return bounds that an expression's values never leave; they need not be reached."""
    if not depends_on_x(expression):
        value = constant_value(expression)
        return value, value
    match expression:
        case Choose(_, if_true, if_false):
            return _joined(enclosure(if_true), enclosure(if_false))
        case Call(function, (inner,)):
            return _of_one(function, enclosure(inner))
        case Call("-", (left, Call("floor", (inner,)))) if left == inner:
            return 0.0, 1.0
        case Call("^", (inner, Number(exponent))) if exponent.is_integer():
            return _power(enclosure(inner), exponent)
        case Call("*", (Call("*", (times, Call("sin", angle))), Call("cos", other))) if (
            angle == other and not depends_on_x(times)
        ):
            return _scaled((-0.5, 0.5), constant_value(times))  # half the sine of twice the angle
        case Call("*", (left, right)) if not depends_on_x(left):
            return _scaled(enclosure(right), constant_value(left))
        case Call("*" | "/" as function, (left, right)) if not depends_on_x(right):
            factor = constant_value(right)
            if function == "/":
                factor = 1.0 / factor if factor else math.nan
            return _scaled(enclosure(left), factor)
        case Call(function, arguments):
            return _combined(function, *map(enclosure, arguments))
    return EVERYTHING


def _of_one(function: str, bounds: Bounds) -> Bounds:
    """Return bounds of a function of one argument."""
    low, high = bounds
    if function == "negate":
        return -high, -low
    if function == "abs":
        return _magnitude(bounds)
    if function in _RISING:
        return _risen(function, bounds)
    return _BOUNDED.get(function, EVERYTHING)


def _combined(function: str, first: Bounds, second: Bounds, *others: Bounds) -> Bounds:
    """Return bounds of a sum, a difference, a product, or the larger or smaller of two."""
    (a, b), (c, d) = first, second
    match function:
        case "+":
            return a + c, b + d
        case "-":
            return a - d, b - c
        case "*":
            # Infinite bounds are not reached: 0 times whatever comes near to one is 0.
            corners = [low * high if low and high else 0.0 for low in first for high in second]
            return min(corners), max(corners)
        case "max":
            return max(a, c), max(b, d)
        case "min":
            return min(a, c), min(b, d)
        case "clip":
            return _combined("min", _combined("max", first, second), *others)
    return EVERYTHING


def _joined(first: Bounds, second: Bounds) -> Bounds:
    """Return bounds of whichever of two."""
    return min(first[0], second[0]), max(first[1], second[1])


def _magnitude(bounds: Bounds) -> Bounds:
    low, high = bounds
    return (0.0 if low <= 0 <= high else min(abs(low), abs(high))), max(-low, high)


def _power(bounds: Bounds, exponent: float) -> Bounds:
    """Return bounds of a whole power."""
    low, high = bounds if exponent % 2 else _magnitude(bounds)
    return low**exponent, high**exponent


def _risen(function: str, bounds: Bounds) -> Bounds:
    """Return bounds of a rising function."""
    low, high = (float(_at(function, end)) for end in bounds)
    return (-math.inf if math.isnan(low) else low), (math.inf if math.isnan(high) else high)


def _at(function: str, value: float) -> float:
    """Return a primitive's value at a number, which may be infinite."""
    with np.errstate(all="ignore"):
        return float(PRIMITIVES[function].value(np.float64(value)))


def _scaled(bounds: Bounds, factor: float) -> Bounds:
    """Return bounds times a constant."""
    if factor == 0 or not math.isfinite(factor):
        return EVERYTHING
    low, high = sorted((bounds[0] * factor, bounds[1] * factor))
    return low, high
