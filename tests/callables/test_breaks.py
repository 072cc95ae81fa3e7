"""The breaks of a function are found from its values alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from actplot.callables.breaks import find_places

WINDOW = (-32.0, 32.0)
PRECISION = float(np.finfo(np.float64).eps)

Function = Callable[[np.ndarray], Any]


def places(function: Function, precision: float = PRECISION) -> list[tuple[float, int]]:
    """Return the breaks found, as pairs of place and order."""
    with np.errstate(all="ignore"):
        return [(each.x, each.order) for each in find_places(function, WINDOW, precision)]


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (lambda x: np.maximum(x, 0), [(0.0, 1)]),
        (lambda x: np.maximum(x - 30.7, 0), [(30.7, 1)]),
        (lambda x: (x >= 1) * 1.0, [(1.0, 0)]),
        (lambda x: (x > 0) * 1.0, [(0.0, 0)]),
        (lambda x: np.sign(x) * np.maximum(abs(x) - 0.3, 0), [(-0.3, 1), (0.3, 1)]),
        (lambda x: x * np.clip(x + 3, 0, 6) / 6, [(-3.0, 1), (3.0, 1)]),
        (lambda x: np.where(x > 0.7, x, 0.7 + np.expm1(x - 0.7)), [(0.7, 2)]),
        (lambda x: x * abs(x), [(0.0, 2)]),
        (lambda x: np.sin(x) + 1e-3 * abs(x - 1), [(1.0, 1)]),
        (lambda x: abs(x) + abs(x - 0.02) + abs(x - 0.1), [(0.0, 1), (0.02, 1), (0.1, 1)]),
        (lambda x: np.sqrt(abs(x)), [(0.0, 1)]),
        (lambda x: 1 / x, [(0.0, 0)]),
        (lambda x: np.where(x > 0, 1 / x, 0), [(0.0, 0)]),
        (lambda x: 1 / (x - 1) ** 2, [(1.0, 0)]),
        (np.log, [(0.0, 0)]),
        (np.floor, [(float(k), 0) for k in range(-31, 33)]),
    ],
)
def test_breaks_are_found(function: Function, expected: list[tuple[float, int]]) -> None:
    """Exactly where they are, with the order of the derivative that breaks."""
    assert places(function) == expected


@pytest.mark.parametrize(
    "function",
    [
        np.tanh,
        lambda x: np.tanh(1e4 * x),
        lambda x: np.tanh(1e8 * (x - 0.3)),
        np.sin,
        lambda x: np.sin(50 * x),
        np.exp,
        lambda x: np.exp(-((100 * (x - 1.2345)) ** 2)),
        lambda x: np.logaddexp(0, x),
        np.zeros_like,
    ],
)
def test_smooth_functions_have_none(function: Function) -> None:
    """However steep they are."""
    assert places(function) == []


def test_rounding_is_not_taken_for_jumps() -> None:
    """A function computed in float32 has steps of its precision everywhere."""
    assert places(lambda x: np.tanh(x.astype(np.float32)), np.finfo(np.float32).eps) == []


def test_an_irrational_place_is_found_to_many_digits() -> None:
    """Its decimals are cut only below what values can tell."""
    ((x, order),) = places(lambda x: abs(x - np.sqrt(2)))
    assert order == 1
    assert x == pytest.approx(np.sqrt(2), abs=1e-10)
