"""Kinks, jumps and poles against a table of formulas, the frameworks' and the definition."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from actplot.analysis.breakpoints import Breakpoint
from actplot.analysis.function import DEFAULT_WINDOW
from actplot.catalogue.lookup import activation as resolve

DATA = Path(__file__).parent.parent / "catalogue" / "data" / "truth.json"
TRUTH = json.loads(DATA.read_text(encoding="utf-8"))["scalar"]
PI = math.pi
INF, NAN = math.inf, math.nan

# Formula to (kind, order, x, left, right, left slope, right slope) of each breakpoint.
TABLE: dict[str, list[tuple[str, int, float, float, float, float, float]]] = {
    # Nothing breaks, whatever the syntax proposes.
    "x": [],
    "5": [],
    "max(x, x)": [],
    "max(1.1*x - 0.1*x, x)": [],
    "where(x > 0, x, x)": [],
    "sqrt(x)": [],
    "x^1.5": [],
    "sin(x)/x": [],
    "(exp(x) - 1)/x": [],
    "(x^2 - 1)/(x - 1)": [],
    "(x^3 - 8)/(x - 2)": [],
    "tanh(1000*x)": [],
    "arcsin(x)": [],
    # Kinks.
    "abs(x)": [("kink", 1, 0, 0, 0, -1, 1)],
    "abs(x - 1) + abs(x + 1)": [("kink", 1, -1, 2, 2, -2, 0), ("kink", 1, 1, 2, 2, 0, 2)],
    "sign(x)*x": [("kink", 1, 0, 0, 0, -1, 1)],
    "max(x, 0) - max(x - 1, 0)": [("kink", 1, 0, 0, 0, 0, 1), ("kink", 1, 1, 1, 1, 1, 0)],
    "max(x, x^2)": [("kink", 1, 0, 0, 0, 0, 1), ("kink", 1, 1, 1, 1, 1, 2)],
    "where(x > 0, x, 2*x)": [("kink", 1, 0, 0, 0, 2, 1)],
    "relu(gelu(x))": [("kink", 1, 0, 0, 0, 0, 0.5)],
    "exp(-abs(x))": [("kink", 1, 0, 1, 1, 1, -1)],
    "1e-30*max(x, 0)": [("kink", 1, 0, 0, 0, 0, 1e-30)],
    "abs(x) + 1e10": [("kink", 1, 0, 1e10, 1e10, -1, 1)],
    "max(x - 1e5, 0)": [("kink", 1, 1e5, 0, 0, 0, 1)],
    # Switches that rounding blurs.
    "clip(x/6 + 1/2, 0, 1)": [
        ("kink", 1, -3, 0, 0, 0, 1 / 6),
        ("kink", 1, 3, 1, 1, 1 / 6, 0),
    ],
    "clip(x + 1, 0, 1)": [("kink", 1, -1, 0, 0, 0, 1), ("kink", 1, 0, 1, 1, 1, 0)],
    "clip(0.1*x + 0.3, 0, 1)": [("kink", 1, -3, 0, 0, 0, 0.1), ("kink", 1, 7, 1, 1, 0.1, 0)],
    # Vertical tangents.
    "signed_sqrt(x)": [("kink", 1, 0, 0, 0, INF, INF)],
    "sqrt(abs(x))": [("kink", 1, 0, 0, 0, -INF, INF)],
    "sqrt(abs(x - 1))": [("kink", 1, 1, 0, 0, -INF, INF)],
    "cbrt(x - 7)": [("kink", 1, 7, 0, 0, INF, INF)],
    "abs(x - 3)^0.9": [("kink", 1, 3, 0, 0, -INF, INF)],
    "where(abs(x) < 1, sqrt(1 - x^2), 0)": [
        ("kink", 1, -1, 0, 0, 0, INF),
        ("kink", 1, 1, 0, 0, -INF, 0),
    ],
    "sqrt(max(x, 0))": [("kink", 1, 0, 0, 0, 0, INF)],
    # Breaks of higher derivatives.
    "x*abs(x)": [("kink", 2, 0, 0, 0, 0, 0)],
    "max(x, 0)^2": [("kink", 2, 0, 0, 0, 0, 0)],
    "x/(1 + abs(x))": [("kink", 2, 0, 0, 0, 1, 1)],
    "abs(x - 1)^1.5": [("kink", 2, 1, 0, 0, 0, 0)],
    "where(x >= 1, x^3, 3*x - 2)": [("kink", 2, 1, 1, 1, 3, 3)],
    "x^2*abs(x)": [("kink", 3, 0, 0, 0, 0, 0)],
    # Jumps.
    "where(x > 0, x, 0.5)": [("jump", 0, 0, 0.5, 0, 0, 1)],
    "x > 0": [("jump", 0, 0, 0, 1, 0, 0)],
    "where(x > 1e6, 1, 0)": [("jump", 0, 1e6, 0, 1, 0, 0)],
    "where(x >= 1, 1 + 1e-12, 1)": [("jump", 0, 1, 1, 1 + 1e-12, 0, 0)],
    "sigmoid(x)*(x > 0)": [("jump", 0, 0, 0, 0.5, 0, 0.25)],
    "round(tanh(x))": [
        ("jump", 0, -math.atanh(0.5), -1, 0, 0, 0),
        ("jump", 0, math.atanh(0.5), 0, 1, 0, 0),
    ],
    "relu(x + 1) - 2*relu(x) + relu(x - 1)": [
        ("kink", 1, -1, 0, 0, 0, 1),
        ("kink", 1, 0, 1, 1, 1, -1),
        ("kink", 1, 1, 0, 0, -1, 0),
    ],
    "tanh(1/x)": [("jump", 0, 0, -1, 1, 0, 0)],
    "sin(1/x)": [("jump", 0, 0, NAN, NAN, NAN, NAN)],
    # Poles, logarithmic ones and weak ones too.
    "1/x": [("pole", 0, 0, -INF, INF, -INF, -INF)],
    "1e-20/(x - 1)": [("pole", 0, 1, -INF, INF, -INF, -INF)],
    "1/(x - 1)^2": [("pole", 0, 1, INF, INF, INF, -INF)],
    "1/(x^2 - 4)": [("pole", 0, -2, INF, -INF, INF, INF), ("pole", 0, 2, -INF, INF, -INF, -INF)],
    "1/(exp(x) - 1)": [("pole", 0, 0, -INF, INF, -INF, -INF)],
    "1/abs(x - 3)^0.1": [("pole", 0, 3, INF, INF, INF, -INF)],
    "log(x)": [("pole", 0, 0, NAN, -INF, NAN, INF)],
    "log(abs(x - 3))": [("pole", 0, 3, -INF, -INF, -INF, INF)],
    # Infinite on a whole piece is no value.
    "1/relu(x)": [("pole", 0, 0, NAN, INF, NAN, -INF)],
    "log(step(x))": [],
    "arctanh(x)": [("pole", 0, -1, NAN, -INF, NAN, INF), ("pole", 0, 1, INF, NAN, INF, NAN)],
    "exp(1/x)": [("pole", 0, 0, 0, INF, 0, -INF)],
}


def close(got: float, want: float) -> bool:
    """Return whether two numbers are equal up to rounding, infinite or undefined."""
    return (
        got == want
        or (math.isnan(got) and math.isnan(want))
        or got == pytest.approx(want, rel=1e-9, abs=1e-12)
    )


@pytest.mark.parametrize("formula", TABLE)
def test_breakpoints_of_formulas(formula: str) -> None:
    """Each has the place, the kind, the order and both sides that calculus says."""
    found = resolve(formula).breakpoints()
    assert [(each.kind, each.order) for each in found] == [row[:2] for row in TABLE[formula]]
    for each, (_, _, *want) in zip(found, TABLE[formula], strict=True):
        got = (each.x, each.left, each.right, each.left_slope, each.right_slope)
        for a, b in zip(got, want, strict=True):
            assert close(a, b), (each, want)


@pytest.mark.parametrize("formula", TABLE)
def test_places_are_in_order_and_have_no_negative_zero(formula: str) -> None:
    """Zeros are printed without a sign."""
    found = resolve(formula).breakpoints()
    assert all(a.x < b.x for a, b in pairwise(found))
    numbers = [(e.x, e.left, e.right, e.value, e.left_slope, e.right_slope) for e in found]
    assert not any(x == 0 and math.copysign(1, x) < 0 for row in numbers for x in row)


@pytest.mark.parametrize(
    ("formula", "value"),
    [("where(x < 1, 1/(x - 1), x)", 1.0), ("where(x <= 1, 1/(x - 1), x)", NAN), ("1/x", NAN)],
)
def test_value_at_a_pole_is_that_of_the_piece_that_ends_there(formula: str, value: float) -> None:
    """What grows without bound on one side may have a value from the other."""
    (pole,) = resolve(formula).breakpoints()
    assert pole.kind == "pole"
    assert close(pole.value, value)


@pytest.mark.parametrize(
    ("formula", "places"),
    [
        ("floor(x)", [float(n) for n in range(-10, 11)]),
        ("ceil(x)", [float(n) for n in range(-10, 11)]),
        ("round(x)", [n + 0.5 for n in range(-10, 10)]),
        ("abs(sin(x))", [n * PI for n in range(-3, 4)]),
        ("sqrt(1 + cos(x))", [n * PI for n in (-3, -1, 1, 3)]),
        ("tan(x)", [(n + 0.5) * PI for n in range(-3, 3)]),
        ("1/sin(x)", [n * PI for n in range(-3, 4)]),
        ("log(sin(x))", [n * PI for n in range(-3, 4)]),
        ("log1p(sin(x))", [-2.5 * PI, -0.5 * PI, 1.5 * PI]),
    ],
)
def test_endless_breaks_are_those_in_the_window(formula: str, places: list[float]) -> None:
    """Where there is no last break, the window says which are listed."""
    kind = {"t": "pole", "1": "pole", "l": "pole", "a": "kink", "s": "kink"}.get(formula[0], "jump")
    found = resolve(formula).breakpoints()
    assert [each.x for each in found] == pytest.approx(places, rel=1e-15, abs=1e-15)
    assert {each.kind for each in found} == {kind}
    wider = resolve(formula).breakpoints((-20.0, 20.0))
    assert len(wider) > len(found)


@pytest.mark.parametrize("case", TRUTH, ids=[case["activation"] for case in TRUTH])
def test_breakpoints_are_those_of_the_frameworks(case: dict[str, Any]) -> None:
    """Places and orders are exact; the frameworks' conventions are two of our sides."""
    settings = {name: value for name, value in case["params"].items() if value is not None}
    found = resolve(case["activation"], parameters=settings).breakpoints()
    assert [(each.x, each.order) for each in found] == [
        (each["x"], each["order"]) for each in case["breakpoints"]
    ]


def test_exact_places_follow_the_parameters() -> None:
    """They are solved for, not found by bisection."""
    for low, high in ((-0.4, 2.5), (-1.7, 0.3)):
        found = resolve("hard_tanh", parameters={"min_val": low, "max_val": high}).breakpoints()
        assert [(each.x, each.exact) for each in found] == [(low, True), (high, True)]
    assert not resolve("maxsig").breakpoints()[0].exact


def test_softplus_jumps_at_its_threshold() -> None:
    """By 2e-9, which PyTorch accepts and a plot cannot show."""
    (jump,) = resolve("softplus(threshold=20)").breakpoints()
    assert (jump.kind, jump.x, jump.right) == ("jump", 20.0, 20.0)
    assert jump.left - 20 == pytest.approx(math.log1p(math.exp(-20)), rel=1e-6)
    assert jump.value == jump.left


def test_two_breaks_a_millionth_apart_are_told_apart() -> None:
    """The function xIELU has a kink at its eps and a jump at 0."""
    kink, jump = resolve("xielu").breakpoints()
    assert (kink.kind, kink.x, jump.kind, jump.x) == ("kink", -1e-6, "jump", 0.0)
    assert jump.left == pytest.approx(0.8 * math.expm1(-1e-6), rel=1e-9)


@pytest.mark.parametrize(
    ("formula", "value"),
    [("step", 0.0), ("step(value_at_zero=0.5)", 0.5), ("bipolar_step", 1.0), ("sign", 0.0)],
)
def test_the_value_at_a_jump_is_told(formula: str, value: float) -> None:
    """The figure draws a filled circle there."""
    (jump,) = resolve(formula).breakpoints()
    assert jump.value == value


def test_an_isolated_value_is_a_jump() -> None:
    """Both sides agree, the value does not."""
    (jump,) = resolve("where(x < 0, x, where(x > 0, x, 0.5))").breakpoints()
    assert (jump.kind, jump.left, jump.right, jump.value) == ("jump", 0.0, 0.0, 0.5)


@pytest.mark.parametrize("formula", [name for name, rows in TABLE.items() if rows])
def test_a_derivative_is_undefined_where_it_breaks(formula: str) -> None:
    """It is nan at every breakpoint of that order or a lower one, and only there."""
    function = resolve(formula)
    for each in function.breakpoints():
        for order in (1, 2):
            is_nan = bool(np.isnan(function.derivative(order)(each.x)))
            assert is_nan == (each.order <= order), (each, order)


@pytest.mark.parametrize(
    ("formula", "kinds"),
    [
        ("abs(x)", ["jump"]),
        ("relu", ["jump"]),
        ("softsign", ["kink"]),
        ("x*abs(x)", ["kink"]),
        ("log(abs(x))", ["pole"]),
        ("signed_sqrt", ["pole"]),
        ("gelu", []),
    ],
)
def test_derivatives_have_breakpoints_of_their_own(formula: str, kinds: list[str]) -> None:
    """A kink of f is a jump of f'."""
    assert [each.kind for each in resolve(formula).derivative().breakpoints()] == kinds


@pytest.mark.parametrize(
    ("formula", "before", "after", "left", "right"),
    [
        ("floor(x)", True, True, "none", "none"),
        ("floor(x/100)", True, True, "none", "none"),
        ("relu(round(x))", False, True, "hard", "none"),
        ("relu(round(x)) + relu(x - 5e3)", False, True, "hard", "none"),
        ("min(ceil(x), 0)", True, False, "none", "hard"),
        ("clip(round(4*x)/4, -1, 1)", False, False, "hard", "hard"),
        ("clip(sin(min(x, 0.5)), -1, 1)", True, False, "none", "hard"),
    ],
)
def test_breaks_go_on_at_one_end_or_both(
    formula: str, before: bool, after: bool, left: str, right: str
) -> None:
    """Quantized and clipped, a function is constant where its formula still switches."""
    function = resolve(formula)
    breaks = function.breaks(DEFAULT_WINDOW)
    assert (breaks.endless_before, breaks.endless_after) == (before, after)
    assert breaks.endless is (before or after)
    facts = function.facts()
    assert (facts.left_saturation, facts.right_saturation) == (left, right)


def test_breakpoints_are_frozen_records() -> None:
    """They can be compared and not be changed."""
    (kink,) = resolve("relu").breakpoints()
    assert kink == Breakpoint(
        x=0.0,
        kind="kink",
        order=1,
        left=0.0,
        right=0.0,
        value=0.0,
        left_slope=0.0,
        right_slope=1.0,
        exact=True,
    )
    with pytest.raises(AttributeError):
        kink.x = 1.0  # type: ignore[misc]
