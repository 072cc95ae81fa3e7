"""Derivatives: right everywhere between the switches, and readable."""

from __future__ import annotations

import pytest
from hypothesis import given
from mpmath import isnan

from actplot.activation import MAXIMUM_ORDER
from actplot.catalogue.lookup import activation as resolve
from actplot.errors import InputError
from actplot.formula.differentiation import differentiate
from actplot.formula.parser import parse
from actplot.formula.simplification import simplify

from .oracle import agree, may_break, slope, value
from .strategies import EXAMPLES, EXTREMES, POINTS, expressions

CLOSELY = 1e-40

DERIVATIVES = {
    "3": "0",
    "x": "1",
    "x^3": "3*x^2",
    "2^x": "2^x*log(2)",
    "1/x": "-1/x^2",
    "x*log(x)": "log(x) + 1",
    "x/(1 + abs(x))": "1/(1 + abs(x)) - x*sign(x)/(1 + abs(x))^2",
    "max(x, 0)": "where(x > 0, 1, 0)",
    "where(x > 0, x, 0.1*x)": "where(x > 0, 1, 0.1)",
    "clip(x, -1, 1)": "where(x > 1, 0, where(x < -1, 0, 1))",
    "floor(x)": "0",
    "tanh(x)": "sech(x)^2",
    "sigmoid(x)": "sigmoid(x)*sigmoid(-x)",
    "softplus(x)": "sigmoid(x)",
    "exp(-x^2/2)": "-exp(-x^2/2)*x",
    "x*normal_cdf(x)": "normal_cdf(x) + x*normal_pdf(x)",
    "sinc(x)": "sinc_derivative(x, 1)",
}

# Formulas at the limits of the language: long products, towers, deep nesting.
VAST = {
    "tower": "^".join(["x"] * 41),
    "product": "*".join(["x"] * 125),
    "quotient": "/".join(["x"] * 125),
    "mixed product": "*".join(["sin(x)", "exp(x)", "tanh(x)", "x"] * 12),
    "nested sigmoids": "sigmoid(" * 40 + "x" + ")" * 40,
    "nested powers": "(" * 39 + "x" + "^x*x)" * 39,
    "nested products": "(" * 39 + "x" + "*x+x)" * 39,
    "continued fraction": "1/(1+" * 39 + "x" + ")" * 39,
    "nested definitions": "mish(" * 39 + "x" + ")" * 39,
    "nested choices": "elu(" * 39 + "x" + ")" * 39,
    "many maxima": "max(" + ",".join(f"{count}*x" for count in range(60)) + ")",
    "signs": "-" * 40 + "x",
}


def test_derivatives_are_readable():
    """The derivative of a textbook formula is what the textbook says."""
    for formula, derivative in DERIVATIVES.items():
        result = differentiate(parse(formula))
        assert result == parse(derivative), f"{formula}: {result}"


@EXAMPLES
@given(expressions(), POINTS)
def test_derivative_is_the_slope(expression, x):
    """Away from the switches the derivative is the limit of difference quotients."""
    if not may_break(simplify(expression), x):
        steepness = slope(expression, x)
        derivative = differentiate(expression)
        assert isnan(steepness) or agree(steepness, value(derivative, x), CLOSELY), derivative


def test_vast_formulas_have_derivatives():
    """The longest and deepest formulas are differentiated twice without delay or overflow."""
    for formula in VAST.values():
        function = resolve(formula)
        for order in range(3):
            assert function.derivative(order)(EXTREMES).shape == EXTREMES.shape
            assert isinstance(function.derivative(order).latex, str)


def test_what_is_too_long_says_so():
    """A derivative too long to compute or to write out is refused in one line."""
    with pytest.raises(InputError, match="too long to compute") as caught:
        resolve("tanhexp").derivative(MAXIMUM_ORDER)(0.5)
    assert "\n" not in str(caught.value)
    with pytest.raises(InputError, match="too long to write"):
        _ = resolve(VAST["nested definitions"]).derivative().formula
