"""Numpy-style functions become formulas, and what cannot says why."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from actplot.errors import UntraceableError
from actplot.formula.evaluation import evaluate
from actplot.formula.numpy_functions import UFUNCS
from actplot.formula.parser import parse
from actplot.formula.simplification import simplify
from actplot.formula.tracing import trace

POINTS = np.array([-7.3, -2.0, -1.2, -0.5, 0.0, 0.3, 1.0, 1.6, 3.0, 8.1])


def masked(x: Any) -> Any:
    """Fill an array piece by piece."""
    y = np.empty_like(x)
    y[x > 0] = x[x > 0]
    y[x <= 0] = np.tanh(x[x <= 0])
    return y


def in_place(x: Any) -> Any:
    """Change a copy of the input."""
    x = np.array(x, dtype=float)
    x *= 2
    x[x < 0] = 0
    np.sqrt(x, out=x)
    return x


def converting(x: Any) -> Any:
    """Begin as careful numpy code does."""
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, 0.1 * np.expm1(x))


def ignoring_copies(x: Any) -> Any:
    """Write into a copy that is thrown away."""
    y = x.copy()
    y += 1
    return x


FORMULAS: list[tuple[Callable[..., Any], str]] = [
    (lambda x: x / (1 + np.exp(-x)), "x/(1 + exp(-x))"),
    (lambda x: np.maximum(0, x), "max(0, x)"),
    (lambda x: np.fmin(np.fmax(x, -1), 1), "min(max(x, -1), 1)"),
    (lambda x: np.clip(x + 3, 0, 6) / 6, "clip(x + 3, 0, 6)/6"),
    (lambda x: x.clip(min=0), "max(x, 0)"),
    (lambda x: np.clip(x, -np.inf, 6), "min(x, 6)"),
    (lambda x: x * (x > 0), "x*(x > 0)"),
    (lambda x: (x > 0).astype(float) * x, "(x > 0)*x"),
    (lambda x: np.where((x > -1) & (x < 1), x, 0), "where((x > -1)*(x < 1), x, 0)"),
    (lambda x: np.where((x < -1) | (x > 1), x, 0), "where(max(x < -1, x > 1), x, 0)"),
    (lambda x: np.where(~(x < 0), x, 0), "where(1 - (x < 0), x, 0)"),
    (lambda x: x == 0, "(x >= 0)*(x <= 0)"),
    (lambda x: np.float64(2.0) < x, "2 < x"),
    (lambda x: np.select([x < -1, x < 1], [-1, x], 1), "where(x < -1, -1, where(x < 1, x, 1))"),
    (
        lambda x: np.piecewise(x, [x < 0, x >= 1], [np.sin, 1.0, lambda t: t**2]),
        "where(x >= 1, 1, where(x < 0, sin(x), x^2))",
    ),
    (
        lambda x: 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))),
        "0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))",
    ),
    (lambda x: (1 / 3) * x - math.sqrt(2), "1/3*x - sqrt(2)"),
    (lambda x: np.logaddexp(0, x), "softplus(x)"),
    (lambda x: np.logaddexp(x, 0), "softplus(x)"),
    (lambda x: np.heaviside(x, 0.5), "where(x < 0, 0, where(x > 0, 1, 0.5))"),
    (lambda x: abs(-x) ** 0.5, "sqrt(abs(x))"),
    (lambda x: np.square(x) + np.reciprocal(x), "x^2 + 1/x"),
    (lambda x: np.sinc(x) * np.round(x), "sinc(x)*round(x)"),
    (lambda x: x // 1 + x % 1, "floor(x/1) + (x - floor(x/1))"),
    (lambda x: np.zeros_like(x) + np.ones(x.shape), "1"),
    (lambda _: 3, "3"),
    (functools.partial(np.power, 2.0), "2^x"),
    (abs, "abs(x)"),
    (np.arcsinh, "arcsinh(x)"),
    (masked, "where(x <= 0, tanh(x), where(x > 0, x, 0))"),
    (in_place, "sqrt(where(2*x < 0, 0, 2*x))"),
    (converting, "where(x > 0, x, 0.1*expm1(x))"),
    (ignoring_copies, "x"),
]


@pytest.mark.parametrize(("function", "formula"), FORMULAS, ids=[text for _, text in FORMULAS])
def test_a_function_becomes_its_formula(function: Callable[..., Any], formula: str) -> None:
    """The formula has the function's values, and those of the text expected."""
    traced = trace(function)
    values = evaluate(traced, POINTS)
    with np.errstate(all="ignore"):
        own = function(POINTS.copy()) * np.ones(POINTS.shape)
    np.testing.assert_allclose(values, own, atol=1e-15)
    np.testing.assert_allclose(values, evaluate(parse(formula), POINTS), atol=1e-15)


@pytest.mark.parametrize(
    ("function", "formula"),
    [row for row in FORMULAS if row[1] != "sqrt(abs(x))" and "floor" not in row[1]],
)
def test_the_formula_is_readable(function: Callable[..., Any], formula: str) -> None:
    """It is written as one would write it."""
    assert str(simplify(trace(function))) == str(simplify(parse(formula)))


@pytest.mark.parametrize("name", sorted(UFUNCS))
def test_every_ufunc_means_what_numpy_computes(name: str) -> None:
    """Each row of the table agrees with the ufunc of that name."""
    ufunc = getattr(np, name, None)
    if ufunc is None:
        pytest.skip("not numpy's")
    truths = name.startswith("logical")
    operands = [lambda x: x > 0.2, lambda x: x < 1.5] if truths else [abs, lambda x: x * x + 0.5]

    def function(x: Any) -> Any:
        return ufunc(*(operand(x) for operand in operands[: ufunc.nin]))

    points = POINTS[POINTS != 0]
    np.testing.assert_allclose(evaluate(trace(function), points), function(points), rtol=1e-12)


def looping(x: Any) -> Any:
    """Grow a formula that doubles with each turn."""
    for _ in range(200):
        x = x + np.sin(x)
    return x


REFUSED: list[tuple[Callable[..., Any], str]] = [
    (lambda x: x if x > 0 else 0.1 * x, "branches on the value of x"),
    (lambda x: max(0, x), "branches on the value of x"),
    (math.tanh, "passes x to a function of single numbers, such as those of math"),
    (float, "passes x to a function of single numbers, such as those of math"),
    (lambda x: [value for value in x], "picks single elements of x"),  # noqa: C416
    (lambda x: x[0], "picks single elements of x"),
    (lambda x: x.sum(), "uses x.sum"),
    (lambda x: x - np.max(x), "calls np.max, which has no formula"),
    (np.nan_to_num, "calls np.nan_to_num, which has no formula"),
    (lambda x: x + np.arange(3), "computes with an array that is not a single real number"),
    (lambda x: x * 1j, "computes with a builtins.complex"),
    (lambda x: np.where(x > 0, x, np.nan), "computes with nan"),
    (lambda x: x.astype(int), "converts x to int64"),
    (lambda x: np.add(x, 1, out=np.zeros(())), "writes x into an array of its own"),
    (lambda x: np.logical_and(x, x), "calls np.logical_and, which has no formula here"),
    (lambda x: (x, x), "returns a tuple"),
    (lambda _: None, "returns a NoneType"),
    (lambda x: x + undefined, "takes no symbol for x (NameError)"),  # type: ignore[name-defined]  # noqa: F821
    (np.vectorize(lambda x: x), "converts x to a plain array"),
    (looping, "the formula would be too long"),
]


@pytest.mark.parametrize(("function", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_cannot_be_traced_says_why(function: Callable[..., Any], reason: str) -> None:
    """The reason is a few words on what the function does."""
    with pytest.raises(UntraceableError) as raised:
        trace(function)
    assert str(raised.value) == reason


def test_numpy_is_left_as_it_was() -> None:
    """Its conversions are its own again, also after an exception."""
    before = np.asarray, np.array
    with pytest.raises(UntraceableError):
        trace(lambda x: x[0])
    assert (np.asarray, np.array) == before
