"""`plot_bars`, the Python spelling of `actplot softmax` and its siblings."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from actplot.figures.bar_spec import BarSpec
from actplot.plotting.calls import record_of, signature

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import ArrayLike


def plot_bars(logits: ArrayLike, **options: Any) -> Figure:
    """Draw what softmax, or a sibling, makes of logits.

    Parameters
    ----------
    logits : array_like of float, shape (n,)
        The logits.
    **options
        The fields of `BarSpec`, such as ``labels=["cat", "dog"]``, ``temperature=[0.5, 1, 2]``,
        ``function="sparsemax"`` or ``derivative=True``.

    Returns
    -------
    matplotlib.figure.Figure
        A figure that belongs to no window; ``savefig`` writes it.

    Raises
    ------
    InputError
        If the logits or an option have a wrong value, or an option changes nothing.
    TypeError
        If there is no such option.
    """
    from actplot.figures.bars import draw

    spec = record_of(BarSpec, "plot_bars", options, logits=logits)
    spec.refuse_unused()
    return draw(spec)


_LOGITS = inspect.Parameter(
    "logits", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation="ArrayLike"
)
plot_bars.__signature__ = signature(BarSpec, _LOGITS, returns="Figure")  # type: ignore[attr-defined]
