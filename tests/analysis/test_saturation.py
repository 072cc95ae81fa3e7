"""Saturation regions: closed forms, other solvers, the frameworks' regions and the definition."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mpmath
import numpy as np
import pytest

from actplot.analysis.saturation import SaturationRegion
from actplot.catalogue.lookup import activation as resolve

DATA = Path(__file__).parent.parent / "catalogue" / "data" / "truth.json"
TRUTH = json.loads(DATA.read_text(encoding="utf-8"))["scalar"]
THRESHOLDS = (0.1, 0.05, 0.01, 0.001, 1e-6)
INF = math.inf


def tails(spec: str, threshold: float = 0.01) -> tuple[float | None, float | None]:
    """Return where the left tail ends and where the right one begins."""
    regions = resolve(spec).saturation(threshold)
    left = [each.right for each in regions if each.side == "left"]
    right = [each.left for each in regions if each.side == "right"]
    return (left[0] if left else None), (right[0] if right else None)


def sigmoid_boundary(slope: float) -> float:
    """Solve s(1 - s) = slope."""
    root = math.sqrt(1 - 4 * slope)
    return math.log((1 + root) / (1 - root))


# The boundary on the right, by the threshold; the left one is its mirror image.
CLOSED_FORMS: dict[str, Callable[[float], float]] = {
    "sigmoid": sigmoid_boundary,
    "tanh": lambda slope: math.acosh(1 / math.sqrt(slope)),
    "softsign": lambda slope: 1 / math.sqrt(slope) - 1,
    "arctan": lambda slope: math.sqrt(1 / slope - 1),
    "isru": lambda slope: math.sqrt(slope ** (-2 / 3) - 1),
    "erf": lambda slope: math.sqrt(math.log(2 / math.sqrt(math.pi) / slope)),
    "normal_cdf": lambda slope: math.sqrt(-2 * math.log(slope * math.sqrt(2 * math.pi))),
    "arcsinh": lambda slope: math.sqrt(slope**-2 - 1),
    "symlog": lambda slope: 1 / slope - 1,
    "signed_sqrt": lambda slope: 1 / (4 * slope**2),
    "hexpo": lambda slope: -math.log(slope),
    "bipolar_sigmoid": lambda slope: 2 * math.acosh(1 / math.sqrt(2 * slope)),
    "hard_tanh": lambda _: 1.0,
    "hard_sigmoid": lambda _: 3.0,
    "sqnl": lambda slope: 2 * (1 - slope),
    "exp(-abs(x))": lambda slope: -math.log(slope),
    "2^x/(1 + 2^x)": lambda slope: sigmoid_boundary(slope / math.log(2)) / math.log(2),
    "1/x": lambda slope: 1 / math.sqrt(slope),
    "log(abs(x))": lambda slope: 1 / slope,
}


@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("spec", CLOSED_FORMS)
def test_boundaries_have_their_closed_forms(spec: str, threshold: float) -> None:
    """To 1e-9 relative, on both sides."""
    want = CLOSED_FORMS[spec](threshold)
    assert tails(spec, threshold) == pytest.approx((-want, want), rel=1e-9)


@pytest.mark.parametrize(
    ("spec", "derivative", "start"),
    [
        ("gelu", lambda x: mpmath.ncdf(x) + x * mpmath.npdf(x), -3.0),
        ("silu", lambda x: mpmath.diff(lambda t: t / (1 + mpmath.exp(-t)), x), -6.2),
        (
            "mish",
            lambda x: mpmath.diff(lambda t: t * mpmath.tanh(mpmath.log1p(mpmath.exp(t))), x),
            -6,
        ),
        ("elu", mpmath.exp, -4.0),
        ("softplus", lambda x: 1 / (1 + mpmath.exp(-x)), -4.0),
        ("selu", lambda x: mpmath.mpf("1.7580993408473769") * mpmath.exp(x), -5.0),
        ("squareplus", lambda x: (1 + x / mpmath.sqrt(x**2 + 4)) / 2, -9.0),
        ("phish", lambda x: mpmath.diff(lambda t: t * mpmath.tanh(t * mpmath.ncdf(t)), x), -3.4),
    ],
)
def test_left_tails_agree_with_mpmath(
    spec: str, derivative: Callable[[Any], Any], start: float
) -> None:
    """Where no closed form is at hand, findroot is."""
    found, none = tails(spec)
    assert none is None
    with mpmath.workdps(30):
        want = mpmath.findroot(lambda x: abs(derivative(x)) - mpmath.mpf("0.01"), start)
    assert found == pytest.approx(float(want), rel=1e-9)


@pytest.mark.parametrize(
    ("spec", "left", "right"),
    [
        ("sigmoid", -4.584863339, 4.584863339),
        ("tanh", -2.993222846, 2.993222846),
        ("gelu", -3.067427204, None),
        ("silu", -6.261388849, None),
        ("relu", 0.0, None),
        ("leaky_relu(negative_slope=0.01)", None, None),
        ("prelu", None, None),
        ("sin", None, None),
        ("identity", None, None),
        ("1e-9*x", None, None),
        ("where(x > 0, x, 1e-12*x)", None, None),
        ("1e-12*sin(x)", None, None),
        ("log_sigmoid", None, math.log(99)),
        ("sqrt_softplus", -7.823445777, 2500.0),
        ("soft_root_sign", -18.92813445, 8.916431541),
        ("max(x, 0) - max(x - 1, 0)", 0.0, 1.0),
        ("sqrt(max(x, 0))", 0.0, 2500.0),
        ("sigmoid(x - 500)", 500 - 4.584863339, 500 + 4.584863339),
        ("tanh(1000*x)", -0.006449607413, 0.006449607413),
        ("1/(exp(x) - 1)", -4.624876683, 4.624876683),
        ("log(x)", None, 100.0),
        ("sinc", -100.0, 100.0),
        ("where(x > 1e6, 1, 0)", 1e6, 1e6),
    ],
)
def test_tails(spec: str, left: float | None, right: float | None) -> None:
    """Functions that saturate on both sides, on one, or not at all."""
    found = tails(spec)
    assert [each is None for each in found] == [left is None, right is None]
    for got, want in zip(found, (left, right), strict=True):
        assert want is None or got == pytest.approx(want, rel=1e-8, abs=1e-12)


@pytest.mark.parametrize("threshold", [0.05, 0.01, 0.001])
@pytest.mark.parametrize("spec", ["sinc", "dsu", "sin(x)/x"])
def test_a_slope_that_swings_stays_below_the_threshold(spec: str, threshold: float) -> None:
    """Beyond the boundary none of its humps rises above it any more."""
    _, boundary = tails(spec, threshold)
    assert boundary is not None
    slope = resolve(spec).derivative()
    beyond = np.linspace(boundary * (1 + 1e-9), boundary + 40, 400_001)
    assert np.max(np.abs(slope(beyond))) <= threshold
    assert abs(slope(boundary)) == pytest.approx(threshold, rel=1e-6)


@pytest.mark.parametrize("case", TRUTH, ids=[case["activation"] for case in TRUTH])
def test_regions_are_those_of_the_frameworks(case: dict[str, Any]) -> None:
    """Where a tail has a small slope up to -10 or 10, its boundary is ours."""
    settings = {name: value for name, value in case["params"].items() if value is not None}
    function = resolve(case["activation"], parameters=settings)
    facts = function.facts()
    assert facts.left_saturation == case["left_saturation"]
    assert facts.right_saturation == case["right_saturation"]
    for key, small in case["regions"]["small_derivative"].items():
        regions = {each.side: each for each in function.saturation(float(key))}
        left = [b for a, b in small if a == -10.0]
        right = [a for a, b in small if b == 10.0]
        if facts.left_saturation == "none":
            assert "left" not in regions
        elif left:
            assert regions["left"].right == pytest.approx(left[0], rel=1e-9, abs=1e-12)
        else:
            assert regions["left"].right < -10
        if facts.right_saturation == "none":
            assert "right" not in regions
        elif right:
            assert regions["right"].left == pytest.approx(right[0], rel=1e-9, abs=1e-12)
        else:
            assert regions["right"].left > 10


@pytest.mark.parametrize(
    ("spec", "kinds"),
    [
        ("relu", ["hard"]),
        ("hard_tanh", ["hard", "hard"]),
        ("clipped_gelu", ["soft", "hard"]),
        ("relu_squared", ["hard"]),
        ("sigmoid", ["soft", "soft"]),
        ("step", ["hard", "hard"]),
    ],
)
def test_hard_and_soft_are_told_apart(spec: str, kinds: list[str]) -> None:
    """Hard means that the slope is exactly 0 in the end."""
    assert [each.kind for each in resolve(spec).saturation()] == kinds


@pytest.mark.parametrize(
    ("spec", "zones"),
    [
        ("hardshrink", [(-0.5, 0.5)]),
        ("softshrink(lambd=2)", [(-2.0, 2.0)]),
        ("max(0, x^2 - 4)", [(-2.0, 2.0)]),
        ("abs(x - 1) + abs(x + 1)", [(-1.0, 1.0)]),
        ("floor(x)", [(float(n), n + 1.0) for n in range(-10, 10)]),
        ("gelu", []),
        ("x^3", []),
    ],
)
def test_dead_zones_are_interior_regions(spec: str, zones: list[tuple[float, float]]) -> None:
    """Bounded intervals on which the slope is identically 0; a stationary point is none."""
    regions = [each for each in resolve(spec).saturation() if each.side == "interior"]
    assert [(each.left, each.right) for each in regions] == zones
    assert {each.kind for each in regions} <= {"hard"}


@pytest.mark.parametrize(
    ("spec", "kind", "limit"), [("5", "hard", 5.0), ("0.001*tanh(x)", "soft", None)]
)
def test_a_function_that_is_flat_everywhere_is_one_region(
    spec: str, kind: str, limit: float | None
) -> None:
    """Its region is the whole line."""
    assert resolve(spec).saturation() == (
        SaturationRegion(
            left=-INF, right=INF, side="interior", kind=kind, limit=limit, threshold=0.01
        ),
    )


@pytest.mark.parametrize(
    ("spec", "limits"),
    [
        ("sigmoid", [0.0, 1.0]),
        ("arcsinh", [None, None]),
        ("elu(alpha=0.5)", [-0.5]),
        ("hardshrink", [0.0]),
        ("calu", [-1 / math.pi]),
    ],
)
def test_regions_have_the_value_they_approach(spec: str, limits: list[float | None]) -> None:
    """None where the function goes on to infinity."""
    got = [each.limit for each in resolve(spec).saturation()]
    assert [each is None for each in got] == [each is None for each in limits]
    for a, b in zip(got, limits, strict=True):
        assert b is None or a == pytest.approx(b, rel=1e-12)


def test_a_tail_ends_at_a_jump() -> None:
    """Though the slope is small on both sides of it."""
    assert tails("where(x > 3, 1, 0)") == (3.0, 3.0)
    assert tails("tanh(x) + (x > 20)") == pytest.approx((-2.993222846, 20.0))


def test_the_threshold_is_kept_in_the_region() -> None:
    """It is what the region means."""
    assert {each.threshold for each in resolve("tanh").saturation(0.2)} == {0.2}


def test_a_derivative_saturates_too() -> None:
    """It is a function like any other."""
    left, right = tails("x")
    assert (left, right) == (None, None)
    (region,) = resolve("square").derivative(2).saturation()
    assert (region.left, region.right, region.limit) == (-INF, INF, 2.0)


@pytest.mark.parametrize(
    ("spec", "kinds", "right"),
    [
        ("0.001*relu(x) + 1", ("hard", "none"), 0.0),
        ("0.001*softplus(x)", ("soft", "none"), INF),
        ("0.001*hard_tanh(x)", ("hard", "hard"), INF),
    ],
)
def test_a_small_slope_that_does_not_tend_to_0_is_no_saturation(
    spec: str, kinds: tuple[str, str], right: float
) -> None:
    """However far the saturation of the other end goes, by a threshold above it."""
    facts = resolve(spec).facts()
    assert (facts.left_saturation, facts.right_saturation) == kinds
    (region,) = facts.saturation
    assert (region.left, region.right) == (-INF, right)


def test_a_slope_that_only_its_formula_has_not_does_not_end_a_region() -> None:
    """The slope of arcsinh(x)*sqrt(abs(x)) at 0 is 0, although that of the root is infinite."""
    (region,) = resolve("m_arcsinh").saturation(0.1)
    assert (region.left, region.right) == (-INF, INF)
