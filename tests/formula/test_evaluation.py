"""Evaluation: shapes, types, and what float64 cannot hold on the way."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.formula.differentiation import differentiate
from actplot.formula.evaluation import constant_value, evaluate
from actplot.formula.parser import parse

from .strategies import EXTREMES

INPUTS = [2, 2.0, np.float32(2), [1, 2], [[1.0], [2.0]], [], np.zeros((2, 0)), np.array(2), (True,)]

# Values whose parts overflow or underflow on the way.
RESCUED = {
    "exp(x)/exp(x)": 1.0,
    "log(exp(x))": 1e3,
    "sqrt(x^200)/x^100": 1.0,
    "1e-320*1e-300*exp(x)": 1e-320 * 1e-300 * 0 + 1.9700711140170468e-186,
}


def test_result_has_the_shape_of_the_input():
    """Every input becomes float64 of its own shape, also where the formula is a constant."""
    for formula in ("x^2", "3", "pi", "x > 1", "where(x > 1, 2, x)"):
        for given in INPUTS:
            result = evaluate(parse(formula), given)
            assert result.dtype == np.float64
            assert result.shape == np.shape(given)


def test_result_is_the_callers_own():
    """What is returned may be written to without changing the input or the next result."""
    points = np.array([1.0, 2.0])
    evaluate(parse("x"), points)[:] = 5.0
    assert evaluate(parse("x"), points).tolist() == [1.0, 2.0]


def test_comparisons_are_one_or_zero():
    """A comparison holds or it does not; nan is on neither side."""
    for formula, wanted in {
        "x < 1": [1, 0, 0, 0],
        "x <= 1": [1, 1, 0, 0],
        "x > 1": [0, 0, 1, 0],
        "x >= 1": [0, 1, 1, 0],
    }.items():
        assert evaluate(parse(formula), [0.0, 1.0, 2.0, np.nan]).tolist() == wanted


def test_values_are_nan_outside_the_domain():
    """What is undefined is nan, without a warning."""
    for formula in ("log(-1 - x^2)", "sqrt(-1 - x^2)", "arcsin(2 + x^2)", "(-1 - x^2)^0.5"):
        assert np.isnan(evaluate(parse(formula), EXTREMES)).all(), formula


def test_intermediate_overflow_is_rescued():
    """A value within the range of float64 is found though its parts are beyond."""
    if np.finfo(np.longdouble).max == np.finfo(np.float64).max:
        pytest.skip("the platform has no wider float")
    for formula, wanted in RESCUED.items():
        assert evaluate(parse(formula), 1e3) == pytest.approx(wanted, rel=1e-12), formula
    assert evaluate(differentiate(parse("tanh(exp(x))")), 1e4) == 0.0


def test_constants():
    """A formula without x has one value; a parameter without a value has none."""
    assert constant_value(parse("2*pi")) == 2 * np.pi
    assert constant_value(parse("9^9^9")) == np.inf
    with pytest.raises(ValueError, match="alpha"):
        constant_value(parse("alpha", parameters=["alpha"]))
