"""`plot`, the Python spelling of the command line, and what else it can say of a figure."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from actplot.figures.spec import FigureSpec
from actplot.plotting.calls import record_of, signature

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from actplot.figures.spec import Spec

# What belongs to the figure of the axes and to the axes themselves.
_OF_FIGURES = ("size", "dpi", "venue", "transparent", "axes", "grid")


def plot(*specs: Spec, ax: Axes | None = None, **options: Any) -> Figure:
    """Draw activation functions, formulas or callables into one matplotlib figure.

    Parameters
    ----------
    *specs : str, Activation or callable
        What to draw, such as ``"sigmoid"``, ``"elu(alpha=0.5)"`` or ``"x*tanh(x)"``.
    ax : matplotlib.axes.Axes or None
        Draw into these axes rather than into a new figure. Their limits are set, and
        their title if one is given; ticks, grid and frame stay as they are.
    **options
        The fields of `FigureSpec`, such as ``derivative=1`` or ``xlim=(-4, 4)``.

    Returns
    -------
    matplotlib.figure.Figure
        A figure that belongs to no window; ``savefig`` writes it, and a notebook shows
        it. With ``ax``, the figure of these axes.

    Raises
    ------
    InputError
        If a spec cannot be read or an option has a wrong value.
    TypeError
        If there is no such option, or it is none of axes.
    """
    spec = record_of(FigureSpec, "plot", options, specs=specs)
    if ax is None:
        from actplot.figures.curves import draw

        return draw(spec)
    for name in _OF_FIGURES:
        if name in options:
            raise TypeError(f"plot() takes no option '{name}' with ax: your figure decides it")

    from actplot.figures.output.embedding import draw_into

    draw_into(ax, spec)
    return ax.figure.canvas.figure


def picture(*specs: Spec, format: str = "png", **options: Any) -> bytes:
    """Return the figure that `plot` would draw as the command line writes it to a file.

    Parameters
    ----------
    *specs : str, Activation or callable
        What to draw.
    format : str
        "png", "svg" or "pdf".
    **options
        The fields of `FigureSpec`.

    Returns
    -------
    bytes
        The same ones on every run, with a title and an alternative text in them.

    Raises
    ------
    InputError
        If a spec cannot be read, or the format or an option has a wrong value.
    TypeError
        If there is no such option.
    """
    from actplot.figures.curves import draw
    from actplot.figures.output.formats import check_format
    from actplot.figures.output.pictures import pictures
    from actplot.figures.words.alt_text import describe_figure, title_of

    check_format("format", format)
    spec = record_of(FigureSpec, "picture", options, specs=specs)
    title, description = title_of(spec), describe_figure(spec)
    return pictures(draw, spec, [format], title=title, description=description)[format]


def data(*specs: Spec, **options: Any) -> dict[str, np.ndarray]:
    """Return the numbers of the figure that `plot` would draw, by the names of the columns.

    Parameters
    ----------
    *specs : str, Activation or callable
        What is drawn.
    **options
        The fields of `FigureSpec`.

    Returns
    -------
    dict of str to ndarray
        ``"x"``, then a column for each function, such as ``"relu"``, followed by those of
        its derivatives, ``"relu_d1"`` and so on; all float64 and of one length. Gaps are
        nan.

    Raises
    ------
    InputError
        If a spec cannot be read or an option has a wrong value.
    TypeError
        If there is no such option.
    """
    from actplot.figures.curves import draw
    from actplot.figures.output.data import tabulate

    spec = record_of(FigureSpec, "data", options, specs=specs)
    table = tabulate(spec, xlim=draw(spec).axes[0].get_xlim())
    return {"x": table.x} | {column.name: column.values for column in table.columns}


def alt_text(*specs: Spec, **options: Any) -> str:
    """Return what the figure that `plot` would draw shows, in a sentence.

    Parameters
    ----------
    *specs : str, Activation or callable
        What is drawn.
    **options
        The fields of `FigureSpec`, such as ``lang="de"``.

    Raises
    ------
    InputError
        If a spec cannot be read or an option has a wrong value.
    TypeError
        If there is no such option.
    """
    from actplot.figures.words.alt_text import describe_figure

    return describe_figure(record_of(FigureSpec, "alt_text", options, specs=specs))


_SPECS = inspect.Parameter("specs", inspect.Parameter.VAR_POSITIONAL, annotation="Spec")
_AX = inspect.Parameter(
    "ax", inspect.Parameter.KEYWORD_ONLY, default=None, annotation="Axes | None"
)
plot.__signature__ = signature(FigureSpec, _SPECS, _AX, returns="Figure")  # type: ignore[attr-defined]
_FORMAT = inspect.Parameter(
    "format", inspect.Parameter.KEYWORD_ONLY, default="png", annotation="str"
)
picture.__signature__ = signature(FigureSpec, _SPECS, _FORMAT, returns="bytes")  # type: ignore[attr-defined]
data.__signature__ = signature(FigureSpec, _SPECS, returns="dict[str, np.ndarray]")  # type: ignore[attr-defined]
alt_text.__signature__ = signature(FigureSpec, _SPECS, returns="str")  # type: ignore[attr-defined]
