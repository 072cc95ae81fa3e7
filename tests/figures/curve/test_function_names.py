"""What functions are called, and where formulas without a name of their own are defined."""

from __future__ import annotations

from typing import Any

import pytest

from actplot.figures.curve import titles
from actplot.figures.curves import draw, plan_figure
from actplot.figures.spec import FigureSpec
from actplot.figures.styling import style

PIECES = "where(x > 0, x, 0.1*x)"


def named(**options: Any) -> tuple[list[str], str, str]:
    """Return the names of the curves of a figure, its title and its formulas."""
    spec = FigureSpec(**options)
    with style.context(spec) as sizes:
        curves = plan_figure(spec, sizes).curves
        return [curve.label for curve in curves], *titles.header(spec, curves)


def names(*specs: str, **options: Any) -> list[str]:
    """Return the names of the curves of a figure in plain words."""
    labels, *_ = named(specs=list(specs), **options)
    return [
        label.replace(r"\mathrm", "").replace(r"\ ", " ").replace("{", "").replace("}", "")
        for label in labels
    ]


def test_parameters_that_were_given_are_said_in_company() -> None:
    """Also the usual value; not those that nobody asked for."""
    several = names("elu(alpha=0.5)", "selu", "leaky_relu(negative_slope=0.2)")
    assert several == [r"ELU(x), \alpha  = 0.5", "SELU(x)", "LeakyReLU(x), negative slope = 0.2"]
    assert names("elu(alpha=1)", "tanh") == [r"ELU(x), \alpha  = 1", "tanh(x)"]
    one_for_both = names("elu", "celu", "selu", parameters={"alpha": 0.5})
    assert one_for_both == [r"ELU(x), \alpha  = 0.5", r"CELU(x), \alpha  = 0.5", "SELU(x)"]


def test_the_same_function_twice_is_told_apart_by_what_was_given_to_either() -> None:
    """Not by what both have by default."""
    assert names("elu", "elu(alpha=2)") == [r"ELU(x), \alpha  = 1", r"ELU(x), \alpha  = 2"]
    hard = names("hard_sigmoid", "hard_sigmoid(slope=0.2)")
    assert hard == ["HardSigmoid(x), slope = 0.167", "HardSigmoid(x), slope = 0.2"]


def test_derivatives_have_their_primes_before_the_parameters() -> None:
    """As the function's name has its argument."""
    assert names("elu(alpha=2)", "tanh", derivative=1)[1] == r"ELU'(x), \alpha  = 2"


def test_short_formulas_are_called_by_what_they_say() -> None:
    """With fractions in the line, and without a title that says it again."""
    labels, title, formula = named(specs=["gelu", "x/(1+exp(-x))"])
    assert labels[1] == r"x/\left(1+e^{-x}\right)"
    assert (title, formula) == ("", "")


@pytest.mark.parametrize("layout", ["overlay", "grid"])
def test_longer_formulas_have_numbers_and_are_defined(layout: str) -> None:
    """All of them if one is too long, by their numbers in the figure."""
    labels, title, formula = named(specs=["x*tanh(x)", "relu", PIECES], layout=layout)
    assert labels == ["f_{1}(x)", r"\mathrm{ReLU}(x)", "f_{2}(x)"]
    assert [line.partition(" = ")[0] for line in formula.split("\n")] == ["f_{1}(x)", "f_{2}(x)"]
    assert title == ""


def test_formulas_that_are_nowhere_else_are_the_title() -> None:
    """Where nobody wanted them as mathematics."""
    _, title, formula = named(specs=["relu", PIECES], formula=False)
    assert (title, formula) == (f"relu, {PIECES}", "")


def test_definitions_without_room_in_one_line_have_several() -> None:
    """All of them are there."""
    figure = draw(FigureSpec(specs=[f"where(x > {n}, x, x/{n})" for n in range(2, 7)], dpi=60))
    (formula,) = [text for text in figure.texts if text.get_gid() == "formula"]
    assert formula.get_text().count("genfrac") == 10
    assert "\n" in formula.get_text()


@pytest.mark.parametrize("specs", ["elu(alpha=[0.1,0.5,1])", "tanh(alpha*x)"])
def test_a_family_says_what_its_dashed_curves_are(specs: str) -> None:
    """By a key in a corner, beside the names at the curves."""
    swept = {} if "[" in specs else {"parameters": {"alpha": [1.0, 2.0]}}
    (axes,) = draw(FigureSpec(specs=specs, derivative=1, **swept)).axes
    symbol = r"\mathrm{ELU}" if "elu" in specs else "f"
    entries = [text.get_text() for text in axes.get_legend().get_texts()]
    assert entries == [f"${symbol}(x)$", f"${symbol}'(x)$"]
    assert len([text for text in axes.texts if "=" in text.get_text()]) > 1
