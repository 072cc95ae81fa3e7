"""Zeros: solved where inversion can, searched where not, noise told from zeros."""

from __future__ import annotations

import math

import numpy as np
import pytest

from actplot.analysis.roots import bisect, search, search_grid, snapped, zeros
from actplot.formula.parser import parse

WINDOW = (-10.0, 10.0)
GRID = search_grid(WINDOW)


def expressions(*texts: str) -> tuple:
    """Return several formulas read."""
    return tuple(parse(text) for text in texts)


def test_inverted_zeros_are_exact_and_searched_ones_are_not() -> None:
    """Both are listed in order."""
    found = zeros(expressions("x - 3", "x - cos(x)", "2*x + 1"), WINDOW)
    assert found.points == pytest.approx((-0.5, 0.7390851332151607, 3.0), rel=1e-15)
    assert found.exact == {-0.5, 3.0}
    assert not found.endless


def test_far_zeros_are_found_outside_the_window() -> None:
    """The whole line is searched, at points further and further apart."""
    found = zeros(expressions("log(x^2 + 1) - 20"), WINDOW)
    assert found.points == pytest.approx((-22026.4657721, 22026.4657721), rel=1e-9)


def test_endless_zeros_are_those_in_the_window() -> None:
    """As of a sine."""
    found = zeros(expressions("sin(x)"), WINDOW)
    assert found.endless
    assert found.points == pytest.approx([n * math.pi for n in range(-3, 4)], abs=1e-15)


def test_zeros_within_a_few_floats_are_one() -> None:
    """The exact one is kept."""
    found = zeros(expressions("x - 0.1", "x*x*x - 0.1*x*x"), WINDOW)
    assert 0.1 in found.points
    assert sum(abs(x - 0.1) < 1e-9 for x in found.points) == 1


def test_rounding_noise_is_no_zero() -> None:
    """The two sides are equal but for their last digits."""
    assert zeros(expressions("1.1*x - 0.1*x - x*cosh(0*x)"), WINDOW).points in {(), (0.0,)}


@pytest.mark.parametrize(
    ("zero", "power"), [(1 / 3, 2), (-2.5, 2), (7.123, 4), (0.0, 2), (0.0, 3), (1.5, 3)]
)
def test_multiple_zeros_are_found(zero: float, power: int) -> None:
    """Those that a function touches need its slope."""

    def function(x: np.ndarray) -> np.ndarray:
        return (x - zero) ** power * (x**2 + 1)

    def slope(x: np.ndarray) -> np.ndarray:
        return power * (x - zero) ** (power - 1) * (x**2 + 1) + 2 * x * (x - zero) ** power

    assert search(function, GRID, slope=slope) == pytest.approx((zero,), abs=1e-12)


def test_a_minimum_above_zero_is_no_zero() -> None:
    """Though it may be near."""
    assert search(lambda x: (x - 1 / 3) ** 2 + 1e-9, GRID, slope=lambda x: 2 * (x - 1 / 3)) == ()


def test_an_interval_of_zeros_has_no_isolated_one() -> None:
    """The ends of a dead zone are breaks, not zeros."""
    assert search(lambda x: np.sign(x) * np.maximum(np.abs(x) - 1, 0), GRID) == ()


def test_a_zero_at_the_end_of_the_domain_counts() -> None:
    """There the function is undefined on one side."""
    with np.errstate(invalid="ignore"):
        assert search(np.sqrt, GRID) == (0.0,)


def test_bisection_ends_at_adjacent_floats() -> None:
    """The one with the smaller value is taken."""
    left, right = np.array([1.0, 1.0]), np.array([2.0, 10.0])
    found = bisect(lambda x: x * x - 2.0, left, right)
    assert found == pytest.approx([math.sqrt(2)] * 2, rel=2e-16)
    step = bisect(lambda x: np.where(x < 0.1, -1.0, 1.0), np.array([-1.0]), np.array([1.0]))
    assert step[0] in (0.1, math.nextafter(0.1, 0))
    assert bisect(np.sin, np.array([]), np.array([])).size == 0


def test_bisection_prefers_an_exact_zero() -> None:
    """Among the last two floats."""
    (found,) = bisect(lambda x: x**3, np.array([-1.0]), np.array([2.0]))
    assert found == 0.0


def test_snapping_forgives_rounding_only() -> None:
    """A place a millionth away is another place."""
    places = np.array([-1.0, 3.0])
    assert snapped(3.0000000000000004, places) == 3.0
    assert snapped(3.000001, places) == 3.000001
    assert snapped(5.0, np.array([])) == 5.0
