"""Typesetting: what matplotlib's mathtext is given, and that it takes it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from matplotlib.mathtext import MathTextParser

from actplot.catalogue.lookup import functions
from actplot.formula.differentiation import differentiate
from actplot.formula.expression import Call, X
from actplot.formula.parser import parse
from actplot.formula.typesetting import typeset

from .strategies import EXAMPLES, expressions

PARSER = MathTextParser("path")

FORMULAS = {
    "1/(1 + exp(-x))": r"\dfrac{1}{1+e^{-x}}",
    "exp(-x/2)": r"e^{-x/2}",
    "exp(x/2/3)": r"e^{x/2/3}",
    "exp(-x/2*(1 - x))": r"e^{-\left(x/2\right)\left(1-x\right)}",
    "exp(-1/2*x^2)": r"e^{-\left(1/2\right)\,{x}^{2}}",
    "2^(x - -x/2)": r"{2}^{x-\left(-x/2\right)}",
    "-x/2 + -2*x*pi": r"\dfrac{-x}{2}-2x\,\pi ",
    "-x^2": r"-{x}^{2}",
    "(-x)^2": r"{(-x)}^{2}",
    "exp(-x^2)^2": r"{(e^{-{x}^{2}})}^{2}",
    "(1 + x/2)^2": r"{\left(1+\dfrac{x}{2}\right)}^{2}",
    "2*3^x": r"2\cdot {3}^{x}",
    "2*x*sqrt(x)": r"2x\,\sqrt{x}",
    "x*(1 + x)": r"x\left(1+x\right)",
    "-(2*x)": r"-2x",
    "x - (-x)": r"x-\left(-x\right)",
    "pi*x": r"\pi x",
    "log1p(x)": r"\ln\left(1+x\right)",
    "log1p(-x)": r"\ln\left(1-x\right)",
    "max(x, 0, 1 - x)": r"\mathrm{max}\left(x,\,0,\,1-x\right)",
    "abs(x)*(x > 0)": r"|x|\,\left[x>0\right]",
    "where(x > 0, x, 2)": (
        r"\left\{\genfrac{}{}{0}{0}{x}{2}\;\;\genfrac{}{}{0}{0}{x>0}{x\leq 0}\right."
    ),
    "where((x > 0)*(x < 1), x, 2)": (
        r"\left\{\genfrac{}{}{0}{0}{x}{2}\;\;"
        r"\genfrac{}{}{0}{0}{x>0,\;x<1}{\mathrm{otherwise}}\right."
    ),
    "where(x >= -2, x, -1)": (
        r"\left\{\genfrac{}{}{0}{0}{x}{-1}\;\;\genfrac{}{}{0}{0}{x\geq {-}2}{x<{-}2}\right."
    ),
    "max(min(x, 1), -1)": r"\mathrm{max}\left(\mathrm{min}\left(x,\,1\right),\,{-}1\right)",
    "max(0, -x, -1)": r"\mathrm{max}\left(0,\,{-}x,\,{-}1\right)",
    "clip(x, -1, 1)": r"\mathrm{clip}\left(x,\,{-}1,\,1\right)",
    "abs(-x)": r"|{-}x|",
    "x*abs(x)": r"x\,|x|",
    "abs(1 - x*abs(x - 1))": r"|1-x\cdot |x-1||",
    "1e20^x": "{(10^{20})}^{x}",
    "-1*x^2 + -3*x": r"-{x}^{2}-3x",
    "x + (-2)": "x-2",
    "sin(alpha*x)^2": r"\mathrm{sin}^{2}\left(\alpha x\right)",
    "sin(x)^-1": r"{\mathrm{sin}(x)}^{-1}",
    "erf(x)^2": r"{\mathrm{erf}(x)}^{2}",
    "log2(x)": r"\mathrm{log}_{2}\left(x\right)",
    "gelu(2*x)": r"\mathrm{GELU}\left(2x\right)",
    "elu(x, alpha=0.5)": r"\mathrm{ELU}\left(x;\,\alpha =0.5\right)",
}


def accepted(mathtext: str) -> bool:
    """Return whether mathtext parses; it raises where not."""
    return PARSER.parse(f"${mathtext}$") is not None


def test_formulas_look_like_mathematics():
    """Typical formulas are set as in a textbook."""
    known = functions()
    for formula, mathtext in FORMULAS.items():
        expression = parse(formula, parameters=["alpha"], functions=known)
        result = typeset(expression, symbols=known.symbols)
        assert result == mathtext, formula
        assert accepted(result)


@settings(EXAMPLES, max_examples=60)
@given(expressions(numbers=None, parameters=True))
def test_mathtext_accepts_every_formula(expression):
    """Whatever can be written as a formula can be drawn, and so can its derivative."""
    for shown in (expression, differentiate(expression)):
        for mathtext in (typeset(shown), typeset(shown, level=True)):
            assert not mathtext or accepted(mathtext)


def test_pieces_stand_level_with_their_conditions():
    """Each row has one baseline, however high its value is, and the rows are apart."""
    values = ("3", "5 + (1 + 1/x)/(2 + x/4)", "6 + x^2/4", "8")
    formula = "where(x > 0, {}, where(x < 1, {}, where(x >= 2, {}, {})))".format(*values)
    glyphs = PARSER.parse(f"${typeset(parse(formula), level=True)}$").glyphs
    heights = {chr(letter): y for _, _, letter, _, _, y in glyphs}
    rows = [heights[letter] for letter in "3568"]
    assert rows == [heights[letter] for letter in "><\N{GREATER-THAN OR EQUAL TO}w"]
    assert rows == sorted(rows, reverse=True)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_rows_of_pieces_are_equally_far_apart(count):
    """To a twentieth, however many there are of them."""
    formula = "0"
    for row in range(count - 1):
        formula = f"where(x > {row}, x, {formula})"
    glyphs = PARSER.parse(f"${typeset(parse(formula), level=True)}$").glyphs
    rows = sorted({round(y, 3) for _, _, letter, _, _, y in glyphs if chr(letter) in ">w"})
    assert len(rows) == count
    assert np.diff(rows) == pytest.approx(np.diff(rows).mean(), rel=0.05)


def test_only_what_can_be_read_is_set():
    """What is nested or goes on beyond reading is left out, before mathtext gives up."""
    long = parse("+".join(["x"] * 125))
    for shown in (parse("sqrt(" * 12 + "x" + ")" * 12), parse("^".join("x" * 7)), long):
        assert typeset(shown)
        assert accepted(typeset(shown))
    for hidden in (
        parse("sqrt(" * 13 + "x" + ")" * 13),
        Call("*", (long, X)),
        Call("+", (long, long)),
    ):
        assert typeset(hidden) == ""
