"""The window that is chosen where nobody says one."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.errors import InputError
from actplot.figures.curve.window import Content, choose_xlim, without_empty_sides


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
    (lambda x: np.sin(30 * x), {"periodic": True}, (-np.pi / 4, np.pi / 4)),
    (lambda x: np.sin(x / 10), {"periodic": True}, (-8 * np.pi, 8 * np.pi)),
    (lambda x: np.sign(np.cos(x / 10)), {"periodic": True}, (-8 * np.pi, 8 * np.pi)),
    (lambda x: x + np.sin(x), {"periodic": True}, (-2 * np.pi, 2 * np.pi)),
    (lambda x: np.sin(x) * np.sin(30 * x), {"periodic": True}, (-np.pi, np.pi)),
    (lambda x: x * np.cos(x), {"periodic": True}, (-2 * np.pi, 2 * np.pi)),
    (lambda x: np.floor(10 * x), {"step": 0.1}, (-0.4, 0.4)),
    (lambda x: np.floor(x / 10), {"step": 10.0, "places": (50.0,)}, (-65.0, 65.0)),
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


def test_slow_function_does_not_make_the_others_small():
    """Of several functions the window is that of most of them."""
    slow = quiet(lambda x: sigmoid(x / 10))
    assert choose_xlim(Content(functions=[quiet(np.tanh), quiet(sigmoid), slow])) == (-6, 6)


def test_sides_without_curves_are_left_out():
    """What is beyond the last place where a curve is seen is cut, unless it is wanted."""
    cubic = [((lambda x: x**3,), (-8.0, 8.0))]
    low, high = without_empty_sides(cubic, (-4.0, 4.0), [])
    assert low == -high
    assert 2 < high < 2.6
    assert without_empty_sides(cubic, (-4.0, 4.0), [-3.9]) == (-4.0, high)
    assert without_empty_sides([((np.tanh,), (-1.1, 1.1))], (-4.0, 4.0), []) == (-4.0, 4.0)
