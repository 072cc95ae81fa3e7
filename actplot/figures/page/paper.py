"""Paper: what a figure is drawn on, new or that of an earlier one which has been cleared."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib

from actplot.figures.output.showing import ShownFigure
from actplot.figures.quick.surfaces import add_canvas, measurer

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backend_bases import RendererBase
    from matplotlib.figure import Figure

    from actplot.figures.looks import Looks
    from actplot.figures.styling.style import Sizes


class Paper(NamedTuple):
    """What a figure is drawn on.

    To make axes and their ticks takes longer than to move them, so that who draws one
    picture after another draws them on the same figure.

    Parameters
    ----------
    figure : Figure
        A figure on which nothing is drawn.
    axes : Axes or None
        Its axes, which have frame, ticks and grid already, or None where it has none.
    renderer : RendererBase
        What measures its text.
    widths : dict
        What has been measured.
    """

    figure: Figure
    axes: Axes | None
    renderer: RendererBase
    widths: dict[tuple[str, float], float]


class _Ground(NamedTuple):
    """What axes look like, whatever is drawn in them."""

    size: tuple[float, float]
    dpi: float
    sizes: Sizes
    parameters: object


def open_paper(looks: Looks, sizes: Sizes, *, spare: Figure | None, serves_again: bool) -> Paper:
    """Return paper for a figure; to be called in its rc context.

    Parameters
    ----------
    looks : Looks
        Its options.
    sizes : Sizes
        What they amount to.
    spare : Figure or None
        A figure that nobody uses any more. It is cleared and used if it has axes for the
        same looks.
    serves_again : bool
        Whether the figure will have one pair of axes, dressed as all others of its looks.
    """
    ground = None
    if serves_again:
        values: Any = matplotlib.rcParams
        parameters = [values._get(name) for name in _names_of_parameters()]  # noqa: SLF001
        ground = _Ground(size=looks.size, dpi=looks.dpi, sizes=sizes, parameters=parameters)
    if ground and isinstance(spare, ShownFigure) and spare.ground == ground:
        return _paper(spare, axes=_cleared(spare))
    figure = ShownFigure(figsize=looks.size, dpi=looks.dpi)
    add_canvas(figure)
    figure.ground = ground
    return _paper(figure, axes=None)


@lru_cache(maxsize=1)
def _names_of_parameters() -> list[str]:
    """Return the names of all rc parameters."""
    return list(matplotlib.rcParamsDefault)


def _paper(figure: ShownFigure, *, axes: Axes | None) -> Paper:
    """Return a figure as paper."""
    return Paper(figure=figure, axes=axes, renderer=measurer(figure.dpi), widths=figure.widths)


def _cleared(figure: Figure) -> Axes:
    """Return the axes of a figure after taking away all that was drawn on both."""
    (axes,) = figure.axes
    for owner in (figure, axes):
        for artist in (*owner.texts, *owner.lines, *owner.patches, *owner.artists):
            artist.remove()
    for artist in (*figure.legends, *axes.collections, *axes.images):
        artist.remove()
    axes.legend_ = None
    return axes
