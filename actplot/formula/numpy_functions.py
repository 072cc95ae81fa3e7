"""What numpy's ufuncs and well-known numbers are in a formula: a table of formulas in u, v, w."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from actplot.formula.differentiation import ARGUMENTS
from actplot.formula.evaluation import constant_value
from actplot.formula.expression import Call, Expression, number
from actplot.formula.parser import parse
from actplot.formula.primitives import PRIMITIVES

# Only ufuncs that are not called like a primitive. Those of scipy.special are known by
# name alone.
UFUNCS: Mapping[str, str] = {
    "add": "u + v",
    "subtract": "u - v",
    "multiply": "u*v",
    "divide": "u/v",
    "power": "u^v",
    "float_power": "u^v",
    "floor_divide": "floor(u/v)",
    "remainder": "u - v*floor(u/v)",
    "negative": "-u",
    "positive": "u",
    "absolute": "abs(u)",
    "fabs": "abs(u)",
    "square": "u^2",
    "reciprocal": "1/u",
    "exp2": "2^u",
    "rint": "round(u)",
    "trunc": "sign(u)*floor(abs(u))",
    "heaviside": "where(u < 0, 0, where(u > 0, 1, v))",
    "maximum": "max(u, v)",
    "minimum": "min(u, v)",
    "fmax": "max(u, v)",
    "fmin": "min(u, v)",
    "hypot": "sqrt(u^2 + v^2)",
    "logaddexp": "u + softplus(v - u)",
    "expit": "sigmoid(u)",
    "log_expit": "log_sigmoid(u)",
    "ndtr": "normal_cdf(u)",
    "greater": "u > v",
    "greater_equal": "u >= v",
    "less": "u < v",
    "less_equal": "u <= v",
    "equal": "(u >= v)*(u <= v)",
    "not_equal": "1 - (u >= v)*(u <= v)",
    "logical_and": "u*v",
    "logical_or": "max(u, v)",
    "logical_xor": "abs(u - v)",
    "logical_not": "1 - u",
}
COMPARISONS = frozenset({"greater", "greater_equal", "less", "less_equal", "equal", "not_equal"})
LOGICAL = frozenset({"logical_and", "logical_or", "logical_xor", "logical_not"})

# What the ufuncs of operators do to truth values.
OF_TRUTHS: Mapping[str, str] = {
    "add": "logical_or",
    "multiply": "logical_and",
    "bitwise_and": "logical_and",
    "bitwise_or": "logical_or",
    "bitwise_xor": "logical_xor",
    "invert": "logical_not",
}

# Numbers that are shown as a textbook writes them rather than with 16 digits.
_CONSTANTS = (
    *("pi", "2*pi", "pi/2", "pi/4", "1/pi", "2/pi", "e"),
    *("sqrt(pi)", "1/sqrt(pi)", "2/sqrt(pi)", "sqrt(2/pi)", "sqrt(pi/2)", "sqrt(pi/8)"),
    *("sqrt(2*pi)", "1/sqrt(2*pi)", "sqrt(2)", "1/sqrt(2)", "sqrt(3)"),
    *("log(2)", "1/log(2)", "log(10)"),
)
_LARGEST_DENOMINATOR = 1000
_READABLE_DIGITS = 8


def ufunc_rule(name: str, count: int) -> Expression | None:
    """Return what a ufunc of so many arguments means, in u, v and w, or None if unknown."""
    if name in UFUNCS:
        return _parsed(UFUNCS[name])
    if name in PRIMITIVES and PRIMITIVES[name].arity == count:
        return _parsed(f"{name}({', '.join(ARGUMENTS[:count])})")
    return None


@cache
def _parsed(text: str) -> Expression:
    return parse(text, parameters=ARGUMENTS)


def constant_expression(value: float) -> Expression:
    """Return a finite number in the form that reads best: 0.25, 1/6 or sqrt(2/pi)."""
    size = abs(value) + 0.0
    expression: Expression | None = None
    if len(repr(size).removesuffix(".0")) > _READABLE_DIGITS:
        expression = _known_constants().get(size) or _fraction(size)
    if expression is None:
        return number(value + 0.0)
    return Call("negate", (expression,)) if value < 0 else expression


def _fraction(size: float) -> Expression | None:
    """Return a number as a quotient of small whole ones, if it is exactly that."""
    fraction = Fraction(size).limit_denominator(_LARGEST_DENOMINATOR)
    over, under = fraction.as_integer_ratio()
    if over > _LARGEST_DENOMINATOR or over / under != size:
        return None
    return Call("/", (number(float(over)), number(float(under))))


@cache
def _known_constants() -> Mapping[float, Expression]:
    """Return the expressions of the numbers that have a name, by value."""
    expressions = [parse(text) for text in _CONSTANTS]
    return {constant_value(expression): expression for expression in expressions}
