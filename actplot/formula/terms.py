"""Parts of sums and products: signs, coefficients and powers, taken apart and put together."""

from __future__ import annotations

import math

from actplot.formula.expression import Call, Expression, Number, number

ZERO = Number(0.0)
ONE = Number(1.0)

# A folded constant is kept only if it is short enough to read: 0.5*2 becomes 1,
# but 1/3 stays 1/3. It may not be so small that float64 keeps fewer digits of it.
_READABLE_DIGITS = 8
_SMALLEST, _LARGEST = 1e-300, 1e15


def constant(expression: Expression) -> float | None:
    """Return the value of a literal of either sign, or None."""
    match expression:
        case Number(value):
            return value
        case Call("negate", (Number(value),)):
            return -value
    return None


def folded(value: float) -> Expression | None:
    """Return a computed constant if it is worth showing instead of its parts."""
    sized = value == 0 or _SMALLEST <= abs(value) < _LARGEST
    readable = sized and len(repr(value).lstrip("-")) <= _READABLE_DIGITS
    return number(value) if readable else None


def negated(operand: Expression) -> Expression:
    """Return -operand with the sign where it reads best."""
    match operand:
        case Number(0.0):
            return operand
        case Call("negate", (inner,)):
            return inner
        case Call("-", (left, right)):
            return Call("-", (right, left))
        case Call("*" | "/" as function, (left, right)) if (function, left) != ("/", right):
            return Call(function, (negated(left), right))
    return Call("negate", (operand,))


def split_sign(operand: Expression) -> tuple[bool, Expression]:
    """Return whether an operand carries a minus sign, and the operand without it."""
    match operand:
        case Call("negate", (inner,)):
            return True, inner
        case Call("*" | "/" as function, (left, right)):
            negative, bare = split_sign(left)
            if negative:
                return True, right if (function, bare) == ("*", ONE) else Call(
                    function, (bare, right)
                )
    return False, operand


def split_coefficient(operand: Expression) -> tuple[float, float, Expression]:
    """Return a term as numerator, denominator and the rest: -2*u/3 is (-2, 3, u)."""
    match operand:
        case Number(value):
            return value, 1.0, ONE
        case Call("negate", (inner,)):
            numerator, denominator, rest = split_coefficient(inner)
            return -numerator, denominator, rest
        case Call("/", (inner, Number(value))) if value != 0:
            numerator, denominator, rest = split_coefficient(inner)
            return numerator, denominator * value, rest
        case Call("*" | "/" as function, (left, right)):
            numerator, denominator, rest = split_coefficient(left)
            if rest == ONE and function == "*":
                return numerator, denominator, right
            if rest is not left:
                return numerator, denominator, Call(function, (rest, right))
    return 1.0, 1.0, operand


def with_coefficient(numerator: float, denominator: float, rest: Expression) -> Expression | None:
    """Return numerator*rest/denominator, or None if the numbers become unreadable."""
    if denominator == 0 or not (math.isfinite(numerator) and math.isfinite(denominator)):
        return None
    if numerator == 0:
        return ZERO
    if numerator.is_integer() and denominator.is_integer():
        common = math.gcd(int(numerator), int(denominator))
        numerator, denominator = numerator / common, denominator / common
    elif folded(numerator / denominator) is not None:
        numerator, denominator = numerator / denominator, 1.0
    if folded(numerator) is None or folded(denominator) is None:
        return None
    result = _scaled(abs(numerator), rest)
    if denominator != 1:
        result = Call("/", (result, Number(denominator)))
    return negated(result) if numerator < 0 else result


def _scaled(value: float, rest: Expression) -> Expression:
    """Return value*rest with the number in front of the whole product."""
    if value == 1:
        return rest
    match rest:
        case Number(1.0):
            return Number(value)
        case Call("*" | "/" as function, (left, right)):
            return Call(function, (_scaled(value, left), right))
    return Call("*", (Number(value), rest))


def split_power(factor: Expression) -> tuple[Expression, float]:
    """Return a factor's base and numeric exponent."""
    match factor:
        case Call("^", (base, Number(exponent))):
            return base, exponent
    return factor, 1.0


def without_factor(product: Expression, base: Expression) -> tuple[Expression, float] | None:
    """Return a product without its power of a base, and the exponent, or None if it has none."""
    own_base, power = split_power(product)
    if own_base == base:
        return ONE, power
    match product:
        case Call("*", (left, right)):
            found = without_factor(right, base)
            if found is not None:
                return _product_of_two(left, found[0]), found[1]
            found = without_factor(left, base)
            if found is not None:
                return _product_of_two(found[0], right), found[1]
    return None


def _product_of_two(left: Expression, right: Expression) -> Expression:
    """Multiply two factors of which one may be 1."""
    if left == ONE:
        return right
    return left if right == ONE else Call("*", (left, right))
