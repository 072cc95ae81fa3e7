"""Facts: published values, and that those of every catalogued activation fit together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from actplot.activation import Activation
from actplot.analysis.facts import Facts
from actplot.catalogue.lookup import activation as resolve
from actplot.catalogue.sources import built_in

INF, NAN = math.inf, math.nan
ALL = ((-INF, INF),)
HALF_PI = math.pi / 2

# What textbooks and papers say. Range: both ends and whether they are attained.
LITERATURE: Mapping[str, Mapping[str, Any]] = {
    "sigmoid": {
        "range": (0, 1, False, False),
        "limits": (0, 1),
        "monotone": "increasing",
        "symmetry": "none",
        "zero_centred": False,
        "at_zero": (0.5, 0.25),
        "largest_slope": (0.25, 0),
        "smoothness": INF,
        "saturation": ("soft", "soft"),
        "inflections": (0,),
        "stationary": (),
        "fixed": ((0.6590460684074066,) * 2,),
    },
    "tanh": {
        "range": (-1, 1, False, False),
        "monotone": "increasing",
        "symmetry": "odd",
        "zero_centred": True,
        "at_zero": (0, 1),
        "largest_slope": (1, 0),
        "smoothness": INF,
        "saturation": ("soft", "soft"),
        "fixed": ((0, 0),),
    },
    "softsign": {
        "range": (-1, 1, False, False),
        "symmetry": "odd",
        "at_zero": (0, 1),
        "smoothness": 1,
        "saturation": ("soft", "soft"),
    },
    "arctan": {"range": (-HALF_PI, HALF_PI, False, False), "limits": (-HALF_PI, HALF_PI)},
    "relu": {
        "range": (0, INF, True, False),
        "limits": (0, INF),
        "asymptotes": ((0, 0), (1, 0)),
        "monotone": "non-decreasing",
        "symmetry": "none",
        "at_zero": (0, NAN),
        "largest_slope": (1, 0),
        "smoothness": 0,
        "saturation": ("hard", "none"),
        "fixed": ((0, INF),),
    },
    "leaky_relu": {
        "range": (-INF, INF, False, False),
        "asymptotes": ((0.01, 0), (1, 0)),
        "monotone": "increasing",
        "saturation": ("none", "none"),
    },
    "relu6": {"range": (0, 6, True, True), "saturation": ("hard", "hard"), "fixed": ((0, 6),)},
    "hard_tanh": {
        "range": (-1, 1, True, True),
        "symmetry": "odd",
        "zero_centred": True,
        "saturation": ("hard", "hard"),
        "fixed": ((-1, 1),),
    },
    "elu": {
        "range": (-1, INF, False, False),
        "limits": (-1, INF),
        "at_zero": (0, 1),
        "smoothness": 1,
        "saturation": ("soft", "none"),
    },
    "selu": {
        "range": (-1.7580993408473766, INF, False, False),
        "largest_slope": (1.7580993408473766, 0),
        "smoothness": 0,
        "fixed": ((-1.2588171640638233,) * 2, (0, 0)),
    },
    "softplus": {
        "range": (0, INF, False, False),
        "limits": (0, INF),
        "asymptotes": ((0, 0), (1, 0)),
        "at_zero": (math.log(2), 0.5),
        "largest_slope": (1, INF),
        "smoothness": INF,
        "fixed": (),
    },
    "gelu": {
        "range": (-0.16997120747990369, INF, True, False),
        "monotone": "no",
        "at_zero": (0, 0.5),
        "largest_slope": (1.1289041451851553, math.sqrt(2)),
        "inflections": (-math.sqrt(2), math.sqrt(2)),
        "stationary": (("minimum", -0.7517915246935645),),
        "saturation": ("soft", "none"),
        "fixed": ((0, 0),),
    },
    "silu": {
        "range": (-0.2784645427610738, INF, True, False),
        "stationary": (("minimum", -1.278464542761074),),
        "largest_slope": (1.0998393201288672, 2.399357280515468),
        "inflections": (-2.399357280515468, 2.399357280515468),
    },
    "mish": {
        "range": (-0.30884341301725043, INF, True, False),
        "stationary": (("minimum", -1.1924312145154949),),
    },
    "hard_silu": {
        "range": (-0.375, INF, True, False),
        "largest_slope": (1.5, 3),
        "stationary": (("minimum", -1.5),),
        "smoothness": 0,
        "fixed": ((0, 0), (3, INF)),
    },
    "gaussian": {
        "range": (0, 1, False, True),
        "symmetry": "even",
        "stationary": (("maximum", 0),),
        "inflections": (-math.sqrt(0.5), math.sqrt(0.5)),
        "lipschitz": math.sqrt(2 / math.e),
    },
    "hardshrink": {
        "symmetry": "odd",
        "smoothness": -1,
        "lipschitz": INF,
        "saturation": ("none", "none"),
        "asymptotes": ((1, 0), (1, 0)),
    },
    "softshrink": {"asymptotes": ((1, 0.5), (1, -0.5)), "smoothness": 0, "lipschitz": 1},
    "tanhshrink": {
        "asymptotes": ((1, 1), (1, -1)),
        "stationary": (("inflection", 0),),
        "at_zero": (0, 0),
    },
    "step": {
        "range": (0, 1, True, True),
        "smoothness": -1,
        "lipschitz": INF,
        "saturation": ("hard", "hard"),
    },
    "identity": {"fixed": ((-INF, INF),), "saturation": ("none", "none"), "monotone": "increasing"},
    "sin": {
        "range": (-1, 1, True, True),
        "limits": (None, None),
        "symmetry": "odd",
        "saturation": ("none", "none"),
        "lipschitz": 1,
    },
    "sinc": {"range": (-0.21723362821122164, 1, True, True), "symmetry": "even", "limits": (0, 0)},
    "abs": {
        "symmetry": "even",
        "range": (0, INF, True, False),
        "asymptotes": ((-1, 0), (1, 0)),
        "lipschitz": 1,
    },
    "arcsinh": {
        "range": (-INF, INF, False, False),
        "asymptotes": (None, None),
        "saturation": ("soft", "soft"),
    },
    "log_cosh": {"asymptotes": ((-1, -math.log(2)), (1, -math.log(2))), "symmetry": "even"},
    "symlog": {"at_zero": (0, 1), "smoothness": 1, "symmetry": "odd"},
    "symexp": {"at_zero": (0, 1), "smoothness": 1},
    "m_arcsinh": {"at_zero": (0, 0), "stationary": (("inflection", 0),)},
    "logit": {
        "domain": ((0, 1),),
        "range": (-INF, INF, False, False),
        "at_zero": (NAN, NAN),
        "saturation": ("none", "none"),
    },
    "snake": {"monotone": "increasing", "range": (-INF, INF, False, False)},
    "cosine_unit": {"range": (0, 2, True, True)},
    "sin_relu": {"range": (-1, INF, True, False), "lipschitz": 2},
}

# The same of formulas that are nobody's activation, some of them awkward.
AWKWARD: Mapping[str, Mapping[str, Any]] = {
    "5": {"range": (5, 5, True, True), "monotone": "constant", "fixed": ((5, 5),)},
    "0*x": {"range": (0, 0, True, True), "monotone": "constant", "lipschitz": 0},
    "1/x": {
        "domain": ALL,
        "range": (-INF, INF, False, False),
        "at_zero": (NAN, NAN),
        "lipschitz": INF,
        "monotone": "no",
        "fixed": ((-1, -1), (1, 1)),
    },
    "log(x)": {"domain": ((0, INF),), "limits": (None, INF), "monotone": "increasing"},
    "sqrt(x)": {
        "domain": ((0, INF),),
        "range": (0, INF, True, False),
        "at_zero": (0, NAN),
        "fixed": ((0, 0), (1, 1)),
        "lipschitz": INF,
    },
    "sqrt(1 - x^2)": {
        "domain": ((-1, 1),),
        "range": (0, 1, True, True),
        "limits": (None, None),
        "saturation": ("none", "none"),
    },
    "sin(x)/x": {
        "domain": ((-INF, 0), (0, INF)),
        "range": (-0.21723362821122166, 1, True, False),
        "symmetry": "even",
    },
    "(x^2 - 1)/(x - 1)": {
        "domain": ((-INF, 1), (1, INF)),
        "smoothness": INF,
        "inflections": (),
        "fixed": (),
        "asymptotes": ((1, 1), (1, 1)),
    },
    "(x^2 - 0.25)/(x - 0.5)": {"domain": ((-INF, 0.5), (0.5, INF)), "lipschitz": 1},
    "x*log(abs(x))": {"smoothness": 0, "lipschitz": INF},
    "max(x, 0) - max(x - 1, 0)": {"limits": (0, 1), "range": (0, 1, True, True)},
    "x - floor(x)": {"limits": (None, None), "range": (0, 1, True, False), "monotone": "no"},
    "floor(x)": {"limits": (-INF, INF), "monotone": "non-decreasing", "lipschitz": INF},
    "1/floor(x)": {"limits": (0, 0)},
    "1/relu(x)": {"domain": ((0, INF),), "limits": (None, 0), "range": (0, INF, False, False)},
    "abs(x - 1)/(x - 1)": {"monotone": "non-decreasing", "saturation": ("hard", "hard")},
    "softplus(x + 1) - softplus(x - 1) - 1": {"symmetry": "odd"},
    "tanh(x)*exp(x^4)": {"symmetry": "odd"},
    "sin(0.01*x)": {"monotone": "no", "limits": (None, None), "lipschitz": 0.01},
    "exp(sin(x))": {"range": (1 / math.e, math.e, True, True)},
    "max(sin(x), 0)": {"range": (0, 1, True, True)},
    "abs(sin(x))": {"range": (0, 1, True, True), "lipschitz": 1, "smoothness": 0},
    "0.001*sqrt(1000 - x)": {"domain": ((-INF, 1000),), "largest_slope": (INF, 1000)},
    "x*log(x) + (1 - x)*log(1 - x)": {"domain": ((0, 1),), "largest_slope": (INF, 0)},
    "1e8*sqrt(x)^2": {"largest_slope": (1e8, 0)},
    "arcsin(1e5*x)": {"largest_slope": (INF, 1e-5)},
    "arccosh(x)^2": {"largest_slope": (2, 1)},
    "(x + 0.1)/floor(x)": {"largest_slope": (1, 0)},
    "exp(x)/(1 + exp(x))^2": {
        "limits": (0, 0),
        "range": (0, 0.25, False, True),
        "saturation": ("soft", "soft"),
        "symmetry": "even",
    },
    "exp(x^2)/(1 + exp(x^2))^2": {"saturation": ("soft", "soft"), "range": (0, 0.25, False, True)},
    "1e-12*sin(x)": {"limits": (None, None), "saturation": ("none", "none")},
    "1e-9*x": {"limits": (-INF, INF), "saturation": ("none", "none"), "monotone": "increasing"},
    "1e12*tanh(x)": {"range": (-1e12, 1e12, False, False), "lipschitz": 1e12},
    "where(x > 1e6, 1, 0)": {"symmetry": "none", "fixed": ((0, 0),), "range": (0, 1, True, True)},
    "max(x - 1e5, 0)": {"symmetry": "none", "fixed": ((0, 0),), "asymptotes": ((0, 0), (1, -1e5))},
    "max(x - 50, 0)": {"fixed": ((0, 0),)},
    "gelu(x - 50)": {
        "range": (-0.16997120747990369, INF, True, False),
        "stationary": (("minimum", 50 - 0.7517915246935645),),
        "monotone": "no",
    },
    "sigmoid(x - 500)": {"range": (0, 1, False, False), "largest_slope": (0.25, 500)},
    "tanh(1e6*x)": {"inflections": (0,), "largest_slope": (1e6, 0)},
    "x^4": {"stationary": (("minimum", 0),), "fixed": ((0, 0), (1, 1))},
    "(x - 1)^2*(x + 2)^2": {
        "stationary": (("minimum", -2), ("maximum", -0.5), ("minimum", 1)),
    },
    "x^3 - 3*x": {
        "stationary": (("maximum", -1), ("minimum", 1)),
        "inflections": (0,),
        "fixed": ((-2, -2), (0, 0), (2, 2)),
    },
    "x*exp(x)": {"stationary": (("minimum", -1),), "inflections": (-2,), "limits": (0, INF)},
    "x*abs(x)": {"stationary": (("inflection", 0),), "at_zero": (0, 0)},
    "abs(x)^1.5": {"stationary": (("minimum", 0),), "smoothness": 1},
    "x*cos(x)": {"range": None, "lipschitz": None, "limits": (None, None)},
    "tan(x)": {"limits": (None, None), "range": (-INF, INF, False, False)},
    "sqrt(x^2 + 1) - x": {"limits": (INF, 0), "asymptotes": ((-2, 0), (0, 0))},
    "exp(-1/x^2)": {"range": (0, 1, True, False), "at_zero": (0, 0), "smoothness": INF},
    "x^x": {"domain": ((0, INF),), "stationary": (("minimum", 1 / math.e),)},
}


def told(facts: Facts, key: str) -> Any:
    """Return a fact in the form in which the tables have it."""
    match key:
        case "range":
            found = facts.range
            return found and (found.low, found.high, found.low_attained, found.high_attained)
        case "limits":
            return facts.left_limit, facts.right_limit
        case "asymptotes":
            lines = (facts.left_asymptote, facts.right_asymptote)
            return tuple(line and (line.slope, line.intercept) for line in lines)
        case "at_zero":
            return facts.value_at_zero, facts.slope_at_zero
        case "largest_slope":
            return facts.largest_slope and (facts.largest_slope.value, facts.largest_slope.x)
        case "saturation":
            return facts.left_saturation, facts.right_saturation
        case "stationary":
            return tuple((each.kind, each.x) for each in facts.stationary_points)
        case "fixed":
            return facts.fixed_points
    return getattr(facts, key)


def same(got: Any, want: Any) -> bool:
    """Compare nested tuples of numbers and words, numbers to 1e-8."""
    if isinstance(want, tuple):
        return len(got) == len(want) and all(map(same, got, want))
    if isinstance(want, int | float) and not isinstance(want, bool) and got is not None:
        return got == pytest.approx(want, rel=1e-8, abs=1e-8, nan_ok=True)
    return bool(got == want)


@pytest.mark.parametrize("spec", [*LITERATURE, *AWKWARD])
def test_facts_are_true(spec: str) -> None:
    """They are those of the literature and of calculus."""
    facts = resolve(spec).facts()
    for key, want in ({**LITERATURE, **AWKWARD})[spec].items():
        assert same(told(facts, key), want), f"{key}: {told(facts, key)} is not {want}"


@pytest.mark.parametrize(
    "spec",
    ["sin", "cos", "gcu", "tan(x)", "floor(x)", "sin(0.5*x)", "sinlu", "sinc", "abs(sin(x))"],
)
def test_lists_without_end_hold_the_default_window(spec: str) -> None:
    """And say so."""
    facts = resolve(spec).facts()
    assert facts.endless
    places = [*(each.x for each in facts.stationary_points), *facts.inflections]
    assert all(abs(x) <= 10 for x in places)


def test_double_fixed_points_are_as_exact_as_others() -> None:
    """Where x*cos(x) touches x its slope tells the place."""
    found = [low for low, high in resolve("gcu").facts().fixed_points]
    assert found == pytest.approx([-2 * math.pi, 0.0, 2 * math.pi], rel=1e-12)


# That the facts of every row fit together.


@cache
def activation(name: str) -> Activation:
    """Return a catalogued activation; parameters without a default are given."""
    row = built_in().by_name[name]
    required = [name for name, each in row.parameters.items() if each.default is None]
    given = {name: 0.5 + 0.25 * index for index, name in enumerate(required)}
    return resolve(name, parameters=given)


@cache
def facts_of(name: str) -> Facts:
    """Return its facts, found once for all tests."""
    return activation(name).facts()


@cache
def on_grid(name: str, order: int) -> np.ndarray:
    """Return a derivative on the grid."""
    return activation(name).derivative(order)(GRID)


NAMES = tuple(built_in().by_name)
GRID = np.concatenate([np.linspace(0.0, 12, 1201), np.geomspace(12.3, 9.9e3, 100)])
GRID = np.unique(np.concatenate([-GRID, GRID]))


def far(x: float) -> np.ndarray:
    """Return both sides of a place."""
    return x + np.array([-1e-5, 1e-5]) * max(1.0, abs(x))


@pytest.mark.parametrize("name", NAMES)
def test_the_range_holds_all_values(name: str) -> None:
    """And its ends are reached or come near to, unless far away."""
    found = facts_of(name).range
    if found is None:
        return
    values = on_grid(name, 0)
    values = values[~np.isnan(values)]
    assert np.all((values >= found.low - 1e-12) & (values <= found.high + 1e-12))
    if math.isfinite(found.low):
        assert values.min() <= found.low + 1e-2
    if math.isfinite(found.high):
        assert values.max() >= found.high - 1e-2


@pytest.mark.parametrize("name", NAMES)
def test_limits_are_those_of_values_far_out(name: str) -> None:
    """At a million the function is near a finite limit, or far on its way to an infinite one."""
    function, facts = activation(name), facts_of(name)
    for end, limit in ((-1.0, facts.left_limit), (1.0, facts.right_limit)):
        first, last = (float(function(end * size)) for size in (1e4, 1e6))
        if limit is None:
            swings = np.ptp(function(end * np.linspace(1e6, 1e6 + 20, 400)))
            assert swings > 1e-3 or math.isnan(last)
        elif math.isinf(limit):
            assert last * limit > 0
            assert abs(last) > abs(first) or math.isinf(last)
        else:
            assert last == pytest.approx(limit, abs=1e-5)


@pytest.mark.parametrize("name", NAMES)
def test_asymptotes_are_approached(name: str) -> None:
    """The distance to the line vanishes."""
    function, facts = activation(name), facts_of(name)
    for end, line in ((-1.0, facts.left_asymptote), (1.0, facts.right_asymptote)):
        if line is not None:
            x = end * np.array([1e3, 1e5])
            distance = np.abs(function(x) - (line.slope * x + line.intercept))
            assert distance[1] <= 1e-4
            assert distance[1] <= distance[0] + 1e-9


@pytest.mark.parametrize("name", NAMES)
def test_monotony_is_the_sign_of_the_slope(name: str) -> None:
    """No rising function falls anywhere, not even at a jump."""
    values = on_grid(name, 0)
    values = values[np.isfinite(values)]
    noise = 1e-12 * np.maximum(1.0, np.abs(values[1:]))
    rises, falls = np.any(np.diff(values) > noise), np.any(np.diff(values) < -noise)
    monotone = facts_of(name).monotone
    if monotone != "no":
        assert not (rises and falls)
        assert rises == (monotone in ("increasing", "non-decreasing"))
        assert falls == (monotone in ("decreasing", "non-increasing"))
    elif not any(each.order == 0 for each in facts_of(name).breakpoints):
        assert rises
        assert falls


@pytest.mark.parametrize("name", NAMES)
def test_symmetry_holds_for_values(name: str) -> None:
    """Odd and even functions are so everywhere, the others are not."""
    right, left = on_grid(name, 0), on_grid(name, 0)[::-1]
    finite = (np.abs(right) < 1e300) & (np.abs(left) < 1e300) & (GRID != 0)
    right, left = right[finite], left[finite]
    scale = 1e-9 * np.maximum(1e-3, np.abs(right))
    odd = bool(np.all(np.abs(right + left) <= scale)) and right.size > 0
    even = bool(np.all(np.abs(right - left) <= scale)) and right.size > 0
    symmetry = facts_of(name).symmetry
    if symmetry == "none":
        assert not even
        assert not odd or activation(name)(0.0) != 0
    else:
        assert {"odd": odd, "even": even}[symmetry]


@pytest.mark.parametrize("name", NAMES)
def test_stationary_points_are_where_the_slope_vanishes(name: str) -> None:
    """Or jumps over 0; beside a minimum the function is larger."""
    function = activation(name)
    slope = function.derivative()
    for each in facts_of(name).stationary_points:
        if each.smooth:
            scale = np.abs(slope(each.x + np.array([-0.5, 0.5]))).max()
            assert abs(slope(each.x)) <= 1e-9 * max(1.0, scale)
        value = float(function(each.x))
        assert each.value == pytest.approx(value, abs=1e-12)
        rises = np.sign(function(each.x + 1e-7 * np.array([-1.0, 1.0])) - value)
        signs = {"minimum": {1.0, 0.0}, "maximum": {-1.0, 0.0}, "inflection": {-1.0, 0.0, 1.0}}
        assert set(rises.tolist()) <= signs[each.kind]


@pytest.mark.parametrize("name", NAMES)
def test_no_change_of_direction_is_missed(name: str) -> None:
    """Between stationary points and breaks the slope keeps its sign."""
    facts = facts_of(name)
    places = [each.x for each in (*facts.stationary_points, *facts.breakpoints)]
    inside = np.abs(GRID) <= 10
    x, slope = GRID[inside], on_grid(name, 1)[inside]
    signs = np.where(np.abs(slope) > 1e-9, np.sign(slope), 0.0)
    for index in np.flatnonzero(signs[:-1] * signs[1:] < 0):
        assert any(x[index] <= place <= x[index + 1] for place in places), x[index]


@pytest.mark.parametrize("name", NAMES)
def test_inflections_are_where_the_curvature_changes_sign(name: str) -> None:
    """The second derivative has opposite signs on both sides."""
    for x in facts_of(name).inflections:
        before, after = activation(name).derivative(2)(far(x))
        assert before * after < 0


@pytest.mark.parametrize("name", NAMES)
def test_fixed_points_are_fixed(name: str) -> None:
    """A point is mapped to itself, and so is everything inside an interval."""
    function = activation(name)
    for low, high in facts_of(name).fixed_points:
        x = np.array([low]) if low == high else GRID[(low < GRID) & (high > GRID)]
        assert function(x) == pytest.approx(x, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_no_slope_is_larger_than_the_largest(name: str) -> None:
    """And where it is said to be, it is so large."""
    largest = facts_of(name).largest_slope
    if largest is None:
        return
    slopes = np.abs(on_grid(name, 1))
    assert np.max(slopes, initial=0.0, where=~np.isnan(slopes)) <= largest.value * (1 + 1e-9)
    if math.isfinite(largest.x) and math.isfinite(largest.value):
        beside = np.abs(activation(name).derivative()(largest.x + np.array([-1e-9, 0.0, 1e-9])))
        assert np.nanmax(beside) == pytest.approx(largest.value, rel=1e-6)


@pytest.mark.parametrize("threshold", [0.01, 0.2])
@pytest.mark.parametrize("name", NAMES)
def test_boundaries_are_where_the_slope_crosses_the_threshold(name: str, threshold: float) -> None:
    """Or at a break; inside a tail the slope is below."""
    slope = activation(name).derivative()
    breaks = [each.x for each in facts_of(name).breakpoints]
    for region in activation(name).saturation(threshold):
        for x in (region.left, region.right):
            if math.isfinite(x) and not any(abs(x - each) <= 1e-9 for each in breaks):
                before, after = np.abs(slope(far(x))) - threshold
                assert before * after < 0
        inside = (region.left + 1e-9 < GRID) & (region.right - 1e-9 > GRID)
        inside &= ~np.isin(GRID, breaks)
        assert np.all(np.abs(on_grid(name, 1)[inside]) < threshold)


@pytest.mark.parametrize("name", NAMES)
def test_derivatives_are_continuous_between_breakpoints(name: str) -> None:
    """No step of f' is larger than f'' allows, except at a break."""
    facts = facts_of(name)
    places = [each.x for each in facts.breakpoints if each.order <= 1]
    places += [x for interval in facts.domain for x in interval if math.isfinite(x)]
    for low, high in pairwise(sorted({-8.0, *(x for x in places if abs(x) < 8), 8.0})):
        width = high - low
        x = np.linspace(low + 1e-3 * width, high - 1e-3 * width, 4001)
        slope, curvature = (activation(name).derivative(order)(x) for order in (1, 2))
        slope, curvature = slope[~np.isnan(slope)], np.abs(curvature[~np.isnan(slope)])
        allowed = 3 * (x[1] - x[0]) * np.fmax(curvature[1:], curvature[:-1])
        small = 1e-5 * np.max(np.abs(slope), initial=0.0) + 1e-12
        assert np.all(np.abs(np.diff(slope)) <= allowed + small)


@pytest.mark.parametrize("name", NAMES)
def test_derivatives_are_undefined_exactly_at_breakpoints(name: str) -> None:
    """The slope is nan at breaks of f and of its slope, and nowhere else where f is defined."""
    found = {each.x: each.order for each in facts_of(name).breakpoints}
    for x, order in found.items():
        assert bool(np.isnan(activation(name).derivative()(x))) == (order <= 1)
    undefined = np.isnan(on_grid(name, 1)) & ~np.isnan(on_grid(name, 0))
    assert all(place in found for place in GRID[undefined])


@pytest.mark.parametrize("name", NAMES)
def test_smoothness_follows_the_breakpoints(name: str) -> None:
    """C^k, and a Lipschitz constant only for continuous functions."""
    facts = facts_of(name)
    orders = [each.order for each in facts.breakpoints if each.kind != "pole"]
    assert facts.smoothness == (min(orders) - 1 if orders else INF)
    slope = facts.largest_slope and facts.largest_slope.value
    assert facts.lipschitz == (INF if facts.smoothness < 0 else slope)
