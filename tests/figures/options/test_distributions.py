"""Distributions of inputs, as texts name them."""

from __future__ import annotations

import math

import pytest

from actplot.errors import InputError
from actplot.figures.options.distributions import Column, Normal, Uniform, check_inputs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("normal", Normal()),
        ("normal(0, 2)", Normal(deviation=2.0)),
        ("NORMAL(-1,0.5)", Normal(mean=-1.0, deviation=0.5)),
        ("uniform", Uniform()),
        ("uniform(-2,3)", Uniform(low=-2.0, high=3.0)),
        ("a/b.csv", Column(path="a/b.csv")),
        ("a.csv:pre:1", Column(path="a.csv", column="pre:1")),
    ],
)
def test_texts(text, expected):
    """A name, a name with two numbers, or a file."""
    assert check_inputs("inputs", text) == expected


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("norml", "'norml' is no distribution; write normal"),
        ("normal(1)", "needs two numbers"),
        ("normal(0,0)", "standard deviation must be positive"),
        ("uniform(1,-1)", "min must be below max"),
        ("uniform(-1e308,1e308)", "is too wide or too narrow"),
        ("normal(0,1e308)", "is too wide or too narrow"),
        ("normal(a,1)", "'a' is not a number"),
        (3, "must be a string, got integer"),
    ],
)
def test_mistakes_are_named(value, message):
    """What is wrong, and what to write instead."""
    with pytest.raises(InputError, match=message):
        check_inputs("inputs", value)


def test_shares_are_exact():
    """Of a normal distribution to a relative rounding error, far out in the tail too."""
    assert Normal().below(-8) == pytest.approx(6.22096057427178e-16, rel=1e-12)
    assert Normal(mean=1, deviation=2).below(1) == 0.5
    assert Normal().below(math.inf) == 1
    assert [Uniform(low=-1, high=3).below(x) for x in (-5, 0, 9)] == [0, 0.25, 1]
