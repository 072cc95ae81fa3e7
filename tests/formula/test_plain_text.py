"""Plain text: brackets where they are needed, and a way back."""

from __future__ import annotations

from hypothesis import given

from actplot.catalogue.lookup import functions
from actplot.formula.parser import parse
from actplot.formula.plain_text import to_text

from .strategies import EXAMPLES, PARAMETERS, expressions

# Formulas with their text in spaces and brackets as few as possible.
TEXTS = {
    "((x))+(1*x)": "x + 1*x",
    "1-(2-x)": "1 - (2 - x)",
    "(1-2)-x": "1 - 2 - x",
    "2*(x/3)": "2*(x/3)",
    "(2*x)/3": "2*x/3",
    "(-x)^2": "(-x)^2",
    "-(x^2)": "-x^2",
    "-(2*x)": "-(2*x)",
    "(-2)*x": "-2*x",
    "x^(-x)": "x^-x",
    "(x^2)^3": "(x^2)^3",
    "x^(2^3)": "x^2^3",
    "(x>0)*x": "(x > 0)*x",
    "x*2 <= (1 < x)": "x*2 <= (1 < x)",
    "max(max(x,1),max(2,x))": "max(x, 1, max(2, x))",
    "where(x>0,x,-1e-7)": "where(x > 0, x, -1e-07)",
    "elu(x,alpha=(1<2))": "elu(x, alpha=(1 < 2))",
    "pi*e": "pi*e",
    "2.50": "2.5",
}


def test_text_has_no_needless_brackets():
    """Brackets stand only where the meaning needs them."""
    for formula, text in TEXTS.items():
        assert to_text(parse(formula, functions=functions())) == text


@EXAMPLES
@given(expressions(numbers=None, parameters=True))
def test_text_parses_back_to_the_same_expression(expression):
    """Writing an expression out and reading it in gives it back, whatever its shape."""
    assert parse(str(expression), parameters=PARAMETERS) == expression
