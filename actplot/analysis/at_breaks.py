"""Values of a formula at places where it may break, as if these places were exact.

No float is pi: at the nearest one sin(x) is 1e-16, and sign(sin(x)) is not 0, as it is at pi.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from actplot.analysis.one_sided import Neighbours
from actplot.formula.evaluation import Floats, evaluate, evaluate_plainly
from actplot.formula.expression import (
    Call,
    Choose,
    Compare,
    Expression,
    depends_on_x,
    number,
    walk,
)
from actplot.formula.simplification import ONE, ZERO

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
    nodes = {node: _switch(node) for node in walk(formula)}
    switches = {node: switch for node, switch in nodes.items() if switch is not None}
    if not switches:
        return values
    around = np.array([near.left[0], near.right[0]])
    passed = np.array([_passes_0(switch, around) for switch in switches.values()])
    patterns, which = np.unique(passed, axis=1, return_inverse=True)
    for index, pattern in enumerate(patterns.T):
        switched = [node for node, own in zip(switches, pattern, strict=True) if own]
        if switched:
            here = which.ravel() == index
            values[here] = evaluate(_at_switch(formula, switched), near.points[here])
    return values


def _switch(node: Expression) -> Expression | None:
    """Return what is 0 where a node switches, if that can change its value there."""
    match node:
        case Compare(_, left, right) | Call("max" | "min", (left, right)):
            return Call("-", (left, right))
        case Choose(condition) if not isinstance(condition, Compare):
            return condition
        case Call("sign" | "abs", (inner,)):
            return inner
        case Call("floor" | "ceil", (inner,)):
            return Call("-", (inner, Call("round", (inner,))))
        case Call("round", (inner,)):
            return Call("-", (inner, Call("+", (Call("floor", (inner,)), number(0.5)))))
    return None


def _passes_0(switch: Expression, around: Floats) -> np.ndarray:
    """Return where a switch passes through 0 between floats on both sides, without a jump."""
    if not depends_on_x(switch):
        return np.zeros(around.shape[1], dtype=bool)
    left, right = evaluate_plainly(switch, around)
    with np.errstate(invalid="ignore"):
        return np.asarray((np.sign(left) * np.sign(right) < 0) & (abs(left - right) <= _SUDDEN))


def _at_switch(formula: Expression, switched: Collection[Expression]) -> Expression:
    """Return what a formula is where some of its nodes switch."""
    made: dict[Expression, Expression] = {}
    for node in walk(formula):
        children = [made[child] for child in node.children]
        made[node] = (
            _value(node, children) if node in switched else node.with_children(tuple(children))
        )
    return made[formula]


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
