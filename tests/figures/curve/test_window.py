"""The window that is chosen where nobody says one."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.errors import InputError
from actplot.figures.curve.window import Content, choose_xlim, choose_ylim


def quiet(function):
    """Return the function without floating-point warnings, for arrays."""

    def silent(x):
        with np.errstate(all="ignore"):
            return function(x) + 0 * x

    return silent


def sigmoid(x):
    """Return the logistic function."""
    return 1 / (1 + np.exp(-x))


CASES = [
    (np.tanh, {}, (-4, 4)),
    (sigmoid, {}, (-6, 6)),
    (sigmoid, {"boundaries": (-4.58, 4.58)}, (-8, 8)),
    (sigmoid, {"boundaries": (-90, 90)}, (-6, 6)),
    (lambda x: 1 / x, {"boundaries": (-10, 10)}, (-4, 4)),
    (lambda x: np.maximum(x, 0), {"places": (0.0,)}, (-4, 4)),
    (lambda x: np.clip(x, 0, 6), {"places": (0.0, 6.0)}, (-4, 8)),
    (lambda x: sigmoid(x / 10), {}, (-50, 50)),
    (np.sin, {"periodic": True}, (-2 * np.pi, 2 * np.pi)),
]


@pytest.mark.parametrize(("function", "more", "expected"), CASES)
def test_window_is_the_smallest_in_which_things_happen(function, more, expected):
    """The window of a well-known function is the one its textbook figure has."""
    assert choose_xlim(Content(functions=[quiet(function)], **more)) == expected


@pytest.mark.parametrize(
    ("function", "low", "high"),
    [
        (np.log, 0, np.inf),
        (np.sqrt, 0, np.inf),
        (lambda x: np.sqrt(1 - x * x), -1, 1),
        (lambda x: x**x, 0, np.inf),
    ],
)
def test_window_leaves_out_what_is_outside_the_domain(function, low, high):
    """No more than a tenth of the window is empty at either side."""
    left, right = choose_xlim(Content(functions=[quiet(function)]))
    air = 0.1 * (right - left)
    assert max(low, left) - left <= air
    assert right - min(high, right) <= air


def test_far_domain_is_found():
    """A function that is defined only far out is shown there."""
    left, right = choose_xlim(Content(functions=[quiet(lambda x: np.log(x - 50))]))
    assert left < 50 < right


def test_family_shows_the_side_where_its_members_differ():
    """The half on which all members are the same is narrowed."""
    members = [
        quiet(lambda x, a=a: np.where(x > 0, x, a * np.expm1(np.minimum(x, 0)))) for a in (1, 2)
    ]
    left, right = choose_xlim(Content(functions=members, family=True))
    assert right <= -left / 2


def test_function_without_finite_values_is_refused():
    """There is nothing to draw of a function that is nan everywhere."""
    nothing = quiet(lambda x: np.full_like(x, np.nan))
    with pytest.raises(InputError, match="no finite value"):
        choose_xlim(Content(functions=[nothing]))
    with pytest.raises(InputError, match=r"no finite value on \[-6, 6\]"):
        choose_ylim([nothing], [], (-6.0, 6.0))


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
    function = quiet(function)
    low, high = choose_ylim([function], [], (-4.0, 4.0))
    values = function(np.linspace(-4, 4, 801))
    values = values[(values >= low) & (values <= high)]
    assert np.isfinite((low, high)).all()
    assert np.ptp(values) > 0.8 * (high - low)


def test_peak_is_not_mistaken_for_growth():
    """A narrow bell is shown whole."""
    assert choose_ylim([lambda x: np.exp(-50 * x * x)], [], (-4.0, 4.0))[1] > 1.0


def test_slow_function_does_not_make_the_others_small():
    """Of several functions the window is that of most of them."""
    slow = quiet(lambda x: sigmoid(x / 10))
    assert choose_xlim(Content(functions=[quiet(np.tanh), quiet(sigmoid), slow])) == (-6, 6)


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
