"""Stable forms: each rule is true, comes to rest, and keeps every digit."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from mpmath import isnan, mpf

from actplot.formula.differentiation import differentiate
from actplot.formula.evaluation import evaluate
from actplot.formula.expression import Call, Expression, Number, X, substitute
from actplot.formula.parser import parse
from actplot.formula.simplification import simplify
from actplot.formula.stabilization import RULES, stabilize

from .oracle import agree, slope, value
from .strategies import EXAMPLES, POINTS, expressions

EXACTLY = 1e-50
EXTREMES = (-800.0, -40.0, -20.0, -3.0, -1.0, -0.3, -1e-10)
WIDE = np.array([*EXTREMES, *(-x for x in EXTREMES), 0.6])

WILDCARDS = {"v": parse("cos(x) + 2"), "c": Number(0.75), "p": Number(0.75)}

# How many digits are kept, and what differences with steps of 1e-100 can tell from 0.
RELATIVE = 1e-13
ABSOLUTE = 1e-190
# The derivative of u/sqrt(1 + u^2) loses digits in proportion to u^2.
RELATIVE_OF_SLOPE = {"1 + u/sqrt(1 + u^2)": 1e-9}

ALL_RULES = {pattern: text for rules in RULES.values() for pattern, text in rules.items()}

# What the formula as written would give: 0, infinity, nan or noise.
POINTS_OF_RULES = [
    ("1/(1 + exp(-x))", 1, 40.0, 4.248354255291589e-18),
    ("1/(1 + exp(-x))", 1, -40.0, 4.248354255291589e-18),
    ("1/(1 + exp(-x))", 2, 40.0, -4.248354255291589e-18),
    ("1 - 1/(1 + exp(-x))", 0, 40.0, 4.248354255291589e-18),
    ("2/(1 + exp(-x)) - 1", 0, 1e-10, 5e-11),
    ("1 - 2/(exp(2*x) + 1)", 0, 1e-10, 1e-10),
    ("exp(x)/(1 + exp(x))", 0, 800.0, 1.0),
    ("(exp(x) - exp(-x))/(exp(x) + exp(-x))", 0, 800.0, 1.0),
    ("(1 - exp(-x))/(1 + exp(-x))", 0, -800.0, -1.0),
    ("exp(x) - 1", 0, 1e-10, 1.00000000005e-10),
    ("1 - exp(-x)", 0, 1e-10, 9.9999999995e-11),
    ("log(1 + exp(x))", 0, 800.0, 800.0),
    ("log(1 + exp(x))", 0, -700.0, 9.859676543759770e-305),
    ("log(1/(1 + exp(-x)))", 0, -800.0, -800.0),
    ("log(1 + x)", 0, 1e-10, 9.9999999995e-11),
    ("log(cosh(x))", 0, 1e-5, 4.9999999999166667e-11),
    ("log(cosh(x))", 0, 800.0, 800.0 - math.log(2.0)),
    ("log(x + sqrt(x^2 + 1))", 0, -1e9, -21.416413017506358),
    ("1 + tanh(x)", 0, -20.0, 8.496708510583178e-18),
    ("1 - tanh(x)", 1, 20.0, -1.6993417021166355e-17),
    ("0.5*x*(1 + erf(x/sqrt(2)))", 0, -12.0, -2.1317985349301037e-32),
    ("1 - cos(x)", 0, 1e-10, 5e-21),
    ("x - tanh(x)", 0, 1e-10, 3.3333333333333337e-31),
    ("x - tanh(x)", 1, 1e-10, 1e-20),
    ("x*exp(x)/(1 + exp(x))", 0, 12_000.0, 12_000.0),
    ("exp(-x)*x/(1 + exp(-x))", 0, -12_000.0, -12_000.0),
    ("0.5 + 0.5*tanh(x/2)", 0, -50.0, 1.9287498479639178e-22),
    ("log(1 + exp(x)) - x", 0, 50.0, 1.9287498479639178e-22),
    ("log2(1 + 2^x)", 0, -88.0, 4.6615990923818284e-27),
    ("sqrt(1 - tanh(x)^2)", 1, 25.0, -2.7775887729928041e-11),
    ("exp(x)/sqrt(1 + exp(2*x))", 0, 400.0, 1.0),
    ("log(cosh(x)) - abs(x)", 0, 1e15, -math.log(2.0)),
    ("(x + sqrt(x^2 + 4))/2", 0, -1e9, 1e-9),
    ("(sqrt(4 + x^2) - x)/2", 0, 1e9, 1e-9),
]


def filled(rule: str, argument: Expression) -> Expression:
    """Return one side of a rule with expressions in the place of its wildcards."""
    return substitute(parse(rule, parameters=("u", *WILDCARDS)), {"u": argument, **WILDCARDS})


@settings(EXAMPLES, max_examples=15)
@given(POINTS)
def test_rules_are_true(x):
    """Pattern and replacement are the same number wherever the pattern has a value."""
    for argument in (X, parse("2*x - 1")):
        for pattern, replacement in ALL_RULES.items():
            before = value(filled(pattern, argument), x)
            after = value(filled(replacement, argument), x)
            assert isnan(before) or agree(before, after, EXACTLY), pattern


def test_rules_stand_under_the_function_they_begin_with():
    """A pattern that stood elsewhere would never be tried."""
    for function, rules in RULES.items():
        for pattern in rules:
            parsed = parse(pattern, parameters=WILDCARDS.keys() | {"u"})
            assert isinstance(parsed, Call), pattern
            assert parsed.function == function, pattern


def test_rules_apply_and_come_to_rest():
    """Each pattern is rewritten, in either order, and the result not again."""
    for pattern in ALL_RULES:
        instance = simplify(filled(pattern, X))
        stable = stabilize(instance)
        assert stable != instance, pattern
        assert stabilize(stable) == stable, pattern
    assert stabilize(parse("log(exp(x) + 1)")) == parse("softplus(x)")
    assert stabilize(parse("-1 + exp(x)")) == parse("expm1(x)")


@pytest.mark.parametrize("pattern", ALL_RULES)
def test_rules_keep_every_digit(pattern):
    """Value and derivative of the stable form are exact far out and near 0."""
    instance = filled(pattern, X)
    stable = stabilize(instance)
    for got, exact, relative in [
        (evaluate(stable, WIDE), value, RELATIVE),
        (evaluate(differentiate(stable), WIDE), slope, RELATIVE_OF_SLOPE.get(pattern, RELATIVE)),
    ]:
        for x, result in zip(WIDE, got, strict=True):
            want = exact(instance, x)
            if not isnan(want) and abs(want) < mpf(2) ** 1024:
                assert abs(result - want) <= relative * abs(want) + ABSOLUTE, (pattern, x)


def test_each_rule_has_a_point():
    """The textbook's formula gives its value where float64 arithmetic by itself would not."""
    for formula, order, x, want in POINTS_OF_RULES:
        computed = stabilize(parse(formula))
        for _ in range(order):
            computed = differentiate(computed)
        assert evaluate(computed, x) == pytest.approx(want, rel=1e-13), formula


def test_only_constants_stand_for_constants():
    """A rule for a positive constant leaves formulas alone that have none in its place."""
    for formula in ("(1 + (1 - pi)*exp(x))^2", "(1 + x*exp(x))^2", "x + sqrt(x^2 + x)"):
        assert stabilize(parse(formula)) == parse(formula)


@EXAMPLES
@given(expressions(), POINTS)
def test_stable_is_equal(expression, x):
    """Wherever any formula has a value, its stable form has the same."""
    before = value(expression, x)
    assert isnan(before) or agree(before, value(stabilize(expression), x), EXACTLY)
