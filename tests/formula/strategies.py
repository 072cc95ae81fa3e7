"""Random expressions over the whole table of primitives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from actplot.formula.expression import (
    PRECEDENCE,
    Call,
    Choose,
    Compare,
    Expression,
    Number,
    Parameter,
    Variable,
)
from actplot.formula.primitives import PRIMITIVES

if TYPE_CHECKING:
    from collections.abc import Sequence

# The same examples on every run: what fails, fails for everybody.
EXAMPLES = settings(max_examples=200, deadline=None, derandomize=True)

PARAMETERS = ("alpha", "beta_1", "T")
# Sums, products and quotients of these are exact in float64 or not folded.
EXACT_NUMBERS = (0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
POINTS = st.one_of(
    st.sampled_from([0.0, 0.5, -1.0, 2.0, 3.0, -20.0]),
    st.floats(-5, 5, allow_subnormal=False),
    st.floats(-500, 500, allow_subnormal=False),
)
# Arguments that overflow, underflow, divide by zero or are not numbers.
EXTREMES = np.array(
    [-np.inf, -1e308, -1e4, -3.0, -0.5, -1e-300, -0.0, 5e-324, 1.0, 2.5, 1e4, 1e308, np.inf, np.nan]
)

_CONSTANTS = [Call(row.name, ()) for row in PRIMITIVES.values() if row.arity == 0]
_OPERATORS = [name for name in PRECEDENCE if name in PRIMITIVES]
# The order of a derivative of sinc is a number; test_primitives.py has it.
_FUNCTIONS = sorted(
    name for name, row in PRIMITIVES.items() if row.arity != 0 and name != "sinc_derivative"
)


def expressions(
    *, numbers: Sequence[float] | None = EXACT_NUMBERS, parameters: bool = False, leaves: int = 10
) -> st.SearchStrategy[Expression]:
    """Return a strategy for expressions; ``numbers=None`` stands for every literal."""
    literal = st.floats(0, allow_infinity=False) if numbers is None else st.sampled_from(numbers)
    names = [Parameter(name) for name in PARAMETERS] if parameters else []
    leaf = st.one_of(
        st.just(Variable()),
        st.just(Variable()),
        literal.map(Number),
        st.sampled_from([*_CONSTANTS, *names]),
    )
    return st.recursive(leaf, _nodes, max_leaves=leaves)


def _nodes(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    """Return a strategy for nodes over given children; half of them are operators."""
    comparisons = st.builds(Compare, st.sampled_from(["<", "<=", ">", ">="]), inner, inner)
    return st.one_of(
        _calls(_OPERATORS, inner),
        _calls(_FUNCTIONS, inner),
        comparisons,
        st.builds(Choose, comparisons | inner, inner, inner),
    )


def _calls(names: Sequence[str], inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Call]:
    def call(name: str) -> st.SearchStrategy[Call]:
        arguments = [inner] * (PRIMITIVES[name].arity or 2)
        return st.builds(Call, st.just(name), st.tuples(*arguments))

    return st.sampled_from(names).flatmap(call)
