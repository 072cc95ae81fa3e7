"""Rounding noise told from values."""

from __future__ import annotations

import math

import numpy as np

from actplot.analysis.noise import clear_from, is_clear, same, stands_out


def test_noise_shows_in_neighbouring_values() -> None:
    """(1 + x) - 1 - x is rounding, (1 + x) - 1 is not."""
    x = np.array([0.3, 0.7])
    assert not is_clear(lambda x: (1 + x) - 1 - x, x).any()
    assert is_clear(lambda x: (1 + x) - 1, x).all()
    assert not is_clear(lambda x: x + 2e-16 - x, x, np.abs).any()


def test_zeros_stand_out_of_noise() -> None:
    """Those of x - sin(x) and x do, those of a difference that is all rounding do not."""
    x = np.array([0.0])
    assert stands_out(lambda x: x, x).tolist() == [True]
    assert stands_out(lambda x: x - np.sin(x), x).tolist() == [True]
    assert stands_out(lambda x: (x + 1) - 1 - x, np.array([0.3])).tolist() == [False]
    assert stands_out(np.sin, np.array([])).tolist() == []


def test_from_where_a_zero_is_clear() -> None:
    """A triple zero of a difference is blurred further out than a simple one."""
    simple = clear_from(lambda x: x - 1.0, np.array([1.0]), np.abs)[0]
    triple = clear_from(lambda x: np.sin(x) - x, np.array([0.0]), lambda x: 1 + np.abs(x))[0]
    assert simple < triple


def test_values_are_the_same_up_to_rounding() -> None:
    """Infinities only equal themselves."""
    assert same(1.0, 1.0 + 1e-13)
    assert not same(1.0, 1.0 + 1e-11)
    assert same(math.inf, math.inf)
    assert not same(math.inf, 1e300)
