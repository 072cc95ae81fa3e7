"""`plot`, the Python spelling of the command line."""

from __future__ import annotations

import inspect
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from actplot.figures.options import defaults_of
from actplot.figures.spec import FigureSpec
from actplot.wording import did_you_mean

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from actplot.figures.spec import Spec


def plot(*specs: Spec, **options: Any) -> Figure:
    """Draw activation functions, formulas or callables into one matplotlib figure.

    Parameters
    ----------
    *specs : str, Activation or callable
        What to draw, such as ``"sigmoid"``, ``"elu(alpha=0.5)"`` or ``"x*tanh(x)"``.
    **options
        The fields of `FigureSpec`, such as ``derivative=1`` or ``xlim=(-4, 4)``.

    Returns
    -------
    matplotlib.figure.Figure
        A figure that belongs to no window; ``savefig`` writes it.

    Raises
    ------
    InputError
        If a spec cannot be read or an option has a wrong value.
    TypeError
        If there is no such option.
    """
    known = defaults_of(FigureSpec)
    for name in options:
        if name not in known:
            raise TypeError(f"plot() has no option '{name}'.{did_you_mean(name, known)}")
    spec = FigureSpec(specs=specs, **options)

    from actplot.figures.curves import draw

    return draw(spec)


def _signature() -> inspect.Signature:
    """Return the signature that the table of options gives `plot`."""
    keywords = [
        inspect.Parameter(
            row.name, inspect.Parameter.KEYWORD_ONLY, default=row.default, annotation=row.type
        )
        for row in fields(FigureSpec)
        if row.name in defaults_of(FigureSpec)
    ]
    specs = inspect.Parameter("specs", inspect.Parameter.VAR_POSITIONAL, annotation="Spec")
    return inspect.Signature([specs, *keywords], return_annotation="Figure")


plot.__signature__ = _signature()  # type: ignore[attr-defined]
