"""What has been found out about a user's function is not found out again."""

from __future__ import annotations

import math

import numpy as np

from actplot.callables.callers import PointCaller
from actplot.callables.sampled import Sampled


def test_derivatives_are_found_once_and_kept_from_changes() -> None:
    """Who asks for them again gets the same values, whatever the first did with them."""
    calls: list[float] = []

    def sine(x: float) -> float:
        calls.append(x)
        return math.sin(x)

    function, x = Sampled(PointCaller(sine, "sine")), np.array([[0.0, 1.0]])
    first = function.derivative(x, 2)
    count = len(calls)
    first.value[:] = 7.0
    np.testing.assert_allclose(function.derivative(x, 2).value, -np.sin(x), atol=1e-7)
    assert len(calls) == count
