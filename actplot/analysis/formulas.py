"""What is asked of a formula time and again: its derivatives, and where it may break."""

from __future__ import annotations

from functools import lru_cache

from actplot.analysis.function import Window
from actplot.analysis.roots import Zeros, zeros
from actplot.errors import InputError
from actplot.formula.differentiation import differentiate
from actplot.formula.expression import Expression, walk
from actplot.formula.switching import switches

# Limit of a derivative's formula: distinct nodes to compute.
_MOST_STEPS = 8_000


@lru_cache(maxsize=512)
def derivatives(formula: Expression, order: int) -> tuple[Expression, ...]:
    """Return a formula and its derivatives up to an order; shared by all who ask.

    Raises
    ------
    InputError
        If one of them is too long to compute.
    """
    if order == 0:
        return (formula,)
    lower = derivatives(formula, order - 1)
    derivative = differentiate(lower[-1])
    if sum(1 for _ in walk(derivative)) > _MOST_STEPS:
        raise InputError(
            f"the formula of the derivative of order {order} is too long to compute; "
            "a lower order may do"
        )
    return (*lower, derivative)


@lru_cache(maxsize=256)
def candidates(formula: Expression, window: Window) -> Zeros:
    """Return where a formula may break; shared by all derivatives of a function."""
    return zeros(switches(formula), window)
