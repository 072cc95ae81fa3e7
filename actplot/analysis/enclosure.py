"""Bounds that hold on the whole line, for functions that swing for ever."""

from __future__ import annotations

import math

from actplot.formula.evaluation import constant_value
from actplot.formula.expression import Call, Expression, depends_on_x

Bounds = tuple[float, float]
EVERYTHING: Bounds = (-math.inf, math.inf)

_BOUNDED: dict[str, Bounds] = {
    "sin": (-1.0, 1.0),
    "cos": (-1.0, 1.0),
    "tanh": (-1.0, 1.0),
    "erf": (-1.0, 1.0),
    "sign": (-1.0, 1.0),
    "sech": (0.0, 1.0),
    "sigmoid": (0.0, 1.0),
    "normal_cdf": (0.0, 1.0),
}


def enclosure(expression: Expression) -> Bounds:
    """Return bounds that an expression's values never leave; they need not be reached."""
    if not depends_on_x(expression):
        value = constant_value(expression)
        return value, value
    match expression:
        case Call(function) if function in _BOUNDED:
            return _BOUNDED[function]
        case Call("negate", (inner,)):
            low, high = enclosure(inner)
            return -high, -low
        case Call("abs", (inner,)):
            low, high = enclosure(inner)
            return (0.0 if low <= 0 <= high else min(abs(low), abs(high))), max(-low, high)
        case Call("+", (left, right)):
            (a, b), (c, d) = enclosure(left), enclosure(right)
            return a + c, b + d
        case Call("-", (left, right)):
            (a, b), (c, d) = enclosure(left), enclosure(right)
            return a - d, b - c
        case Call("*", (left, right)) if not depends_on_x(left):
            return _scaled(enclosure(right), constant_value(left))
        case Call("*", (left, right)) if not depends_on_x(right):
            return _scaled(enclosure(left), constant_value(right))
        case Call("/", (left, right)) if not depends_on_x(right):
            return _scaled(enclosure(left), 1.0 / constant_value(right))
    return EVERYTHING


def _scaled(bounds: Bounds, factor: float) -> Bounds:
    """Return bounds times a constant."""
    if factor == 0 or not math.isfinite(factor):
        return EVERYTHING
    low, high = sorted((bounds[0] * factor, bounds[1] * factor))
    return low, high
