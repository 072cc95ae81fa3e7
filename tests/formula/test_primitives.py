"""Every row of the table of primitives against mpmath; a new row is tested with no new test."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from matplotlib.mathtext import MathTextParser
from mpmath import isnan, mpf

from actplot.formula.differentiation import differentiate
from actplot.formula.evaluation import evaluate
from actplot.formula.expression import Call, Expression, X, number, substitute
from actplot.formula.parser import parse
from actplot.formula.primitives import ALIASES, PRIMITIVES
from actplot.formula.switching import switches
from actplot.formula.typesetting import typeset

from .oracle import FUNCTIONS, slope, value

ROWS = [row for row in PRIMITIVES.values() if row.arity != 0]

SIZES = (1e-9, 1e-3, 0.1, 0.3, 0.7, 1 - 1e-9, 1 + 1e-9, 1.5, 2.4, 5.5, 10, 20, 30, 100, 750, 1e4)
POINTS = np.array([0.0, 1.0, -1.0, *SIZES, *(-size for size in SIZES)])
OTHERS = (-2.5, 0.0, 0.3, 1.0, 3.0, 40.0)

RELATIVE = 1e-13
SMALLEST = 5e-324
# What differences with steps of 1e-100 cannot tell from 0.
ABSOLUTE = 1e-190


def calls(name: str) -> list[Expression]:
    """Return calls of a primitive with x as each of its arguments in turn."""
    count = PRIMITIVES[name].arity or 2
    found = []
    for place in range(count):
        for others in itertools.product(OTHERS, repeat=count - 1):
            arguments = [number(other) for other in others]
            arguments.insert(place, X)
            found.append(Call(name, tuple(arguments)))
    return found


def at_switch(call: Expression) -> np.ndarray:
    """Return at which points a call may have a kink, a jump or a pole."""
    mask = np.zeros(POINTS.shape, dtype=bool)
    for switch in switches(call):
        mask |= evaluate(switch, POINTS) == 0
    return mask


def check(got: float, want: object, what: str, *, absolute: float = SMALLEST) -> None:
    """Check a value against the exact one; beyond the range of float64 it is infinite."""
    if isnan(want):
        return
    if abs(want) > mpf(2) ** 1024:
        assert got == math.copysign(math.inf, want), what
    else:
        assert abs(got - want) <= RELATIVE * abs(want) + absolute, f"{what}: {got!r}"


def test_every_row_has_an_oracle():
    """A new primitive needs one line in the oracle, and then is tested here."""
    assert set(FUNCTIONS) == set(PRIMITIVES)


@pytest.mark.parametrize("name", [row.name for row in ROWS])
def test_values_are_exact(name):
    """A primitive's value is right for ordinary and extreme arguments of either sign."""
    for call in calls(name):
        for x, got in zip(POINTS, evaluate(call, POINTS), strict=True):
            check(got, value(call, x), f"{call} at {x}")


@pytest.mark.parametrize("name", [row.name for row in ROWS])
def test_derivatives_are_exact(name):
    """The chain rule of a primitive neither overflows nor cancels."""
    for call in calls(name):
        smooth = POINTS[~at_switch(call)]
        for x, got in zip(smooth, evaluate(differentiate(call), smooth), strict=True):
            check(got, slope(call, x), f"derivative of {call} at {x}", absolute=ABSOLUTE)


def test_typesetting_is_accepted():
    """A primitive is set by itself and as a part of sums, products, fractions and powers."""
    parser = MathTextParser("path")
    whole = parse("a + x*a*2 - a^a*x + x/a", parameters=["a"])
    for row in PRIMITIVES.values():
        call = Call(row.name, (X,) * (row.arity if row.arity is not None else 2))
        for shown in (call, substitute(whole, {"a": call})):
            assert typeset(shown)
            parser.parse(f"${typeset(shown)}$")


def test_aliases_name_rows():
    """Every other spelling leads to a row."""
    assert set(ALIASES.values()) <= set(PRIMITIVES)
    assert not set(ALIASES) & set(PRIMITIVES)
