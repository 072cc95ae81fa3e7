"""Specs that name a Python function: imported here, since only a command line may run code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actplot.figures.spec import Spec


def loaded(spec: str) -> Spec:
    """Return the function that ``file.py:name`` or ``package.module:name`` means.

    Any other spec is returned as it is.

    Raises
    ------
    InputError
        For a file, module or function that is not there.
    UserCodeError
        For an exception that importing it raises.
    """
    if ":" not in spec:
        return spec
    from actplot.callables.loading import load_callable, names_callable

    return load_callable(spec) if names_callable(spec) else spec
