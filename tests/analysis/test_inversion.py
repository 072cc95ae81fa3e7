"""Solving by undoing operations one by one."""

from __future__ import annotations

import math

import pytest

from actplot.analysis.inversion import solve
from actplot.formula.parser import parse


@pytest.mark.parametrize(
    ("formula", "value", "want"),
    [
        ("x", 2.0, [2.0]),
        ("-x", 2.0, [-2.0]),
        ("3*x - 1", 5.0, [2.0]),
        ("(x + 3)/6", 0.5, [0.0]),
        ("6/x", 2.0, [3.0]),
        ("6/x", 0.0, []),
        ("1 - x/4", 0.0, [4.0]),
        ("abs(x - 1)", 2.0, [-1.0, 3.0]),
        ("abs(x)", -1.0, []),
        ("x^2 - 4", 0.0, [-2.0, 2.0]),
        ("x^2", -1.0, []),
        ("x^3", -8.0, [-2.0]),
        ("exp(x)", 1.0, [0.0]),
        ("exp(x)", -1.0, []),
        ("log(x)", 0.0, [1.0]),
        ("tanh(x)", 0.5, [math.atanh(0.5)]),
        ("tanh(x)", 2.0, []),
        ("sigmoid(2*x)", 0.5, [0.0]),
        ("softplus(x)", 20.0, [20 + math.log1p(-math.exp(-20))]),
        ("sqrt(x)", 3.0, [9.0]),
        ("cbrt(x)", -2.0, [-8.0]),
        ("max(x, 0)", 3.0, [3.0]),
        ("max(x, 0)", -1.0, []),
        ("where(x > 0, x, 2*x)", -4.0, [-2.0]),
        ("x*(x - 2)", 0.0, [0.0, 2.0]),
        ("(x - 1)/(x^2 + 1)", 0.0, [1.0]),
        ("2*x + 3*x - 10", 0.0, [2.0]),
        ("x - x", 0.0, []),
        ("5", 5.0, []),
    ],
)
def test_solutions(formula: str, value: float, want: list[float]) -> None:
    """All of them, in order."""
    found = solve(parse(formula), value)
    assert found == pytest.approx(want, rel=1e-14, abs=1e-14)


@pytest.mark.parametrize("formula", ["sin(x)", "x - cos(x)", "x*exp(x)", "x^x", "x^2 + x"])
def test_what_cannot_be_undone_is_left_to_the_search(formula: str) -> None:
    """None is not the same as no solution."""
    assert solve(parse(formula), 0.5) is None


def test_nested_switches_are_solved_without_delay() -> None:
    """Where parts are asked for the same values again, and where solutions double."""
    shared = folded = "x"
    for _ in range(20):
        shared, folded = f"min(x, abs({shared}))", f"1 - 2*abs({folded})"
    assert solve(parse(shared), 0.0) == [0.0]
    assert solve(parse(folded), 0.0) is None
