"""Singularities that are none of the function: its derivatives keep their digits beside them."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest

from actplot.analysis.holes import holes
from actplot.catalogue.lookup import activation as resolve

ASIDE = (-0.3, -1e-3, -1e-5, -1e-7, -1e-10, 1e-13, 1e-8, 1e-6, 1e-4, 1e-2, 0.2)

# Formulas, the places of their removable singularities, and what they are to the oracle.
REMOVABLE = {
    "sin(x)/x": (0.0, lambda x: mpmath.sin(x) / x),
    "(x^2 - 1)/(x - 1)": (1.0, lambda x: x + 1),
    "(x^3 - 8)/(x - 2)": (2.0, lambda x: x**2 + 2 * x + 4),
    "(exp(x) - 1)/x": (0.0, lambda x: mpmath.expm1(x) / x),
    "x/(exp(x) - 1)": (0.0, lambda x: x / mpmath.expm1(x)),
    "(1 - cos(x))/x^2": (0.0, lambda x: (1 - mpmath.cos(x)) / x**2),
    "tanh(x)/x": (0.0, lambda x: mpmath.tanh(x) / x),
    "sin(100*x)/x": (0.0, lambda x: mpmath.sin(100 * x) / x),
    "log(x)/(x - 1)": (1.0, lambda x: mpmath.log(x) / (x - 1)),
}


@pytest.mark.parametrize("formula", REMOVABLE)
@pytest.mark.parametrize("order", [1, 2])
def test_derivatives_beside_a_removable_singularity(formula: str, order: int) -> None:
    """By the oracle, with enough digits for it not to cancel."""
    place, oracle = REMOVABLE[formula]
    x = place + np.array(ASIDE)
    got = resolve(formula).derivative(order)(x)
    with mpmath.workdps(80):
        want = [float(mpmath.diff(oracle, mpmath.mpf(each), order, h=1e-20)) for each in x.tolist()]
    assert got == pytest.approx(want, rel=1e-7, abs=1e-7 * np.abs(want).max() + 1e-12)


@pytest.mark.parametrize("formula", REMOVABLE)
def test_there_is_neither_a_break_nor_a_value(formula: str) -> None:
    """Of the function, and of its derivatives."""
    place, _ = REMOVABLE[formula]
    for order in range(4):
        function = resolve(formula).derivative(order)
        assert place not in [each.x for each in function.breakpoints()]
        assert np.isnan(function(place))


@pytest.mark.parametrize(
    ("formula", "left", "right"),
    [
        ("abs(x)/x", (-1, 0), (1, 0)),
        ("x^2/abs(x)", (0, -1), (0, 1)),
        ("sin(abs(x))/x", (-1, 0), (1, 0)),
    ],
)
def test_a_formula_may_be_singular_beside_smooth_sides(
    formula: str, left: tuple[float, float], right: tuple[float, float]
) -> None:
    """Which have values and slopes of their own."""
    (found,) = resolve(formula).breakpoints()
    assert (found.left, found.left_slope) == pytest.approx(left, abs=1e-11)
    assert (found.right, found.right_slope) == pytest.approx(right, abs=1e-11)


@pytest.mark.parametrize(
    "formula",
    ["1/x", "tan(x)", "log(x)", "x*log(abs(x))", "sin(1/x)", "exp(1/x)", "tanh(1/x)", "softsign"],
)
def test_other_places_are_left_alone(formula: str) -> None:
    """Poles, roots, and what the formula itself can tell."""
    assert not holes(resolve(formula).computation)
