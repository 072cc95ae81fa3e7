"""Limits and asymptotes, and what is rounding rather than a limit."""

from __future__ import annotations

import math

import pytest

from actplot.analysis.limits import LEFT, RIGHT, Asymptote, asymptote, limit
from actplot.catalogue.lookup import activation as resolve

INF = math.inf


@pytest.mark.parametrize(
    ("formula", "left", "right"),
    [
        ("x", -INF, INF),
        ("x^2", INF, INF),
        ("tanh(x)", -1, 1),
        ("exp(x)", 0, INF),
        ("x*exp(x)", 0, INF),
        ("log(1 + x^2)", INF, INF),
        ("arcsinh(x)", -INF, INF),
        ("log(x)", None, INF),
        ("sqrt(1 - x^2)", None, None),
        ("sin(x)", None, None),
        ("sin(x)/x", 0, 0),
        ("x*sin(x)", None, None),
        ("x + sin(x)", -INF, INF),
        ("floor(x)", -INF, INF),
        ("x - floor(x)", None, None),
        ("1/floor(x)", 0, 0),
        ("sign(sin(x))", None, None),
        ("1e-12*sin(x)", None, None),
        ("1e-12*tanh(x)", -1e-12, 1e-12),
        ("1e12*tanh(x)", -1e12, 1e12),
        ("x - (x - 1)", 1, 1),
        ("max(x, 0) - max(x - 1, 0)", 0, 1),
        ("(x + 1)^2 - x^2", -INF, INF),
        ("sqrt(x^2 + 1) - x", INF, 0),
        ("sqrt(softplus(x))", 0, INF),
        ("x/(x/2 + exp(-x/3))", 0, 2),
        ("x/(exp(x) - 1)", INF, 0),
        ("sigmoid(x - 500)", 0, 1),
        ("where(x > 1e6, 1, 0)", 0, 1),
        ("tanh(1000*(x - 700))", -1, 1),
        ("exp(exp(x))", 1, INF),
        ("exp(-exp(x))", 1, 0),
        ("exp(x)/sqrt(1 + exp(2*x))", 0, 1),
        ("exp(x)/sqrt(2 + exp(2*x))", 0, 1),
        ("log_cosh(x) - abs(x)", -math.log(2), -math.log(2)),
        ("exp(x)*exp(-x)*x", -INF, INF),
        ("5", 5, 5),
        ("1/(1 + exp(1/x))", 0.5, 0.5),
        ("2^x/(1 + 2^x)", 0, 1),
        ("exp(x^3)/(2 + exp(x^3))", 0, 1),
        ("exp(x^2)/(1 + exp(x^2))^2", 0, 0),
        ("floor(2*tanh(x))", -2, 1),
        ("arctan(log(1 + abs(x)))", math.pi / 2, math.pi / 2),
        ("1 - 1/log(2 + abs(x))", 1, 1),
        ("exp(1/x^2)", 1, 1),  # far larger near 0
        ("cosh(1/x^2)", 1, 1),
        ("log(1 + x^2)/(1 + log(1 + x^2))", None, None),  # 1, too slowly to be seen
    ],
)
def test_limits(formula: str, left: float | None, right: float | None) -> None:
    """Finite, infinite or none; never what cancellation leaves of one."""
    function = resolve(formula)
    for direction, want in ((LEFT, left), (RIGHT, right)):
        got = limit(function, direction)
        assert (got is None) == (want is None)
        assert want is None or got == pytest.approx(want, rel=1e-9, abs=1e-20)


@pytest.mark.parametrize(
    ("formula", "left", "right"),
    [
        ("tanh(x)", (0, -1), (0, 1)),
        ("softplus(x)", (0, 0), (1, 0)),
        ("log(cosh(x))", (-1, -math.log(2)), (1, -math.log(2))),
        ("sqrt(x^2 + x + 1)", (-1, -0.5), (1, 0.5)),
        ("x*arctan(x)", (-math.pi / 2, -1), (math.pi / 2, -1)),
        ("x + sin(x)", None, None),
        ("x^2", None, None),
        ("log(x)", None, None),
        ("max(x - 1e5, 0)", (0, 0), (1, -1e5)),
        ("1e-9*x", (1e-9, 0), (1e-9, 0)),
        ("where(x > 0, x, x/3)", (1 / 3, 0), (1, 0)),
        ("x + sqrt(abs(x))", None, None),
    ],
)
def test_asymptotes(
    formula: str, left: tuple[float, float] | None, right: tuple[float, float] | None
) -> None:
    """Horizontal and slant ones."""
    function = resolve(formula)
    for direction, want in ((LEFT, left), (RIGHT, right)):
        got = asymptote(function, direction)
        assert (got is None) == (want is None)
        if got is not None and want is not None:
            assert (got.slope, got.intercept) == pytest.approx(want, rel=1e-7, abs=1e-12)


def test_limits_of_slopes_are_those_of_the_derivative() -> None:
    """The order says which."""
    function = resolve("leaky_relu")
    assert limit(function, LEFT, 1) == limit(function.derivative(), LEFT) == 0.01
    assert limit(function, RIGHT, 2) == 0.0


@pytest.mark.parametrize(
    ("formula", "left", "right"),
    [("arcsinh(exp(2*x))", 0, 2), ("(1 + exp(x))^0.3", 0, INF), ("arcsinh(sinh(x))", 1, 1)],
)
def test_a_slope_is_followed_as_far_as_no_part_of_it_overflows(
    formula: str, left: float, right: float
) -> None:
    """Beyond, where exp(2*x) is infinite, it would be 0."""
    function = resolve(formula)
    found = limit(function, LEFT, 1), limit(function, RIGHT, 1)
    assert found == pytest.approx((left, right), abs=1e-12)


def test_rounding_noise_is_dropped_from_asymptotes() -> None:
    """They are printed and drawn."""
    assert asymptote(resolve("selu"), RIGHT) == Asymptote(slope=1.0507009873554805, intercept=0.0)
