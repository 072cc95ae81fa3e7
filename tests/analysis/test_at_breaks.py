"""Values where formulas break: those of the exact place, which a float need not be."""

from __future__ import annotations

import math

import numpy as np
import pytest

from actplot.catalogue.lookup import activation as resolve

WINDOW = (-7.0, 7.0)


@pytest.mark.parametrize(
    ("formula", "want"),
    [
        ("sign(sin(x))", 0),
        ("abs(sin(x))", 0),
        ("max(sin(x), 0)", 0),
        ("min(0, sin(x))", 0),
        ("where(sin(x) > 0, 1, 2)", 2),
        ("where(sin(x) >= 0, 1, 2)", 1),
        ("where(sign(sin(x)), 1, 2)", 2),
        ("sign(2*sin(x)) + where(3 - sin(x) <= 3, 5, 6)", 5),
        ("floor(3 + sin(x)/2)", 3),
        ("ceil(3 + sin(x)/2)", 3),
        ("round(2.5 + sin(x)/2)", 2),
        ("round(3.5 + sin(x)/2)", 4),
        ("floor(sin(x)/2) + cos(x)^2", 1),
    ],
)
def test_values_are_those_at_multiples_of_pi(formula: str, want: float) -> None:
    """As if sin were 0 there, and whatever it rounds to."""
    found = {round(each.x / math.pi): each for each in resolve(formula).breakpoints(WINDOW)}
    assert set(found) >= {-2, -1, 0, 1, 2}
    assert [each.value for each in found.values()] == pytest.approx([want] * len(found), abs=1e-30)


@pytest.mark.parametrize("formula", ["floor(x)", "x*sign(x - 0.3)", "where(x > 2, x, -x)"])
def test_values_at_exact_places_are_those_of_the_formula(formula: str) -> None:
    """No break of which is rounded."""
    function = resolve(formula)
    for each in function.breakpoints(WINDOW):
        assert each.value == function(each.x)


@pytest.mark.parametrize("formula", ["abs(sin(x))", "relu(x)", "maxsig", "max(x, 0.3)"])
def test_a_derivative_has_no_value_where_it_jumps(formula: str) -> None:
    """After Darboux; a derivative that has one everywhere jumps nowhere."""
    found = resolve(formula).derivative().breakpoints(WINDOW)
    assert found
    assert np.isnan([each.value for each in found]).all()
