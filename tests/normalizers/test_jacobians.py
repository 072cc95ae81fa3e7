"""The Jacobians of the family against frameworks and differences at 50 digits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from actplot.normalizers import (
    NORMALIZERS,
    Normalizer,
    entmax,
    hardmax,
    log_softmax,
    normalizer,
    softmax,
    sparsemax,
)

Exact = Callable[..., list[list[float]]]

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "vectors.json").read_text("utf-8"))
LOGITS = [[3, 1, 0.2], [-1, -2, -3, -0.5], [0.3, 0.2, 0.25, 0.1], [4.5]]
ROWS = tuple(NORMALIZERS.values())


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["id"])
def test_jacobians_agree_with_frameworks(case: dict[str, object]) -> None:
    """The Jacobians are those of PyTorch's automatic differentiation."""
    result = normalizer(case["activation"]).jacobian(case["z"], **case["params"])
    np.testing.assert_allclose(result, case["jacobian"], rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("z", LOGITS, ids=str)
@pytest.mark.parametrize("temperature", [1.0, 0.4, 5.0])
@pytest.mark.parametrize("name", NORMALIZERS)
def test_jacobians_are_the_derivatives(
    exact_jacobian: Exact, name: str, z: list[float], temperature: float
) -> None:
    """Entry (i, j) is the derivative of result i by logit j, temperature included."""
    expected = exact_jacobian(name, z, temperature=temperature)
    result = NORMALIZERS[name].jacobian(z, temperature=temperature)
    np.testing.assert_allclose(result, expected, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("alpha", [1, 1.1, 1.7, 2, 2.6, 4])
def test_entmax_jacobians_are_the_derivatives(exact_jacobian: Exact, alpha: float) -> None:
    """The closed form holds for any alpha, also above 2, where entries exceed 1."""
    z = [0.3, 0.25, 0.28, -2]
    expected = exact_jacobian("entmax", z, alpha=alpha)
    np.testing.assert_allclose(entmax.jacobian(z, alpha=alpha), expected, rtol=1e-11, atol=1e-15)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_rows_sum_to_zero_without_a_negative_zero(row: Normalizer) -> None:
    """Shifting all logits changes nothing, and no entry would print as -0."""
    result = row.jacobian([1, 2, 3, 4, 1, 2, 3])
    np.testing.assert_allclose(result.sum(axis=1), 0, atol=1e-15)
    assert not np.signbit(result[result == 0]).any()
    if row.is_distribution:
        np.testing.assert_array_equal(result, result.T)


def test_a_saturated_softmax_keeps_its_derivative() -> None:
    """The product p * (1 - p) would be 0 where the truth is 4e-18."""
    tail = np.exp(-40.0)
    np.testing.assert_allclose(softmax.jacobian([0, -40])[0], [tail, -tail], rtol=1e-14)
    np.testing.assert_allclose(log_softmax.jacobian([0, -40])[0], [tail, -tail], rtol=1e-14)


def test_the_edge_of_the_support_counts_as_outside() -> None:
    """Where the derivative is not unique it is the one which leaves the support as it is."""
    np.testing.assert_array_equal(sparsemax.jacobian([1, 0]), np.zeros((2, 2)))
    np.testing.assert_array_equal(hardmax.jacobian([1, 1]), np.zeros((2, 2)))


def test_entries_beyond_float64_are_infinite() -> None:
    """A derivative too large for a float is infinite with the right sign, never nan."""
    expected = [[np.inf, -np.inf, 0], [-np.inf, np.inf, 0], [0, 0, 0]]
    np.testing.assert_array_equal(entmax.jacobian([1, 1, 0], alpha=3000), expected)
