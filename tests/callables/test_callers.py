"""A function of single numbers is called for each, as long as that is not too slow."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest

from actplot.callables import callers
from actplot.callables.callers import PointCaller
from actplot.errors import UserCodeError


def test_single_numbers_are_asked_one_by_one() -> None:
    """With nan where the function is undefined."""
    values = PointCaller(math.sqrt, "sqrt")(np.array([-1.0, 4.0, 9.0]))
    np.testing.assert_array_equal(values, [np.nan, 2.0, 3.0])


def test_a_function_too_slow_for_a_figure_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do about it."""

    def slow(x: float) -> float:
        time.sleep(0.01)
        return x

    monkeypatch.setattr(callers, "_PATIENCE", 0.1)
    with pytest.raises(UserCodeError, match=r"slow takes too long: .* let it take a numpy"):
        PointCaller(slow, "slow")(np.arange(1000.0))
