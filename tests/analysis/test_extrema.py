"""Stationary points, inflections and fixed points of awkward functions."""

from __future__ import annotations

import math

import pytest

from actplot.analysis.extrema import fixed_points, inflections, stationary_points
from actplot.analysis.function import DEFAULT_WINDOW
from actplot.analysis.samples import Samples
from actplot.catalogue.lookup import activation as resolve


def samples(formula: str) -> Samples:
    """Return a function looked at over the whole line."""
    function = resolve(formula)
    return Samples(function, function.breaks(DEFAULT_WINDOW))


@pytest.mark.parametrize(
    ("formula", "want"),
    [
        ("x^2", [("minimum", 0, True)]),
        ("x^3", [("inflection", 0, True)]),
        ("-x^8", [("maximum", 0, True)]),
        ("abs(x)", [("minimum", 0, False)]),
        ("-abs(x - 1)", [("maximum", 1, False)]),
        ("relu", []),
        ("hardshrink(lambd=0.001)", []),
        (
            "x^2*(2 - abs(x))",
            [("maximum", -4 / 3, True), ("minimum", 0, True), ("maximum", 4 / 3, True)],
        ),
        ("max(0, x^2 - 4)", []),
        ("where(x > 0, x^2, x^4)", [("minimum", 0, True)]),
        ("x^1.5", []),
        ("1/x", []),
        ("1/(x^2 - 4)", [("maximum", 0, True)]),
        ("(x - 100)^2", [("minimum", 100, True)]),
        ("tanh(x)^2", [("minimum", 0, True)]),
        ("exp(-1e8*x^2)", [("maximum", 0, True)]),
        ("sqrt(x^2 + 1e-12)", [("minimum", 0, True)]),
        ("softplus(x)", []),
        ("tanh(x) - tanh(x - 1e-3)", [("maximum", 5e-4, True)]),
    ],
)
def test_stationary_points(formula: str, want: list[tuple[str, float, bool]]) -> None:
    """Smooth and sharp ones, also at breaks of higher derivatives, none at flat pieces."""
    found, endless = stationary_points(samples(formula))
    assert not endless
    assert [(each.kind, each.smooth) for each in found] == [(row[0], row[2]) for row in want]
    assert [each.x for each in found] == pytest.approx([row[1] for row in want], abs=1e-9)


@pytest.mark.parametrize(
    ("formula", "want"),
    [
        ("x^3", [0]),
        ("x^4", []),
        ("tanh(x - 50)", [50]),
        ("tanh(1e6*x)", [0]),
        ("exp(-x^2)", [-math.sqrt(0.5), math.sqrt(0.5)]),
        ("softsign(x)", [0]),
        ("where(x > 0, x^3, 2*x^3)", [0]),
        ("abs(x)*(x + 2)", []),
        ("sqrt(1 + exp(-x)^2)", []),
        ("(x^2 - 1)/(x - 1)", []),
        ("x", []),
    ],
)
def test_inflections(formula: str, want: list[float]) -> None:
    """Where the curvature changes sign, but neither at a kink nor in rounding noise."""
    found = inflections(samples(formula))
    assert found.points == pytest.approx(want, abs=1e-9)
    assert not found.endless


@pytest.mark.parametrize(
    ("formula", "identities", "want"),
    [
        ("x^2", (), [0, 1]),
        ("tanh(x)", (), [0]),
        ("cos(x)", (), [0.7390851332151607]),
        ("exp(x) - 1", (), [0]),
        ("relu(x)", ((0.0, math.inf),), []),
        ("step", (), [0, 1]),
        ("softplus(x)", (), []),
        ("mish(x)", (), [0]),
        ("log(x)*20", (), [1.0539, 90.0]),
        ("x + 1e-9", (), []),
        ("x/(1 + x^4)", (), [0]),
        ("thresholded_relu", ((1.0, math.inf),), [0]),
    ],
)
def test_fixed_points(
    formula: str, identities: tuple[tuple[float, float], ...], want: list[float]
) -> None:
    """Also double ones and those at the end of the domain; never what only rounds to x."""
    found, endless = fixed_points(samples(formula), identities)
    assert not endless
    single = [low for low, high in found if low == high]
    assert single == pytest.approx(want, abs=5e-3 if "log" in formula else 1e-12)
    assert [each for each in found if each[0] != each[1]] == list(identities)


def test_endless_lists_hold_the_default_window() -> None:
    """However long the period is."""
    for formula in ("sin(x)", "sin(0.01*x)", "sin(50*x)"):
        found, endless = stationary_points(samples(formula))
        assert endless
        assert all(abs(each.x) <= 10 for each in found)


def test_a_place_that_is_0_but_for_rounding_is_0() -> None:
    """The slope of 1 - (1 + 2*exp(x))^(-1/2) is largest where exp(x) is 1."""
    slope = resolve("aranda_ordaz").derivative()
    found, _ = stationary_points(Samples(slope, slope.breaks(DEFAULT_WINDOW)))
    assert [point.x for point in found] == [0.0]
