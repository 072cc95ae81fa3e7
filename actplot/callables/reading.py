"""From a Python function to an activation: by its formula if it has one, else by its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actplot.activation import Activation
from actplot.callables.callers import Caller
from actplot.callables.choosing import PROBES, agree, choose_caller
from actplot.callables.failures import user_code
from actplot.callables.numeric import NumericActivation
from actplot.callables.sampled import Sampled
from actplot.callables.signatures import bind, callable_name, short_name
from actplot.errors import UntraceableError
from actplot.formula.evaluation import evaluate
from actplot.formula.expression import Expression
from actplot.formula.letters import GREEK
from actplot.formula.simplification import simplify
from actplot.formula.stabilization import stabilize
from actplot.formula.tracing import trace


def from_callable(
    function: Callable[..., Any], *, parameters: Mapping[str, float] | None = None
) -> Activation | NumericActivation:
    """Return the activation that a user's function computes.

    Parameters
    ----------
    function : callable
        Takes one input: a numpy array, a torch or jax array, or a Python float.
    parameters : mapping of str to float
        Values for its other arguments, by name.

    Returns
    -------
    Activation or NumericActivation
        The former if the function can be traced into a formula.

    Raises
    ------
    InputError
        If it has more than one input, is random, or is no function of single values.
    UserCodeError
        If it raises an exception.
    """
    name = callable_name(function)
    bound, values = bind(function, name, parameters or {})
    caller = choose_caller(bound, name)
    symbol = function_symbol(short_name(function))
    try:
        expression = _traced(bound, name, caller)
    except UntraceableError as error:
        return NumericActivation(
            name=name,
            symbol=symbol,
            function=Sampled(caller),
            note=f"numeric: {error}",
            parameters=values,
        )
    shown = simplify(expression)
    return Activation(
        name=name,
        symbol=symbol,
        expression=shown,
        computation=stabilize(shown),
        parameters=values,
    )


def _traced(function: Callable[..., Any], name: str, caller: Caller) -> Expression:
    """Return a function's formula, once its values have been compared with the function's."""
    if caller.framework:
        raise UntraceableError(f"a function of {caller.framework}")
    with user_code(name):
        expression = trace(function)
    if not agree(evaluate(expression, PROBES), caller(PROBES)):
        raise UntraceableError("its values are not those of the formula it seems to compute")
    return expression


def function_symbol(name: str) -> str:
    r"""Return a function's name in mathtext: "sigma" is \sigma, "my_act" is upright."""
    if name in GREEK:
        return rf"\{name}"
    escaped = name.replace("_", r"\_")
    return name if len(name) == 1 else rf"\mathrm{{{escaped}}}"
