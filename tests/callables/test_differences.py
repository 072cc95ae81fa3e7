"""Difference quotients give derivatives with honest errors, or none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from actplot.callables.differences import Estimate, differentiate

PRECISION = float(np.finfo(np.float64).eps)


def derivative(
    function: Callable[[np.ndarray], np.ndarray], x: list[float], order: int = 1
) -> Estimate:
    """Return a derivative of a function without breaks."""
    points = np.array(x)
    room = np.full(points.shape, np.inf)
    return differentiate(function, points, order, left=room, right=room, precision=PRECISION)


def test_a_narrow_bump_is_not_stepped_over() -> None:
    """Coarse steps see a constant on both sides of it."""
    found = derivative(lambda x: np.exp(-((100 * (x - 0.005)) ** 2)), [0.0])
    assert found.value[0] == pytest.approx(100 * np.exp(-0.25), abs=2 * found.error[0])


def test_steps_do_not_fit_a_period() -> None:
    """A fast wave is not taken for a constant."""
    found = derivative(lambda x: np.sin(10 * np.pi * x), [0.0, 0.1])
    np.testing.assert_allclose(found.value, [10 * np.pi, -10 * np.pi], rtol=1e-10)


def test_what_cannot_be_resolved_is_nan() -> None:
    """Far out, the floats are wider apart than the waves."""
    found = derivative(np.sin, [1e17])
    assert np.isnan(found.value[0])
    assert found.error[0] == np.inf


def test_far_away_slopes_are_exact() -> None:
    """The limits of a slope can be seen."""
    np.testing.assert_array_equal(derivative(np.tanh, [1e3, 1e200, -1e300]).value, 0.0)
    np.testing.assert_allclose(derivative(lambda x: x, [1e3, 1e200, -1e300]).value, 1.0)


def test_the_domain_may_end_at_a_point() -> None:
    """Values beyond it are nan, and small steps avoid them."""
    with np.errstate(invalid="ignore"):
        found = derivative(np.sqrt, [1e-3, 1.0])
    np.testing.assert_allclose(found.value, [0.5 / np.sqrt(1e-3), 0.5], rtol=1e-9)
