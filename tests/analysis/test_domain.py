"""Where functions are defined."""

from __future__ import annotations

import math

import pytest

from actplot.analysis.domain import find_domain, stretches
from actplot.analysis.function import DEFAULT_WINDOW
from actplot.analysis.samples import Samples
from actplot.catalogue.lookup import activation as resolve

INF = math.inf


@pytest.mark.parametrize(
    ("formula", "want"),
    [
        ("x", [(-INF, INF)]),
        ("1/x", [(-INF, INF)]),
        ("log(x)", [(0, INF)]),
        ("sqrt(3 - x)", [(-INF, 3)]),
        ("arcsin(x/2)", [(-2, 2)]),
        ("sqrt(x^2 - 1)", [(-INF, -1), (1, INF)]),
        ("sqrt(x - 1)/sqrt(4 - x)", [(1, 4)]),
        ("log(x^3 - 1)", [(1, INF)]),
        ("sin(x)/x", [(-INF, 0), (0, INF)]),
        ("(x^2 - 0.25)/(x - 0.5)", [(-INF, 0.5), (0.5, INF)]),
        ("x^x", [(0, INF)]),
        ("log(-abs(x))", []),
        ("arcsin(1000*x - 12)", [(0.011, 0.013)]),
        ("1/0", []),
        ("x/0", []),
        ("x + log(0)", []),
        ("where(x > 0, sqrt(x), 0)", [(-INF, INF)]),
        # What overflows on the way is no end: inf/inf is lost, not undefined.
        ("exp(x)/(2 + exp(2*x))", [(-INF, INF)]),
        ("2^x/(1 + 2^x)", [(-INF, INF)]),
        ("exp(x^3)/(2 + exp(x^3))", [(-INF, INF)]),
        ("sqrt(1000 - x)", [(-INF, 1000)]),
        # Nor has the logarithm of -exp(-x) a value where that rounds to 0.
        ("log(-x*exp(-x))", [(-INF, 0)]),
        ("log(-exp(-x))", []),
        ("sqrt(-exp(-x))", []),
        ("sqrt(gelu(x))", [(0, INF)]),
        ("1 + silu(x + 1)^0.5", [(-1, INF)]),
        ("exp(x)/exp(x)", [(-INF, INF)]),
        # What is infinite on a whole piece is divided by 0 there.
        ("log(relu(x))", [(0, INF)]),
        ("1/relu(x)", [(0, INF)]),
        ("x/relu(x)", [(0, INF)]),
        ("1/(relu(x)*relu(1 - x))", [(0, 1)]),
        ("1/hard_sigmoid(x)", [(-3, INF)]),
        ("1/(x - x) + gelu(x)", []),
    ],
)
def test_intervals(formula: str, want: list[tuple[float, float]]) -> None:
    """Their ends are exact; single points and poles are no gaps."""
    function = resolve(formula)
    found, endless = find_domain(Samples(function, function.breaks(DEFAULT_WINDOW)))
    assert not endless
    assert len(found) == len(want)
    for got, expected in zip(found, want, strict=True):
        assert got == pytest.approx(expected, rel=1e-14, abs=1e-300)


@pytest.mark.parametrize(
    ("formula", "want"),
    [("1/floor(x)", [(-INF, 0), (1, INF)]), ("log(floor(x))", [(1, INF)])],
)
def test_endless_breaks_leave_ends_exact(formula: str, want: list[tuple[float, float]]) -> None:
    """Where a step is divided by 0, no other one is."""
    assert list(resolve(formula).facts().domain) == want


def test_a_domain_without_end_is_listed_in_the_default_window() -> None:
    """That of log(sin(x)) goes on for ever."""
    function = resolve("log(sin(x))")
    found, endless = find_domain(Samples(function, function.breaks(DEFAULT_WINDOW)))
    assert endless
    flat = [x / math.pi for interval in found for x in interval]
    assert flat == pytest.approx([-10 / math.pi, -3, -2, -1, 0, 1, 2, 3], abs=1e-12)


@pytest.mark.parametrize(
    ("formula", "want"),
    [
        ("sqrt(x)", [(0, INF, True, False)]),
        ("log(x)", [(0, INF, False, False)]),
        ("x*log(x)", [(0, INF, False, False)]),
        ("sqrt(x - 1)/sqrt(4 - x)", [(1, 4, True, False)]),
        ("sqrt(x^2 - 1)", [(-INF, -1, False, True), (1, INF, True, False)]),
        # No float is the square root of 2, nor pi.
        ("sqrt(2 - x^2)", [(-math.sqrt(2), math.sqrt(2), True, True)]),
        ("1/sqrt(2 - x^2)", [(-math.sqrt(2), math.sqrt(2), False, False)]),
        ("sqrt(abs(x) - pi)", [(-INF, -math.pi, False, True), (math.pi, INF, True, False)]),
    ],
)
def test_ends_belong_to_a_domain_or_not(
    formula: str, want: list[tuple[float, float, bool, bool]]
) -> None:
    """A pole does not, nor does a place where there is only a limit."""
    function = resolve(formula)
    facts = function.facts()
    found = stretches(function, facts.domain, facts.breakpoints)
    assert [each[:2] for each in found] == [pytest.approx(each[:2]) for each in want]
    assert [each[2:4] for each in found] == [each[2:] for each in want]


def test_single_places_are_holes() -> None:
    """What is defined on both sides of one is one interval."""
    function = resolve("sin(x)/x + (x - 1)/(x - 1)")
    facts = function.facts()
    (found,) = stretches(function, facts.domain, facts.breakpoints)
    assert found == (-INF, INF, False, False, (0.0, 1.0))
