"""Switches: where a formula might break."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import isnan

from actplot.formula.parser import parse
from actplot.formula.simplification import simplify
from actplot.formula.switching import switches

from .oracle import may_break, slope, value
from .strategies import EXAMPLES, expressions

SWITCHES = {
    "x^2 + sin(x)": [],
    "tanh(x)/(2 + 1)": [],
    "abs(-3)*x": [],
    "abs(x - 1)": ["x - 1"],
    "max(x, 0)": ["x"],
    "max(0, 1 - x)": ["x - 1"],
    "where(x > 2, x, 0)": ["x - 2"],
    "where(sin(x), 1, 2)": ["sin(x)"],
    "x*(x >= 1)": ["x - 1"],
    "floor(x)": ["x - round(x)"],
    "round(x)": ["x - floor(x) - 0.5"],
    "1/(1 - x)": ["1 - x"],
    "x^-2": ["x"],
    "x^1.5": ["x"],
    "clip(x, -1, 1)": ["x + 1", "x - 1"],
    "clip(1, x, 2*x)": ["1 - x", "1 - 2*x", "-x"],
    "abs(x) + sign(x)": ["x"],
}


def test_switches_of_typical_formulas():
    """Each primitive proposes the zeros of its break formulas, if they depend on x."""
    for formula, wanted in SWITCHES.items():
        found = {simplify(switch) for switch in switches(parse(formula))}
        assert found == {simplify(parse(text)) for text in wanted}, formula


@settings(EXAMPLES, max_examples=250)
@given(expressions(leaves=6), st.sampled_from([0.0, 0.5, 1.0, -1.0, 2.0, 3.0]))
def test_no_break_is_missed(expression, x):
    """Where a formula has a value but no slope, some switch is zero or undefined."""
    if not isnan(value(expression, x)) and isnan(slope(expression, x)):
        assert may_break(expression, x)
