"""Activation: values, derivatives where they exist, and both written forms."""

from __future__ import annotations

import math
import pickle
from fractions import Fraction

import numpy as np
import pytest
from matplotlib.mathtext import MathTextParser

from actplot.activation import MAXIMUM_ORDER, Activation
from actplot.catalogue.lookup import activation as resolve
from actplot.catalogue.sources import built_in
from actplot.errors import InputError

PARSER = MathTextParser("path")
POINTS = np.array([-750.0, -30.0, -2.3, -1.0, -0.1, 0.0, 0.1, 0.7, 1.0, 2.3, 30.0, 750.0])
INPUTS = [0, 0.5, np.float32(0.5), np.array(-1), [1, 2], [[1.0], [0.0]], [], np.zeros((2, 0)), (0,)]

# Values for parameters that have no default.
NEEDED = {"threshold": {"threshold": 0.5, "value": 0.25}, "acon_c": {"p1": 1.5, "p2": -0.25}}

# Where a derivative of some order does not exist, all lower ones do; the value at the point.
BREAKS = {
    ("relu", 0.0): (0.0, 1),
    ("step", 0.0): (0.0, 1),
    ("abs(x - 1)", 1.0): (0.0, 1),
    ("1/x", 0.0): (math.inf, 1),
    ("threshold(x, threshold=0.5, value=0.25)", 0.5): (0.25, 1),
    ("floor(x)", 2.0): (2.0, 1),
    ("round(x)", 0.5): (0.0, 1),
    ("where(x > 0, x, 0.5)", 0.0): (0.5, 1),
    ("where(x < 1, x, 2 - x)", 1.0): (1.0, 1),
    ("max(x, 1.0000001*x)", 0.0): (0.0, 1),
    ("relu(x) + 1e9*x", 0.0): (0.0, 1),
    ("1e-15*relu(x)", 0.0): (0.0, 1),
    ("sign(x)*x", 0.0): (0.0, 1),
    ("sqrt(x)", 0.0): (0.0, 1),
    ("sqrt(abs(x))", 0.0): (0.0, 1),
    ("cbrt(x)", 0.0): (0.0, 1),
    ("clip(x, -1, 1)", -1.0): (-1.0, 1),
    ("elu(x)", 0.0): (0.0, 2),
    ("where(x > 0, x^2, 0)", 0.0): (0.0, 2),
    ("where(x < 1, x^2, 2*x - 1)", 1.0): (1.0, 2),
    ("x*abs(x)", 0.0): (0.0, 2),
    ("x*cbrt(x)", 0.0): (0.0, 2),
    ("abs(x)^3", 0.0): (0.0, 3),
}

# Formulas whose switches at a point are no breaks: value and derivatives there.
SMOOTH = {
    ("max(x, x)", 0.0): [0.0, 1.0, 0.0],
    ("x*abs(x)", 0.0): [0.0, 0.0],
    ("elu(x, alpha=1)", 0.0): [0.0, 1.0],
    ("celu", 0.0): [0.0, 1.0],
    ("where(x > 0, sin(x), x)", 0.0): [0.0, 1.0, 0.0],
    ("clip(x, -1, 1) + max(x - 1, 0)", 1.0): [1.0, 1.0, 0.0],
    ("abs(x)^3", 0.0): [0.0, 0.0, 0.0],
    ("x^3", 0.0): [0.0, 0.0, 0.0, 6.0],
    ("where(x >= 0, x/(1 + x), x/(1 - x))", 0.0): [0.0, 1.0],
    ("exp(-1/x^2)", 0.0): [0.0, 0.0, 0.0],
    ("1/(1 + x^2)", 0.0): [1.0, 0.0, -2.0],
}

OUTSIDE = {"log(x)": -1.0, "sqrt(x)": -1.0, "logit": 1.5, "arcsin(x)": 2.0, "x^0.5": -0.1}


def member(name: str) -> Activation:
    """Return an activation of the catalogue with whatever it needs."""
    parameters = built_in().by_name[name].parameters
    needed = {key: 0.5 for key, parameter in parameters.items() if parameter.default is None}
    return resolve(name, parameters={**needed, **NEEDED.get(name, {})})


def test_result_is_float64_of_the_inputs_shape():
    """Scalars, lists, integers and empty arrays keep their shape, at breaks too."""
    for spec in ("sigmoid", "relu", "where(x > 0, 1, 0)", "3"):
        for order in range(3):
            function = resolve(spec).derivative(order)
            for given in INPUTS:
                assert function(given).dtype == np.float64
                assert function(given).shape == np.shape(given)


def test_numbers_of_every_kind_are_inputs():
    """Those that numpy keeps as objects, too."""
    function = resolve("2*x")
    assert function(10**30) == 2e30
    assert function([Fraction(1, 2), 3]).tolist() == [1.0, 6.0]
    assert function(np.array([True])).tolist() == [2.0]


# An activation with a formula and one without.
BOTH = [resolve("relu"), resolve(lambda x: float(x) if x > 0 else 0.0)]


@pytest.mark.parametrize("function", BOTH, ids=lambda function: type(function).__name__)
@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda f: f("1"), "x must be a real number or an array of them, got '1'"),
        (lambda f: f([1, "2"]), "x must be a real number or an array of them, got"),
        (lambda f: f([1j]), "x must be a real number or an array of them, got"),
        (lambda f: f(None), "x must be a real number or an array of them, got 'None'"),
        (lambda f: f([[1], [1, 2]]), "x must be a real number or an array of them, got"),
        (lambda f: f(10**400), "x must be a real number or an array of them, got '1000"),
        (lambda f: f.derivative("a"), "order must be an integer, got string"),
        (lambda f: f.derivative(1.5), "order must be an integer, got number"),
        (lambda f: f.derivative().derivative(-1), "order must be from 0 to 12, got -1"),
        (lambda f: f.saturation("a"), "threshold must be a number, got string"),
        (lambda f: f.saturation([0.1]), "threshold must be a number, got list"),
        (lambda f: f.saturation(1), "threshold must be between 0 and 1, got 1"),
        (lambda f: f.saturation(math.nan), "threshold must be finite, got nan"),
        (lambda f: f.saturation(window=3), "window must be two values, got integer"),
        (lambda f: f.facts(window=3), "window must be two values, got integer"),
        (lambda f: f.breakpoints((3, 1)), "window: min must be below max, got 3 1"),
        (lambda f: f.breakpoints(("a", "b")), "window must be a number, got string"),
    ],
)
def test_what_is_of_a_wrong_kind_is_named(function, ask, message):
    """In one line, with or without a formula."""
    with pytest.raises(InputError) as caught:
        ask(function)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_an_activation_is_shown_and_sent_briefly():
    """By what tells it from others, with the symbols that its formula needs and no others."""
    function = resolve("gelu(x) + a*x", parameters={"a": 2}).derivative()
    assert repr(function) == "Activation(name='gelu(x) + a*x', parameters={'a': 2.0}, order=1)"
    assert function.symbols == {"gelu": r"\mathrm{GELU}"}
    sent = pickle.dumps(function)
    assert len(sent) < 2500
    again = pickle.loads(sent)  # noqa: S301 (just made)
    assert again == function
    assert again.latex == function.latex


def test_derivatives_are_nan_where_they_do_not_exist():
    """At a kink, a jump or a pole the value stands and the derivative is nan, to any order."""
    for (spec, x), (value, first) in BREAKS.items():
        function = resolve(spec)
        assert function(x) == value, spec
        for order in range(1, 5):
            assert np.isnan(function.derivative(order)(x)) == (order >= first), (spec, order)
        assert np.isfinite(function.derivative()(x + 0.25))


def test_derivatives_exist_where_pieces_join_smoothly():
    """A switch that changes nothing is no kink."""
    for (spec, x), values in SMOOTH.items():
        function = resolve(spec)
        got = [float(function.derivative(order)(x)) for order in range(len(values))]
        assert got == pytest.approx(values, rel=1e-12, abs=1e-300), spec


def test_everything_is_nan_outside_the_domain():
    """The derivative of log is not 1/x where there is no log."""
    for spec, x in OUTSIDE.items():
        function = resolve(spec)
        assert all(np.isnan(function.derivative(order)(x)) for order in range(4)), spec


def test_nan_and_infinity_pass_through():
    """Infinite inputs give limits where arithmetic has them, nan gives nan; neither warns."""
    for spec, at_minus, at_plus in [("sigmoid", 0, 1), ("relu", 0, math.inf), ("tanh", -1, 1)]:
        assert resolve(spec)([-math.inf, math.inf]).tolist() == [at_minus, at_plus]
        for order in range(3):
            assert np.isnan(resolve(spec).derivative(order)(math.nan))


def test_orders_add_up_to_a_limit():
    """Derivatives of derivatives count together, from 0 to the highest order."""
    function = resolve("gelu")
    assert function.derivative().derivative(2).order == 3
    assert function.derivative(0) is function
    assert function.derivative(2)(0.3) == function.derivative().derivative()(0.3)
    for order in (-1, MAXIMUM_ORDER + 1):
        with pytest.raises(InputError, match=f"0 to {MAXIMUM_ORDER}, got {order}"):
            function.derivative(order)
    with pytest.raises(InputError, match="order of a derivative"):
        function.derivative(MAXIMUM_ORDER).derivative()


def test_labels_carry_primes():
    """The left-hand side shows the symbol and the order."""
    for order, label in enumerate((r"\sigma(x)", r"\sigma'(x)", r"\sigma''(x)", r"\sigma'''(x)")):
        assert resolve("sigmoid").derivative(order).label == label
    assert resolve("x^9").derivative(4).label == "f^{(4)}(x)"


@pytest.mark.parametrize("name", built_in().by_name)
def test_formulas_read_back(name):
    """The text of a function gives its values again, that of its derivative off the kinks."""
    function = member(name)
    again = resolve(function.formula)
    assert np.array_equal(again(POINTS), function(POINTS), equal_nan=True)
    slope = function.derivative()
    exists = POINTS[np.isfinite(slope(POINTS)) & (POINTS != 0)]
    read = resolve(slope.formula)(exists)
    assert read == pytest.approx(slope(exists), rel=1e-12, abs=1e-300)


@pytest.mark.parametrize("name", built_in().by_name)
def test_mathtext_accepts_both_sides(name):
    """The function and its first derivative can be typeset, label and formula."""
    for order in range(2):
        function = member(name).derivative(order)
        assert function.latex
        PARSER.parse(f"${function.label}={function.latex}$")


def test_a_constant_piece_has_a_slope_whatever_stands_around_it() -> None:
    """The chain rule alone would make 0/0 of the slope of sqrt(max(x, 0)) on the left."""
    slopes = resolve("sqrt(max(x, 0))").derivative()(np.array([-1.0, 0.0, 4.0]))
    np.testing.assert_array_equal(slopes, [0.0, np.nan, 0.25])
