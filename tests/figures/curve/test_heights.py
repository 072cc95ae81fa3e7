"""The heights that are chosen where nobody says them."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.errors import InputError
from actplot.figures.curve.heights import choose_ylim


def test_height_is_the_range_with_a_little_air():
    """A bounded curve gets 5 to 8 percent of air above and below."""
    low, high = choose_ylim([np.tanh], [], (-4.0, 4.0))
    assert 0.05 <= (high - 1) / 2 <= 0.08
    assert low == pytest.approx(-high)


@pytest.mark.parametrize("constant", [0.0, 5.0, -1e6, 1e-9])
def test_constant_stands_in_the_middle(constant):
    """A constant function gets a window around it."""
    low, high = choose_ylim([lambda x: constant + 0 * x], [], (-4.0, 4.0))
    assert low < constant < high
    assert (low + high) / 2 == pytest.approx(constant)


@pytest.mark.parametrize(
    "function", [lambda x: 1 / x, np.tan, np.exp, lambda x: x**3, lambda x: 1 / x**2, np.log]
)
def test_no_half_of_the_height_is_empty(function):
    """Growth and poles do not press the curve into a sliver: a fifth of it is in each half."""
    with np.errstate(all="ignore"):
        low, high = choose_ylim([function], [], (-4.0, 4.0))
        values = function(np.linspace(-4, 4, 801))
    values = values[(values >= low) & (values <= high)]
    assert np.isfinite((low, high)).all()
    assert np.ptp(values) > 0.8 * (high - low)


def test_peak_is_not_mistaken_for_growth():
    """A narrow bell is shown whole."""
    assert choose_ylim([lambda x: np.exp(-50 * x * x)], [], (-4.0, 4.0))[1] > 1.0


def test_straight_end_is_not_taken_for_growth():
    """A rectifier in a window with a long left side is shown to its end."""
    assert choose_ylim([lambda x: np.maximum(x, 0)], [], (-12.0, 4.0))[1] > 4


def test_pole_on_a_sample_does_not_decide_the_height():
    """At the float next to pi/2, tan is 1.6e16."""
    low, high = choose_ylim([np.tan], [], (-2 * np.pi, 2 * np.pi))
    assert -50 < low < high < 50


def test_marked_height_is_inside():
    """What somebody asked to see is seen."""
    assert choose_ylim([np.exp], [], (-4.0, 8.0), [np.exp(8)])[1] > np.exp(8)


@pytest.mark.parametrize(
    ("function", "turns"),
    [
        (lambda x: x**2 * np.exp(-x), (0.0, 4 * np.exp(-2))),
        (lambda x: x**3 - x, (-2 / 27**0.5, 2 / 27**0.5)),
        (lambda x: x * np.exp(x), (-np.exp(-1), 0.0)),
    ],
)
def test_turns_of_a_curve_that_runs_away_are_to_be_seen(function, turns):
    """Beside a curve's ends its minima and maxima are not flat."""
    low, high = choose_ylim([function], [], (-4.0, 4.0))
    assert low <= turns[0] < turns[1] < high
    assert turns[1] - turns[0] > 0.08 * (high - low)


def test_single_turn_does_not_become_the_whole_height():
    """Around the minimum of exp(x) - 2 x its rise is shown."""
    low, high = choose_ylim([lambda x: np.exp(x) - 2 * x], [], (-4, 4))
    assert high - low > 5


def test_derivative_does_not_dwarf_a_function_that_runs_away():
    """Where a cubic is cut, so is its parabola."""
    low, high = choose_ylim([lambda x: x**3 - 3 * x], [lambda x: 3 * x**2 - 3], (-4, 4))
    assert high - low < 20


def test_function_without_finite_values_is_refused():
    """The window that was looked at is named."""
    with pytest.raises(InputError, match=r"no finite value on \[-6, 6\]"):
        choose_ylim([lambda x: np.full_like(x, np.nan)], [], (-6.0, 6.0))


def test_derivative_out_of_reach_leaves_the_height_to_the_function():
    """The slope of 100 + tanh(x) would press the curve into a line."""
    low, high = choose_ylim([lambda x: 100 + np.tanh(x)], [lambda x: np.cosh(x) ** -2], (-4, 4))
    assert 98 < low < high < 102


def test_slope_without_bound_at_an_end_of_the_domain_is_cut():
    """The slope of arcsin grows like the root of a distance, which samples hardly see."""

    def slope(x):
        with np.errstate(all="ignore"):
            return 1 / np.sqrt(1 - x**2)

    with np.errstate(invalid="ignore"):
        assert choose_ylim([np.arcsin], [slope], (-1.12, 1.12))[1] < 5


def test_bounded_curve_with_a_steep_part_does_not_run_away():
    """A sigmoid in a wide window is steepest inside."""
    low, high = choose_ylim([lambda x: 1 / (1 + np.exp(-x))], [], (-6.0, 150.0))
    assert -0.2 < low < 0
    assert 1 < high < 1.2
