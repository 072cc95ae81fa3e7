"""An independent oracle: expressions evaluated by mpmath, a function a primitive.

A value that is undefined, out of reach or not told apart from the other side of a jump
by 400 digits is nan; nothing is concluded from it.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

from mpmath import isnan, mp, mpc, mpf, workdps

from actplot.formula.expression import (
    Call,
    Choose,
    Compare,
    Expression,
    Number,
    Variable,
    depends_on_x,
    walk,
)
from actplot.formula.special import HIGHEST_ORDER
from actplot.formula.switching import switches

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DIGITS = 400
STEP = mpf(10) ** -100
_LARGEST = mpf(10) ** 50_000
_LARGEST_ANGLE = mpf(10) ** 50
_UNDERFLOW = mpf(-(10**9))
_NEAR = mpf(10) ** -30
_BLUR = mpf(10) ** -200


class UndefinedError(ArithmeticError):
    """A value about which nothing can be concluded."""


def value(expression: Expression, x: Any) -> Any:
    """Return an expression's value at x, or nan."""
    with workdps(DIGITS):
        try:
            return _value(expression, mpf(x), {})
        except UndefinedError:
            return mp.nan


def slope(expression: Expression, x: Any) -> Any:
    """Return an expression's derivative at x by central differences, nan at a kink or a jump."""
    with workdps(DIGITS):
        left, middle, right = (value(expression, mpf(x) + k * STEP) for k in (-1, 0, 1))
        before, after = (middle - left) / STEP, (right - middle) / STEP
        if mp.isnan(before + after) or not agree(before, after, mpf(10) ** -45):
            return mp.nan
        return (right - left) / (2 * STEP)


def agree(first: Any, second: Any, tolerance: Any) -> bool:
    """Return whether two numbers differ by no more than a share of them."""
    with workdps(DIGITS):
        return bool(abs(first - second) <= tolerance * (abs(first) + abs(second)) + tolerance**2)


def may_break(expression: Expression, x: Any) -> bool:
    """Return whether a formula may have a break at x: a switch is 0 there, or undefined.

    A power whose exponent varies is smooth for positive bases only.
    """
    powers = [node for node in walk(expression) if isinstance(node, Call) and node.function == "^"]
    varying = [power.arguments[0] for power in powers if depends_on_x(power.arguments[1])]
    bases = [value(base, x) for base in varying]
    distances = [abs(value(switch, x)) for switch in switches(expression)]
    return any(isnan(each) or each < _NEAR for each in [*bases, *distances])


def _value(node: Expression, x: Any, known: dict[Expression, Any]) -> Any:
    """Return the value of one node; a branch that is not taken is not looked at."""
    if node not in known:
        match node:
            case Number(literal):
                known[node] = mpf(literal)
            case Variable():
                known[node] = x
            case Choose(condition, if_true, if_false):
                chosen = if_true if _value(condition, x, known) != 0 else if_false
                known[node] = _value(chosen, x, known)
            case Compare(sign, left, right):
                known[node] = _compared(sign, _value(left, x, known), _value(right, x, known))
            case Call(function, arguments):
                known[node] = apply(function, *(_value(each, x, known) for each in arguments))
    return known[node]


def _compared(sign: str, left: Any, right: Any) -> Any:
    _refuse_blur(left, right)
    signs = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
    return mpf(signs[sign](left, right))


def apply(function: str, *arguments: Any) -> Any:
    """Return what a primitive gives for arguments."""
    try:
        result = FUNCTIONS[function](*arguments)
    except (ZeroDivisionError, OverflowError, ValueError, mp.NoConvergence) as error:
        raise UndefinedError from error
    if isinstance(result, mpc) or not mp.isfinite(result) or abs(result) > _LARGEST:
        raise UndefinedError
    return result


def _refuse_blur(first: Any, second: Any) -> None:
    """Refuse two numbers that may differ by rounding only."""
    if 0 < abs(first - second) <= _BLUR * (abs(first) + abs(second)):
        raise UndefinedError


def _stepping(function: Callable[[Any], Any], *, at: str = "0") -> Callable[[Any], Any]:
    """Return a function with jumps at whole numbers or halves, safe from rounding."""

    def safe(u: Any) -> Any:
        _refuse_blur(u, mp.nint(u - mpf(at)) + mpf(at))
        return function(u)

    return safe


def _angular(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a periodic function, for arguments whose period can still be told."""

    def safe(u: Any) -> Any:
        if abs(u) > _LARGEST_ANGLE:
            raise UndefinedError
        return function(u)

    return safe


def _sign(u: Any) -> Any:
    if 0 < abs(u) < _BLUR:
        raise UndefinedError
    return mp.sign(u)


def _exp(u: Any) -> Any:
    if u > mp.log(_LARGEST):
        raise UndefinedError
    if u < _UNDERFLOW:
        return mpf(0)
    return mp.exp(u)


def _power(base: Any, exponent: Any) -> Any:
    if base == 0:
        if exponent != mp.nint(exponent):
            raise UndefinedError  # 0^x jumps at 0, and its formula has no derivative.
        return base**exponent
    if abs(exponent * mp.log(abs(base))) > mp.log(_LARGEST):
        raise UndefinedError
    return base**exponent


def _cbrt(u: Any) -> Any:
    return mp.sign(u) * abs(u) ** (mpf(1) / 3)


def _sinc_derivative(u: Any, order: Any) -> Any:
    """Differentiate the power series, or away from 0 the equation u*sinc(u) = sin(pi u)/pi."""
    if order != mp.nint(order) or not 0 <= order <= HIGHEST_ORDER or abs(u) > _LARGEST_ANGLE:
        raise UndefinedError
    if abs(u) < 0.5:
        powers = range(int(order + 1) // 2, 110)
        return mp.fsum(
            (-1) ** k
            * mp.pi ** (2 * k)
            * u ** (2 * k - order)
            * mp.ff(2 * k, order)
            / mp.fac(2 * k + 1)
            for k in powers
        )
    result = mp.sincpi(u)
    for k in range(1, int(order) + 1):
        result = (mp.pi ** (k - 1) * mp.sin(mp.pi * u + k * mp.pi / 2) - k * result) / u
    return result


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": _power,
    "negate": operator.neg,
    "pi": lambda: +mp.pi,
    "e": lambda: +mp.e,
    "exp": _exp,
    "expm1": lambda u: mp.expm1(u) if abs(u) < 1 else _exp(u) - 1,
    "log": mp.log,
    "log1p": mp.log1p,
    "log2": lambda u: mp.log(u) / mp.log(2),
    "log10": mp.log10,
    "sqrt": mp.sqrt,
    "cbrt": _cbrt,
    "abs": abs,
    "sign": _sign,
    "floor": _stepping(mp.floor),
    "ceil": _stepping(mp.ceil),
    "round": _stepping(mp.nint, at="0.5"),
    "max": max,
    "min": min,
    "clip": lambda u, low, high: min(max(u, low), high),
    "sum_with_root": lambda u, c: u + mp.sqrt(u * u + c),
    "sin": _angular(mp.sin),
    "cos": _angular(mp.cos),
    "tan": _angular(mp.tan),
    "arcsin": mp.asin,
    "arccos": mp.acos,
    "arctan": mp.atan,
    "sinc": _angular(mp.sincpi),
    "sinc_derivative": _sinc_derivative,
    "sinh": lambda u: (_exp(u) - _exp(-u)) / 2 if abs(u) > 1 else mp.sinh(u),
    "cosh": lambda u: (_exp(u) + _exp(-u)) / 2,
    "tanh": mp.tanh,
    "sech": lambda u: 2 / (_exp(u) + _exp(-u)),
    "arcsinh": mp.asinh,
    "arccosh": mp.acosh,
    "arctanh": mp.atanh,
    "tanh_remainder": lambda u: u - mp.tanh(u),
    "log_cosh": lambda u: abs(u) + mp.log1p(_exp(-2 * abs(u))) - mp.log(2),
    "sigmoid": lambda u: 1 / (1 + _exp(-u)),
    "log_sigmoid": lambda u: -mp.log1p(_exp(-u)),
    "softplus": lambda u: mp.log1p(_exp(u)),
    "erf": mp.erf,
    "erfc": mp.erfc,
    "normal_cdf": lambda u: mp.erfc(-u / mp.sqrt(2)) / 2,
    "normal_pdf": lambda u: _exp(-u * u / 2) / mp.sqrt(2 * mp.pi),
}
"""What each primitive is, by name."""
