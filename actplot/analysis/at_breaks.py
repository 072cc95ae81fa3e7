"""Values of a formula at places where it may break, as if these places were exact.

No float is pi: at the nearest one sin(x) is 1e-16, and sign(sin(x)) is not 0, as it is at pi.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from actplot.analysis.one_sided import Neighbours
from actplot.analysis.pieces import alike
from actplot.formula.evaluation import Floats, evaluate, evaluate_plainly
from actplot.formula.expression import (
    Call,
    Choose,
    Compare,
    Expression,
    depends_on_x,
    fold,
    number,
    walk,
)
from actplot.formula.simplification import ONE, ZERO
from actplot.formula.switching import switches_of

# What changes by more than this from one side of a place to the other jumps over 0 there.
_SUDDEN = 1e-6


def values_at_breaks(formula: Expression, near: Neighbours) -> Floats:
    """Return a formula's values where what it switches at is exactly 0.

    Parameters
    ----------
    formula : Expression
        Without free parameters and with every definition expanded.
    near : Neighbours
        The places, and floats on both sides of them.

    Returns
    -------
    numpy.ndarray
        float64, one value for each place; nan where the formula is undefined.
    """
    values = evaluate(formula, near.points)
    switches = {node: each for node in walk(formula) if (each := _switch(node)) is not None}
    if not switches:
        return values
    around = np.array([near.left[0], near.right[0]])
    passed = np.array([_passes_0(switch, around) for switch in switches.values()])
    for pattern, here in alike(passed):
        switched = [node for node, own in zip(switches, pattern, strict=True) if own]
        if switched:
            values[here] = evaluate(_at_switch(formula, switched), near.points[here])
    return values


def _switch(node: Expression) -> Expression | None:
    """Return what is 0 where a node switches, if it is known what the node is there."""
    match node:
        case (
            Compare() | Choose() | Call("max" | "min" | "sign" | "abs" | "floor" | "ceil" | "round")
        ):
            return next(filter(depends_on_x, switches_of(node)), None)
    return None


def _passes_0(switch: Expression, around: Floats) -> np.ndarray:
    """Return where a switch passes through 0 between floats on both sides, without a jump."""
    left, right = evaluate_plainly(switch, around)
    with np.errstate(invalid="ignore", over="ignore"):
        return np.asarray((np.sign(left) * np.sign(right) < 0) & (abs(left - right) <= _SUDDEN))


def _at_switch(formula: Expression, switched: Collection[Expression]) -> Expression:
    """Return what a formula is where some of its nodes switch."""

    def switch(node: Expression, children: list[Expression]) -> Expression:
        return _value(node, children) if node in switched else node.with_children(tuple(children))

    return fold(formula, switch)


def _value(node: Expression, children: list[Expression]) -> Expression:
    """Return what a node is where it switches."""
    match node:
        case Compare(operator):
            return ONE if operator in ("<=", ">=") else ZERO
        case Choose():
            return children[2]
        case Call("max" | "min"):
            return children[0] if depends_on_x(children[1]) else children[1]
        case Call("floor" | "ceil"):
            return Call("round", (children[0],))
        case Call("round"):  # to even
            half = Call("/", (children[0], number(2.0)))
            return Call("*", (number(2.0), Call("round", (half,))))
    return ZERO
