"""Simplification: shorter, and equal."""

from __future__ import annotations

from hypothesis import given
from mpmath import isnan

from actplot.formula.differentiation import differentiate
from actplot.formula.evaluation import evaluate
from actplot.formula.expression import Call, substitute
from actplot.formula.parser import parse
from actplot.formula.simplification import fill, simplify

from .oracle import agree, value
from .strategies import EXAMPLES, EXTREMES, POINTS, expressions

EXACTLY = 1e-50

SIMPLE = {
    # 0, 1 and signs.
    "0*x + 1*x": "x",
    "x - -x": "2*x",
    "--x": "x",
    "-(1 - x)": "x - 1",
    "0 - x*2": "-2*x",
    "x^1 + x^0": "x + 1",
    "x/1 - 0/x": "x",
    # Like terms and numbers.
    "x + 2*x - 3*x": "0",
    "1 + x + 2": "3 + x",
    "x/2 + x/2": "x",
    "x/3 + x/2": "5*x/6",
    "2*sin(x) + x - sin(x)": "sin(x) + x",
    "0.5*(4*x)": "2*x",
    "1/3*x": "x/3",
    "0.1*3": "0.1*3",
    "2^10": "1024",
    # Powers of one base.
    "x*x^2*y": "x^3*y",
    "x^3/x": "x^2",
    "x^2/x^5": "1/x^3",
    "x^0.5*x^0.5": "x^0.5*x^0.5",
    "x/x": "x/x",
    "(1 - x)/(x - 1)": "-((x - 1)/(x - 1))",
    "log(x)*(1/x)*x": "log(x)",
    # Grouping from the left.
    "x - (1 - sin(x))": "x - 1 + sin(x)",
    "x*(2*sin(x))": "2*x*sin(x)",
    "x*(1/(1 + x))": "x/(1 + x)",
    # Branches.
    "where(1 < 2, x, 0)": "x",
    "where(x > 0, 1, 1)": "1",
    "where(x > 0, 1, where(x > 0, 2, 3))": "where(x > 0, 1, 3)",
    "where(x > 0, where(x > 0, 1, 2), 3)": "where(x > 0, 1, 3)",
    "max(x, x)": "x",
    # What float64 cannot hold stays as it is.
    "1e-200*(1e-200*x)": "1e-200*(1e-200*x)",
    "x/1e-200/1e-200": "x/1e-200/1e-200",
    "1e200*(1e200*x)": "1e200*(1e200*x)",
    "1e200^10": "1e200^10",
}


def test_formulas_become_readable():
    """Each step does what it is for, and leaves alone what it must not touch."""
    for formula, simple in SIMPLE.items():
        result = simplify(parse(formula, parameters=["y"]))
        assert result == parse(simple, parameters=["y"]), f"{formula}: {result}"


@EXAMPLES
@given(expressions(), POINTS)
def test_simple_is_equal(expression, x):
    """Wherever a formula has a value, its simple form has the same."""
    before = value(expression, x)
    assert isnan(before) or agree(before, value(simplify(expression), x), EXACTLY)


@EXAMPLES
@given(expressions(numbers=None))
def test_any_literal_may_occur(expression):
    """No number, however large or small, stops simplification, differentiation or evaluation."""
    for shown in (simplify(expression), differentiate(expression)):
        assert evaluate(shown, EXTREMES).shape == EXTREMES.shape


def test_templates_are_filled_in_simply():
    """Parameters of a template are replaced and what becomes of it is simplified."""
    template = parse("a*b + a", parameters=["a", "b"])
    values = {"a": parse("sin(x)"), "b": parse("1")}
    assert str(fill(template, values)) == "2*sin(x)"


def test_long_formulas_lose_only_zeros_and_ones():
    """Beyond what anybody reads a formula keeps its shape."""
    long = parse("*".join(f"sin({count}*x)" for count in range(10, 45)))
    long = Call("*", (long, long))
    for template, shape in {"0*a + 1*a": "a", "a - 0": "a", "a/1 + a": "a + a"}.items():
        wanted = substitute(parse(shape, parameters=["a"]), {"a": long})
        assert fill(parse(template, parameters=["a"]), {"a": long}) == wanted
