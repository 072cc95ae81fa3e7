"""The values of the family against frameworks, 50 digits, and what must always hold."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actplot.normalizers import (
    NORMALIZERS,
    Normalizer,
    entmax,
    entmax15,
    hardmax,
    log_softmax,
    normalizer,
    softmax,
    softmin,
    sparsemax,
)

Exact = Callable[..., list[float]]

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "vectors.json").read_text("utf-8"))
LOGITS = {
    "article": [1, 2, 3, 4, 1, 2, 3],
    "far": [1000, 1001, 1002],
    "negative": [-1, -2, -3, -0.5],
    "close": [0.31, 0.3, 0.29, 0.28, 0.1],
    "ties": [2, 2, 2, 2],
    "single": [-7.5],
    "spread": [-600, 0.25, 3, 2.875],
}
DISTRIBUTIONS = [row for row in NORMALIZERS.values() if row.is_distribution]

# Multiples of 1/8, so that a shift by another one is exact.
eighths = st.integers(-400, 400).map(lambda count: count / 8)
vectors = st.lists(eighths, min_size=1, max_size=12)
distinct = st.lists(eighths, min_size=1, max_size=12, unique=True)
distributions = st.sampled_from(DISTRIBUTIONS)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["id"])
def test_values_agree_with_frameworks(case: dict[str, object]) -> None:
    """The values are those of PyTorch."""
    result = normalizer(case["activation"])(case["z"], **case["params"])
    np.testing.assert_allclose(result, case["f"], rtol=1e-14)


@pytest.mark.parametrize("z", LOGITS.values(), ids=LOGITS)
@pytest.mark.parametrize("temperature", [1.0, 0.3, 7.0])
@pytest.mark.parametrize("name", NORMALIZERS)
def test_values_agree_with_fifty_digits(
    exact: Exact, name: str, z: list[float], temperature: float
) -> None:
    """Every member is right to the last few digits, at any temperature."""
    expected = np.array(exact(name, z, temperature=temperature), dtype=float)
    result = NORMALIZERS[name](z, temperature=temperature)
    np.testing.assert_allclose(result, expected, rtol=2e-13, atol=1e-16)


@pytest.mark.parametrize("z", LOGITS.values(), ids=LOGITS)
@pytest.mark.parametrize("alpha", [1, 1 + 1e-12, 1.01, 1.25, 1.5, 1.9, 2, 2.5, 6])
def test_entmax_agrees_with_fifty_digits(exact: Exact, alpha: float, z: list[float]) -> None:
    """Entmax is solved to machine precision for any alpha."""
    expected = np.array(exact("entmax", z, alpha=alpha), dtype=float)
    np.testing.assert_allclose(entmax(z, alpha=alpha), expected, rtol=2e-13, atol=1e-15)


@pytest.mark.parametrize("alpha", [1.0, 1.5, 2.0])
def test_entmax_is_continuous_where_its_algorithm_changes(alpha: float) -> None:
    """The closed forms at alpha = 1, 1.5 and 2 meet the bisection beside them."""
    z = np.linspace(-1, 1, 50) ** 3
    beside = entmax(z, alpha=np.nextafter(alpha, 3))
    np.testing.assert_allclose(entmax(z, alpha=alpha), beside, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize(
    ("row", "z", "expected"),
    [
        (sparsemax, [2, 2, 2, 2], [0.25, 0.25, 0.25, 0.25]),
        (sparsemax, [-1, -2, -3, -0.5], [0.25, 0, 0, 0.75]),
        (sparsemax, [1, 0], [1, 0]),
        (entmax15, [2, 0], [1, 0]),
        (hardmax, [1, 3, 3, 2], [0, 1, 0, 0]),
        (hardmax, [0, 5e-324], [0, 1]),
        (softmin, [0, 1000], [1, 0]),
        (log_softmax, [5], [0]),
        (log_softmax, [1e308, -1e308], [0, float("-inf")]),
        *((row, [-3], [1]) for row in DISTRIBUTIONS),
        *((row, [1e308, 0, -1e308], [1, 0, 0]) for row in DISTRIBUTIONS if row is not softmin),
    ],
)
def test_exact_values_are_exact(row: Normalizer, z: list[float], expected: list[float]) -> None:
    """Ties, edges of the support, single logits and the largest floats lose not one bit."""
    np.testing.assert_array_equal(row(z), expected)


def test_a_temperature_can_bring_back_a_difference_which_overflows() -> None:
    """The quotient is right even where the difference of the logits is not representable."""
    expected = softmax([1, -1])
    np.testing.assert_allclose(softmax([1e308, -1e308], temperature=1e308), expected, rtol=1e-15)
    np.testing.assert_array_equal(softmax([1, 0], temperature=5e-324), [1, 0])


def test_log_softmax_keeps_the_digits_softmax_loses() -> None:
    """Beside a certain class log_softmax is neither 0 nor -inf."""
    tail = np.exp(-40.0)
    np.testing.assert_allclose(log_softmax([0, -40]), [-tail, -40], rtol=1e-15)
    np.testing.assert_array_equal(log_softmax([0, -2000]), [0, -2000])


@pytest.mark.parametrize("alpha", [1 + 2.3e-16, 500, 1e6, 1.7e308])
def test_entmax_survives_extreme_alphas(alpha: float) -> None:
    """Neither end of the range of alpha under- or overflows."""
    result = entmax([1, 1, -1e308], alpha=alpha)
    np.testing.assert_allclose(result, [0.5, 0.5, 0], rtol=1e-15)


@pytest.mark.parametrize("row", DISTRIBUTIONS, ids=lambda row: row.name)
def test_many_logits_still_sum_to_one(row: Normalizer) -> None:
    """Rounding does not pile up over ten thousand classes."""
    z = np.sin(np.arange(10_000.0)) * 1e-3
    assert abs(row(z).sum() - 1) < 1e-15


@given(row=distributions, z=vectors, temperature=st.sampled_from([0.25, 1, 3]))
def test_distributions_sum_to_one(row: Normalizer, z: list[float], temperature: float) -> None:
    """The entries are non-negative and sum to 1 to the last bits."""
    p = row(z, temperature=temperature)
    assert (p >= 0).all()
    assert abs(math.fsum(p) - 1) <= 1e-15


@given(row=st.sampled_from([*NORMALIZERS.values()]), z=vectors, shift=eighths)
def test_shifting_all_logits_changes_nothing(row: Normalizer, z: list[float], shift: float) -> None:
    """Only differences of logits matter."""
    np.testing.assert_array_equal(row(np.array(z) + shift), row(z))


@given(row=distributions, z=distinct, data=st.data())
def test_permuting_logits_permutes_the_result(
    row: Normalizer, z: list[float], data: st.DataObject
) -> None:
    """No member prefers a place, but for the ties of hardmax."""
    order = data.draw(st.permutations(range(len(z))))
    permuted = row([z[i] for i in order])
    np.testing.assert_allclose(permuted, row(z)[order], rtol=1e-14, atol=1e-16)


@given(row=distributions, z=distinct, alpha=st.floats(1, 10))
def test_larger_logits_never_get_less(row: Normalizer, z: list[float], alpha: float) -> None:
    """The order of the logits is the order of the result, reversed for softmin."""
    options = {"alpha": alpha} if row is entmax else {}
    ordered = row(np.sort(z) * row.sign, **options)
    assert (np.diff(ordered) >= -1e-16).all()


@given(z=vectors)
def test_entmax_contains_its_relatives(z: list[float]) -> None:
    """For alpha = 1, 1.5 and 2 it is one of the members with a name of its own."""
    for alpha, relative in ((1, softmax), (1.5, entmax15), (2, sparsemax)):
        np.testing.assert_array_equal(entmax(z, alpha=alpha), relative(z))
