"""What a callable wants to be called with: one input, and parameters with numeric defaults."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from actplot.errors import InputError
from actplot.wording import did_you_mean

_POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
_VARIADIC = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


def callable_name(function: Callable[..., Any]) -> str:
    """Return the name by which a callable is shown, such as ``layers.py:act`` or ``math.tanh``."""
    inner = function.func if isinstance(function, partial) else function
    module = getattr(inner, "__module__", None) or ""
    own = short_name(function)
    file = getattr(sys.modules.get(module), "__file__", None)
    if module == "__main__" or module.startswith("<"):
        return f"{Path(file).name}:{own}" if file else own
    return f"{module}.{own}" if module else own


def short_name(function: Callable[..., Any]) -> str:
    """Return the last part of a callable's name; "f" for a function without one."""
    inner = function.func if isinstance(function, partial) else function
    name: str = getattr(inner, "__name__", type(inner).__name__)
    return "f" if name == "<lambda>" else name


def required_names(function: Callable[..., Any]) -> list[str]:
    """Return the names of the arguments that a callable cannot do without."""
    return [
        parameter.name
        for parameter in _parameters(function)
        if parameter.default is parameter.empty and parameter.kind not in _VARIADIC
    ]


def settable_names(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of the arguments besides the input that may be given values."""
    names = [each.name for each in _parameters(function) if each.kind not in _VARIADIC]
    return tuple(names[1:])


def bind(
    function: Callable[..., Any], name: str, values: Mapping[str, float]
) -> tuple[Callable[..., Any], dict[str, float]]:
    """Return a callable of one input, with values for its other arguments put in.

    Parameters
    ----------
    function : callable
        The user's function.
    name : str
        What it is called in messages.
    values : mapping of str to float
        Values for arguments by name.

    Returns
    -------
    callable
        Takes x alone.
    dict of str to float
        The numbers in force: those given and the numeric defaults.

    Raises
    ------
    InputError
        If there is no such argument, or not exactly one input is left.
    """
    parameters = {parameter.name: parameter for parameter in _parameters(function)}
    keywords = {key: each for key, each in parameters.items() if each.kind not in _VARIADIC}
    takes_any = any(each.kind is inspect.Parameter.VAR_KEYWORD for each in parameters.values())
    for given in values:
        if given not in keywords and not takes_any:
            raise InputError(f"{name} has no argument '{given}'.{did_you_mean(given, keywords)}")
    bound = partial(function, **values) if values else function
    _check_one_input(bound, name)
    defaults = {
        key: float(each.default) for key, each in keywords.items() if _is_number(each.default)
    }
    first = next(iter(parameters), None)
    defaults.pop(first or "", None)
    return bound, {**defaults, **values}


def _check_one_input(function: Callable[..., Any], name: str) -> None:
    """Refuse a callable that needs another number of inputs than one."""
    if isinstance(function, np.ufunc):
        inputs = ["x", "y", "z", "w"][: function.nin]
    else:
        inputs = required_names(function)
        parameters = _parameters(function)
        variadic = inspect.Parameter.VAR_POSITIONAL
        known = _signature(function) is not None
        if known and not any(each.kind in (*_POSITIONAL, variadic) for each in parameters):
            raise InputError(f"{name} takes no input; an activation takes x")
    if len(inputs) > 1:
        raise InputError(
            f"{name} takes {len(inputs)} inputs ({', '.join(inputs)}), an activation has one; "
            f"fix the others: -p {inputs[1]}=1, a default, or functools.partial"
        )


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    """Return the arguments of a callable that are still to be given."""
    signature = _signature(function)
    fixed = function.keywords if isinstance(function, partial) else {}
    return [
        parameter
        for parameter in (signature.parameters.values() if signature else ())
        if parameter.name not in fixed
    ]


def _signature(function: Callable[..., Any]) -> inspect.Signature | None:
    """Return a callable's signature, or None where Python cannot know it."""
    # A torch module's own signature is (*args, **kwargs); what it computes is in forward.
    forward = getattr(function, "forward", None)
    try:
        return inspect.signature(forward if inspect.ismethod(forward) else function)
    except (TypeError, ValueError):
        return None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
