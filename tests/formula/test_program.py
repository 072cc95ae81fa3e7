"""Programs: several formulas computed together give what each gives alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from actplot.formula.differentiation import differentiate
from actplot.formula.evaluation import evaluate, evaluate_together
from actplot.formula.parser import parse
from actplot.formula.program import Program, program

from .strategies import EXAMPLES, EXTREMES, expressions

USUAL = np.dtype(np.float64)


@EXAMPLES
@given(expressions(), expressions())
def test_formulas_do_not_disturb_each_other(first, second):
    """Together they have the values, to the last bit, that each has alone."""
    formulas = (first, second, first)
    for formula, values in zip(formulas, evaluate_together(formulas, EXTREMES), strict=True):
        np.testing.assert_array_equal(values, evaluate(formula, EXTREMES))


def test_every_result_is_an_array_of_its_own():
    """Writing to the values of one formula changes neither those of another nor the input."""
    x = np.array([1.0, 2.0])
    same, input_itself, again = evaluate_together((parse("x"), parse("x"), parse("pi")), x)
    same[:] = 5.0
    again[:] = 5.0
    assert x.tolist() == input_itself.tolist() == [1.0, 2.0]
    assert evaluate(parse("pi"), x).tolist() == [np.pi, np.pi]


def test_parts_without_x_are_computed_once():
    """A run repeats nothing that does not depend on x, and nothing twice."""
    slope = differentiate(parse("exp(x)*sqrt(2/pi)"))
    made = Program((slope, slope), USUAL)
    first, second = made.run(np.zeros(3))
    assert first is second
    constant = Program((parse("sqrt(2/pi)"),), USUAL)
    assert constant.run(np.zeros(3))[0] is constant.run(np.ones(3))[0]


def test_a_program_is_shared_by_all_who_ask_for_equal_formulas():
    """Equal trees have one program, however they were made."""
    assert program((parse("x + 1"),), USUAL) is program((parse("(x) + 1"),), USUAL)


def test_a_formula_with_a_free_parameter_has_no_program():
    """The message names the parameter."""
    with pytest.raises(ValueError, match="the parameter a has no value"):
        program((parse("a*x", parameters=["a"]),), USUAL)
