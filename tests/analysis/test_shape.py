"""Range, monotony, symmetry and steepest place, where the facts of activations do not reach."""

from __future__ import annotations

import math

import pytest

from actplot.analysis.shape import Range, at_edge, find_symmetry
from actplot.catalogue.lookup import activation as resolve

INF = math.inf


@pytest.mark.parametrize(
    ("formula", "want"),
    [
        ("x", "odd"),
        ("x^3 - x", "odd"),
        ("x^7", "odd"),
        ("x^20", "even"),
        ("x^-1*(0.1*x)^-2", "odd"),
        ("1e13 + tanh(x)", "none"),
        ("cos(x)", "even"),
        ("abs(x)", "even"),
        ("x + 1", "none"),
        ("0*x", "odd"),
        ("1/x", "odd"),
        ("log(x)", "none"),
        ("log(abs(x))", "even"),
        ("where(x > 1e6, x, 0)", "none"),
        ("where(abs(x) > 1e6, x, 0)", "odd"),
        ("where(x > -100, 1, 0)", "none"),
        ("sign(x)", "odd"),
        ("bipolar_step", "none"),
        ("softplus(x) - relu(x)", "even"),
        ("sigmoid(x) - 0.5 - x/4", "odd"),
        ("1e-20*softplus(x)", "none"),
        ("exp(-x^2)*(x < 10)", "none"),
        ("1e308*x", "odd"),
        ("1e308*abs(x)", "even"),
        ("1e308*floor(x)", "none"),
    ],
)
def test_symmetry(formula: str, want: str) -> None:
    """Breaks far from 0 are looked at too."""
    assert find_symmetry(resolve(formula)) == want


@pytest.mark.parametrize(
    ("formula", "want"),
    [
        ("exp(x)", "increasing"),
        ("-exp(x)", "decreasing"),
        ("floor(x)", "non-decreasing"),
        ("-relu(x)", "non-increasing"),
        ("5", "constant"),
        ("1e-14*x", "increasing"),
        ("sin(x)", "no"),
        ("where(x > 0, x, x + 1e-6)", "no"),
        ("where(x > 0, x + 1e-6, x)", "increasing"),
        ("log(x)", "increasing"),
        ("1/x", "no"),
        ("abs(x)/x", "non-decreasing"),
    ],
)
def test_monotony(formula: str, want: str) -> None:
    """Jumps count, rounding does not."""
    assert resolve(formula).facts().monotone == want


def test_nothing_is_guessed() -> None:
    """A range or a largest slope that no limit or bound settles is not determined."""
    facts = resolve("x*cos(x)").facts()
    assert facts.range is None
    assert facts.largest_slope is None
    assert facts.lipschitz is None
    for formula in ("sin(1/x)", "x*sin(1/x)"):
        assert resolve(formula).facts().largest_slope is None
        assert resolve(formula).derivative().facts().range is None


@pytest.mark.parametrize(
    ("formula", "want"),
    [("sqrt(x - 5)", (math.inf, 5)), ("gelu(x/2)/x", (1 / math.sqrt(32 * math.pi), 0))],
)
def test_the_largest_slope_may_be_at_an_end_of_the_domain(
    formula: str, want: tuple[float, float]
) -> None:
    """Which is told as it is, rather than by the float beside it."""
    found = resolve(formula).facts().largest_slope
    assert found is not None
    assert (found.value, found.x) == pytest.approx(want)


def test_a_value_at_a_single_point_outside_the_domain_is_none() -> None:
    """At -1 the power of minus infinity is infinity in floats, and the sigmoid 1."""
    assert resolve("sigmoid(log1p(x)^(1/3))").facts().range == Range(
        low=0.5, high=1.0, low_attained=True, high_attained=False
    )


def test_an_end_is_attained_only_where_some_value_is_there() -> None:
    """An underflow to the limit is none."""
    assert resolve("exp(-x^2)").facts().range == Range(
        low=0.0, high=1.0, low_attained=False, high_attained=True
    )
    assert resolve("sigmoid(50*x)").facts().range == Range(
        low=0.0, high=1.0, low_attained=False, high_attained=False
    )


@pytest.mark.parametrize(
    ("formula", "edge", "inwards", "want"),
    [
        ("sqrt(2 - x^2)", math.sqrt(2), 0.0, 0.0),
        ("1 + sqrt(2 - x^2)", math.sqrt(2), 0.0, 1.0),
        ("x*log(x)", 0.0, INF, 0.0),
        ("x^(1/3)", 0.0, INF, 0.0),
        ("arccos(x)", -1.0, 1.0, math.pi),
        ("x*sqrt(1 - x)", 1.0, -INF, 0.0),
    ],
)
def test_values_at_edges_are_those_of_the_exact_place(
    formula: str, edge: float, inwards: float, want: float
) -> None:
    """Though the float that is nearest to it misses it by rounding."""
    _, near = at_edge(resolve(formula), edge, inwards)
    assert near == pytest.approx(want, abs=1e-300, rel=1e-7)


@pytest.mark.parametrize(
    ("formula", "want"),
    [
        ("sign(x)*sqrt(x^2 - 1)", "increasing"),
        ("sqrt(x^2 - 1)", "no"),
        ("x/sqrt(x^2 - 1)", "no"),  # it falls on both pieces, and lies higher on the right one
        ("-sign(x)*sqrt(x^2 - 1)", "decreasing"),
    ],
)
def test_monotony_goes_across_gaps(formula: str, want: str) -> None:
    """A function is monotone if any two of its values are in order."""
    assert resolve(formula).facts().monotone == want


def test_a_value_that_is_only_rounded_to_is_not_taken() -> None:
    """tanh(x) is below 1, so floor(2*tanh(x)) is not 2, and abs(x)/x has no slope."""
    assert resolve("floor(2*tanh(x))").facts().range == Range(
        low=-2.0, high=1.0, low_attained=True, high_attained=True
    )
    largest = resolve("abs(x)/x").facts().largest_slope
    assert largest is not None
    assert largest.value == 0


def test_no_rounding_leads_beyond_the_bounds() -> None:
    """The slope of x + sin(x)^2 is 1 + sin(2*x)."""
    assert resolve("snake").derivative().facts().range == Range(
        low=0.0, high=2.0, low_attained=True, high_attained=True
    )
