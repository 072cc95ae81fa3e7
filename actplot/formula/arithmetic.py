"""Sums, products and powers of simple expressions, simplified: the rules of the operators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actplot.formula.expression import Call, Expression, Number, number
from actplot.formula.terms import (
    ONE,
    ZERO,
    folded,
    negated,
    split_coefficient,
    split_power,
    split_sign,
    with_coefficient,
    without_factor,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LARGEST_BASE = 1e6
_LARGEST_POWER = 10


# What 0 and 1 do in a formula of any length.


def _neutral_sum(left: Expression, right: Expression) -> Expression | None:
    if left == ZERO:
        return right
    return left if right == ZERO else None


def _neutral_difference(left: Expression, right: Expression) -> Expression | None:
    if right == ZERO:
        return left
    return negated(right) if left == ZERO else None


def _neutral_product(left: Expression, right: Expression) -> Expression | None:
    if ZERO in (left, right):
        return ZERO
    if left == ONE:
        return right
    return left if right == ONE else None


def _neutral_quotient(left: Expression, right: Expression) -> Expression | None:
    if right == ONE:
        return left
    return ZERO if left == ZERO and right != ZERO else None


def _neutral_power(base: Expression, exponent: Expression) -> Expression | None:
    if ONE in (base, exponent):
        return base
    return ONE if exponent == ZERO else None


# Sums.


def _sum(left: Expression, right: Expression) -> Expression:
    negative, bare = split_sign(right)
    if negative:
        return _subtract(left, bare)
    negative, bare = split_sign(left)
    if negative:
        return _subtract(right, bare)
    match right:
        case Call("+", (first, second)):
            return _add(_add(left, first), second)
        case Call("-", (first, second)):
            return _subtract(_add(left, first), second)
    return _collected(left, right, 1.0) or Call("+", (left, right))


def _difference(left: Expression, right: Expression) -> Expression:
    negative, bare = split_sign(right)
    if negative:
        return _add(left, bare)
    match right:
        case Call("+", (first, second)):
            return _subtract(_subtract(left, first), second)
        case Call("-", (first, second)):
            return _add(_subtract(left, first), second)
    return _collected(left, right, -1.0) or Call("-", (left, right))


def _add(left: Expression, right: Expression) -> Expression:
    return _neutral_sum(left, right) or _sum(left, right)


def _subtract(left: Expression, right: Expression) -> Expression:
    return _neutral_difference(left, right) or _difference(left, right)


def _collected(left: Expression, right: Expression, sign: float) -> Expression | None:
    """Return a sum with a term put to the one in it that is alike, or None if none is."""
    alike = _like_terms(left, right, sign)
    if alike is not None:
        return alike
    match left:
        case Call("+" | "-" as operator, (first, second)):
            join = _add if operator == "+" else _subtract
            alike = _like_terms(second, right, sign if operator == "+" else -sign)
            if alike is not None:
                return join(first, alike)
            rest = _collected(first, right, sign)
            return None if rest is None else join(rest, second)
    return None


def _like_terms(left: Expression, right: Expression, sign: float) -> Expression | None:
    """Return a*u + b*u as (a + b)*u, or None if the terms are not alike."""
    first, first_denominator, bare = split_coefficient(left)
    second, second_denominator, other = split_coefficient(right)
    if bare != other:
        return None
    numerator = first * second_denominator + sign * second * first_denominator
    return with_coefficient(numerator, first_denominator * second_denominator, bare)


# Products.


def _product(left: Expression, right: Expression) -> Expression | None:
    first, first_denominator, bare = split_coefficient(left)
    second, second_denominator, other = split_coefficient(right)
    numerator, denominator = first * second, first_denominator * second_denominator
    if numerator == 0:
        return None  # The product of two small numbers is not 0.
    return with_coefficient(numerator, denominator, _product_of_bare(bare, other))


def _product_of_bare(left: Expression, right: Expression) -> Expression:
    """Multiply two factors without numeric coefficients, joining powers of one base."""
    if left == ONE:
        return right
    if right == ONE:
        return left
    base, power = split_power(right)
    found = without_factor(left, base)
    if found is not None and _may_join(found[1], power):
        rest, other_power = found
        return _product_of_bare(rest, _raise(base, number(power + other_power)))
    # u*(1/v) reads better as u/v, and u*(v*w) needs no parentheses as (u*v)*w.
    match left, right:
        case _, Call("/", (numerator, denominator)):
            return _over(_product_of_bare(left, numerator), denominator)
        case _, Call("*", (first, second)):
            return _product_of_bare(_product_of_bare(left, first), second)
        case Call("/", (numerator, denominator)), _ if numerator == ONE:
            return _over(right, denominator)
        case Call("/", (numerator, denominator)), _ if denominator == right:
            return numerator
    return Call("*", (left, right))


def _may_join(first: float, second: float) -> bool:
    """Return whether u^first*u^second is u^(first + second) for a negative u too."""
    return _are_whole(first, second) or not (first + second).is_integer()


def _quotient(left: Expression, right: Expression) -> Expression | None:
    first, first_denominator, bare = split_coefficient(left)
    second, second_denominator, other = split_coefficient(right)
    numerator, denominator = first * second_denominator, first_denominator * second
    if numerator == 0:
        return None  # The product of two small numbers is not 0.
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    return with_coefficient(numerator, denominator, _quotient_of_bare(bare, other))


def _over(left: Expression, right: Expression) -> Expression:
    """Divide two terms as part of a product, where u*(1/u) is 1."""
    return ONE if left == right else _quotient_of_bare(left, right)


def _quotient_of_bare(left: Expression, right: Expression) -> Expression:
    """Divide two terms without numeric coefficients, cancelling a power of one base.

    Only u/u stays, which whoever writes it wants undefined at 0.
    """
    if right == ONE:
        return left
    if left == negated(right):
        return Call("negate", (Call("/", (right, right)),))
    base, power = split_power(right)
    found = without_factor(left, base)
    if found is None or found[1] == power == 1 or not _are_whole(power, found[1]):
        return Call("/", (left, right))
    rest, other_power = found
    if other_power >= power:
        return _product_of_bare(rest, _raise(base, number(other_power - power)))
    return _quotient_of_bare(rest, _raise(base, number(power - other_power)))


def _are_whole(*values: float) -> bool:
    return all(value.is_integer() for value in values)


def _power(base: Expression, exponent: Expression) -> Expression | None:
    match base, exponent:
        case Call("^", (inner, Number(first))), Number(second) if _are_whole(first, second):
            return Call("^", (inner, Number(first * second)))
        case Number(value), Number(power) if _is_short(value, power):
            return folded(value**power)
    return None


def _is_short(value: float, power: float) -> bool:
    """Return whether a power of whole numbers might be worth showing as one number."""
    return value.is_integer() and value < _LARGEST_BASE and 0 < power <= _LARGEST_POWER


def _raise(base: Expression, exponent: Expression) -> Expression:
    return _neutral_power(base, exponent) or _power(base, exponent) or Call("^", (base, exponent))


NEUTRAL: Mapping[str, Callable[..., Expression | None]] = {
    "+": _neutral_sum,
    "-": _neutral_difference,
    "*": _neutral_product,
    "/": _neutral_quotient,
    "^": _neutral_power,
    "negate": negated,
}
RULES: Mapping[str, Callable[..., Expression | None]] = {
    "+": _sum,
    "-": _difference,
    "*": _product,
    "/": _quotient,
    "^": _power,
    "negate": negated,
}
