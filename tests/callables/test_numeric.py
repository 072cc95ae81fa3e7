"""A function known by its values has derivatives, breaks and saturation all the same."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from actplot.analysis.findings import findings
from actplot.callables.numeric import NumericActivation
from actplot.callables.reading import from_callable
from actplot.errors import InputError


def numeric(function: Callable[..., object]) -> NumericActivation:
    """Return a function's activation, which is a numeric one."""
    found = from_callable(function)
    assert isinstance(found, NumericActivation)
    return found


def elu(x: float) -> float:
    """Return a function with a jump in its second derivative."""
    return x if x > 0 else math.expm1(x)


def relu6(x: float) -> float:
    """Return a function with two kinks."""
    return min(max(x, 0), 6)


def hardshrink(x: float) -> float:
    """Return a function with two jumps."""
    return x if abs(x) > 0.5 else 0.0


@pytest.mark.parametrize(
    ("function", "order", "truth"),
    [
        (math.tanh, 1, lambda x: 1 / np.cosh(x) ** 2),
        (math.tanh, 2, lambda x: -2 * np.tanh(x) / np.cosh(x) ** 2),
        (math.sin, 3, lambda x: -np.cos(x)),
        (math.sin, 4, np.sin),
        (elu, 1, lambda x: np.where(x > 0, 1, np.exp(x))),
    ],
)
def test_derivatives_are_within_their_estimated_errors(
    function: Callable[..., object], order: int, truth: Callable[..., np.ndarray]
) -> None:
    """And those are small."""
    x = np.linspace(-6.03, 6.0, 101)
    derivative = numeric(function).derivative(order)
    error = derivative.derivative_error(x)
    assert np.all(np.abs(derivative(x) - truth(x)) <= 2 * error)
    assert error.max() < 1e-6


def test_the_slope_is_one_sided_next_to_a_kink_and_undefined_at_it() -> None:
    """Even one float away."""
    slope = numeric(relu6).derivative()
    x = [np.nextafter(0, -1), 0.0, np.nextafter(0, 1), np.nextafter(6, 0), 6.0, np.nextafter(6, 7)]
    np.testing.assert_array_equal(slope(x), [0, np.nan, 1, 1, np.nan, 0])


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (relu6, [(0, "kink", 1, 0, 1), (6, "kink", 1, 1, 0)]),
        (hardshrink, [(-0.5, "jump", 0, 1, 0), (0.5, "jump", 0, 0, 1)]),
        (elu, [(0, "kink", 2, 1, 1)]),
        (lambda x: max(x - 0.3, 0.0), [(0.3, "kink", 1, 0, 1)]),
        (lambda x: max(x, 3.0), [(3, "kink", 1, 0, 1)]),
        (math.tanh, []),
        (lambda x: 1 if x >= 1 else 0, [(1, "jump", 0, 0, 0)]),
        (lambda x: 1.0 / x, [(0, "pole", 0, -math.inf, -math.inf)]),
    ],
)
def test_breaks_are_found(function: Callable[..., object], expected: list[tuple[object]]) -> None:
    """With kind, order and the slopes on both sides."""
    found = numeric(lambda x: function(float(x))).breakpoints()
    assert [(b.x, b.kind, b.order, b.left_slope, b.right_slope) for b in found] == expected
    assert not any(b.exact for b in found)


def test_a_jump_has_one_sided_values() -> None:
    """And the function's own at the place."""
    left, right = numeric(hardshrink).breakpoints()
    assert (left.left, left.right, left.value) == (pytest.approx(-0.5), 0.0, 0.0)
    assert (right.left, right.right, right.value) == (0.0, pytest.approx(0.5), 0.0)


def test_the_derivative_has_the_breaks_of_the_function_one_order_lower() -> None:
    """A kink of f is a jump of f'."""
    (found,) = numeric(elu).derivative().breakpoints()
    assert (found.x, found.kind, found.order) == (0.0, "kink", 1)
    first, _ = numeric(relu6).derivative().breakpoints()
    assert (first.kind, first.order, first.left, first.right) == ("jump", 0, 0.0, 1.0)
    assert math.isnan(first.value)


def test_breaks_far_away_are_found_in_a_window_that_holds_them() -> None:
    """The middle of the line is searched in any case."""
    f = numeric(lambda x: max(float(x), 100.0))
    assert f.breakpoints() == ()
    assert [each.x for each in f.breakpoints((-10, 200))] == [100.0]


def test_saturation_is_solved() -> None:
    """As accurately as the slope is known."""
    left, right = numeric(math.tanh).saturation()
    assert (left.kind, right.kind, right.limit) == ("soft", "soft", 1.0)
    assert right.left == pytest.approx(2.9932228461263786, abs=1e-9)
    assert [(each.left, each.right) for each in numeric(hardshrink).saturation()] == [(-0.5, 0.5)]
    assert numeric(math.sin).saturation() == ()


def test_facts_are_found() -> None:
    """Facts hold what can be read off values."""
    facts = numeric(relu6).facts()
    assert facts.monotone == "non-decreasing"
    assert (facts.left_saturation, facts.right_saturation) == ("hard", "hard")
    assert facts.largest_slope is not None
    assert facts.largest_slope.value == 1.0


def test_values_do_not_tell_of_endless_smoothness() -> None:
    """Only of breaks in the first derivatives."""
    assert numeric(relu6).facts().smoothness == 0
    assert numeric(lambda x: math.fabs(x) ** 3).facts().smoothness is None


def test_a_function_is_undefined_where_python_fails() -> None:
    """Domain errors, overflow, division by zero and complex powers are nan."""
    np.testing.assert_array_equal(numeric(math.log)([-1.0, 0.0, 1.0]), [np.nan, np.nan, 0])
    assert np.isnan(numeric(math.exp)(1e4))
    assert np.isnan(numeric(lambda x: 1 / float(x))(0.0))
    assert np.isnan(numeric(lambda x: float(x) ** 0.5)(-1.0))
    assert np.isnan(numeric(math.log).derivative()(-1.0))


def test_shapes_are_kept() -> None:
    """Scalars, matrices and nothing at all."""
    f = numeric(math.tanh)
    assert f(0.0).shape == f.derivative()(0.0).shape == ()
    assert f(np.zeros((2, 3))).shape == f.derivative()(np.zeros((2, 3))).shape == (2, 3)
    assert f([]).shape == f.derivative()([]).shape == (0,)


def test_labels_count_primes() -> None:
    """As those of formulas do."""
    f = numeric(math.tanh)
    assert [f.derivative(k).label for k in (0, 1, 4)] == [
        r"\mathrm{tanh}(x)",
        r"\mathrm{tanh}'(x)",
        r"\mathrm{tanh}^{(4)}(x)",
    ]


def test_derivatives_of_high_order_are_refused() -> None:
    """Difference quotients have no digits left."""
    with pytest.raises(InputError, match="must be 0 to 4, got 5: it has no formula"):
        numeric(math.tanh).derivative(5)


def test_slopes_at_an_edge_that_values_do_not_tell_are_not_determined() -> None:
    """The root's slope is infinite there, and no difference quotient says so."""
    assert findings(numeric(math.sqrt)).lipschitz is None
    assert findings(numeric(math.asin)).largest_slope is None


def test_an_overflow_ends_no_domain_and_breaks_nothing() -> None:
    """Python refuses exp(1000), and exp(x*x) not far from 0, where formulas go on."""
    for function in (math.exp, lambda x: math.exp(x * x), lambda x: math.log(1 + math.exp(x))):
        facts = findings(numeric(function))
        assert facts.domain == ((-math.inf, math.inf),)
        assert facts.right_limit == math.inf
        assert facts.breakpoints == ()


def test_a_real_edge_still_ends_the_domain() -> None:
    """Wherever it is."""
    assert findings(numeric(math.log)).domain == ((0.0, math.inf),)
    (domain,) = findings(numeric(lambda x: math.sqrt(x + 100))).domain
    assert domain == (-100.0, math.inf)


def test_a_derivative_is_defined_between_endless_breaks() -> None:
    """Where difference quotients fail it is only not determined."""
    derivative = numeric(lambda x: float(math.floor(x))).derivative()
    assert findings(derivative).domain == ((-math.inf, math.inf),)


def test_small_values_are_no_rounding_noise() -> None:
    """The scale of a function says how large its rounding is."""
    f = numeric(lambda x: 1e-20 * float(x))
    assert findings(f).monotone == "increasing"
    assert f.derivative()(2.0) == pytest.approx(1e-20)


def test_a_piece_is_the_identity_although_it_is_rounded() -> None:
    """6*x/6 may miss x by the last digit."""
    hard_swish = numeric(lambda x: x * min(max(x + 3, 0), 6) / 6)
    assert findings(hard_swish).fixed_points == ((0.0, 0.0), (3.0, math.inf))


def test_saturation_goes_on_beyond_a_smooth_joint() -> None:
    """The slope at the joint itself, which no quotient takes, is no obstacle."""
    (region,) = numeric(lambda x: max(0.0, float(x)) ** 2).saturation()
    assert (region.left, region.right) == (-math.inf, pytest.approx(0.005))


def test_a_value_that_is_infinite_on_a_piece_is_none() -> None:
    """As a logarithm of 0 is, which Python has to be told."""
    facts = numeric(lambda x: math.log(x) if x > 0 else -math.inf).facts()
    assert facts.domain == ((0, math.inf),)
    assert [(each.kind, each.x) for each in facts.breakpoints] == [("pole", 0)]


def test_the_value_at_a_pole_is_that_of_the_piece_that_ends_there() -> None:
    """Where a pole on one side meets a finite limit on the other."""
    (pole,) = numeric(lambda x: 1 / x if x > 0 else 0.0).breakpoints()
    assert (pole.kind, pole.x, pole.left, pole.right) == ("pole", 0, 0, math.inf)
    assert pole.value == 0
