"""Compositions of primitives: whatever is written, what is found is true, and nothing fails."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from actplot.activation import Activation
from actplot.catalogue.lookup import activation as resolve
from actplot.errors import ActplotError

SLOW = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

NUMBERS = st.sampled_from(["0", "1", "2", "0.5", "3", "-1", "0.1", "6", "1e-3", "100"])
SMOOTH = ("tanh", "sigmoid", "exp", "sin", "cos", "arctan", "erf", "softplus", "gelu", "arcsinh")
SHARP = ("abs", "relu", "sign", "floor", "round", "sqrt", "log", "hard_tanh", "elu", "cbrt")


def _extended(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return formulas one level deeper."""
    call = st.builds("{}({})".format, st.sampled_from(SMOOTH + SHARP), inner)
    binary = st.builds("({}){}({})".format, inner, st.sampled_from("+-*/"), inner)
    power = st.builds("({})^{}".format, inner, st.sampled_from(["2", "3", "0.5", "(-1)"]))
    two = st.builds("{}({}, {})".format, st.sampled_from(["max", "min"]), inner, inner)
    clip = st.builds("clip({}, {}, {})".format, inner, NUMBERS, NUMBERS)
    where = st.builds("where({} > {}, {}, {})".format, inner, NUMBERS, inner, inner)
    return st.one_of(call, binary, power, two, clip, where)


FORMULAS = st.recursive(st.one_of(st.just("x"), NUMBERS), _extended, max_leaves=5)


def _resolved(formula: str) -> Activation:
    """Return the activation of a formula that is not too long."""
    try:
        return resolve(formula)
    except ActplotError:
        assume(False)  # it is too long or nested too deeply
        raise


@SLOW
@given(FORMULAS)
def test_nothing_but_our_own_errors(formula: str) -> None:
    """Facts, breakpoints and regions of any formula, without an exception or a warning."""
    function = _resolved(formula)
    try:
        facts = function.facts()
    except ActplotError:
        return
    places = [each.x for each in facts.breakpoints]
    assert all(a < b for a, b in pairwise(places))
    assert all(math.isfinite(x) for x in places)
    assert all(each.kind in ("kink", "jump", "pole") for each in facts.breakpoints)
    assert all((each.order == 0) == (each.kind != "kink") for each in facts.breakpoints)
    edges = [(each.left, each.right) for each in facts.saturation]
    assert all(left < right for left, right in edges)
    assert all(a[1] <= b[0] for a, b in pairwise(edges))


@SLOW
@given(FORMULAS, st.sampled_from([0.1, 0.01, 0.001]))
def test_a_boundary_is_where_the_slope_crosses_the_threshold(
    formula: str, threshold: float
) -> None:
    """Or a break; beyond it the slope is smaller."""
    function = _resolved(formula)
    slope = function.derivative()
    breaks = [each.x for each in function.breakpoints()]
    for region in function.saturation(threshold):
        if region.side == "interior":
            continue
        direction = 1.0 if region.side == "right" else -1.0
        boundary = region.left if direction > 0 else region.right
        size = max(1.0, abs(boundary))
        outside, inside = np.abs(slope(boundary + direction * size * np.array([1e-6, -1e-6])))
        assert outside < threshold or math.isnan(outside)
        at_break = any(abs(boundary - each) <= 1e-9 * size for each in breaks)
        if not at_break and not np.isnan(function(boundary)):
            assert not inside < threshold * (1 - 1e-3)


@SLOW
@given(FORMULAS)
def test_derivatives_are_continuous_between_breakpoints(formula: str) -> None:
    """No step of f' in [-5, 5] is larger than f'' and f''' allow, except at a break."""
    function = _resolved(formula)
    found = function.breakpoints()
    x = np.unique(np.linspace(-5, 5, 20_001) + 1e-4 / math.pi)
    slope, curvature, third = (function.derivative(order)(x) for order in (1, 2, 3))
    step = x[1] - x[0]
    with np.errstate(all="ignore"):
        bends = np.abs(curvature) + step * np.abs(third)
        allowed = 4 * step * np.maximum(bends[1:], bends[:-1]) + 1e-6 * (1 + np.abs(slope[1:]))
        jumps = np.abs(np.diff(slope)) > allowed
    for index in np.flatnonzero(jumps):
        low, high = x[index] - 2 * step, x[index + 1] + 2 * step
        assert any(low <= each.x <= high for each in found), (formula, x[index])
