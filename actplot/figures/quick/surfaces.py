"""What a figure is drawn on: its canvas, axes in it, and what measures its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg

from actplot.figures.quick import releases

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Rectangle = tuple[float, float, float, float]
"""Left, bottom, width and height in parts of a figure."""


def add_canvas(figure: Figure) -> None:
    """Give a figure the canvas that it is drawn on."""
    if not releases.is_known():
        FigureCanvasAgg(figure)
        return

    from actplot.figures.quick.agg import QuickCanvas

    QuickCanvas(figure)


def measurer(dpi: float) -> RendererAgg:
    """Return what measures text in pixels, without the pixels to draw it in."""
    if not releases.is_known():
        return RendererAgg(1, 1, dpi)

    from actplot.figures.quick.agg import QuickRenderer

    return QuickRenderer(1, 1, dpi)


def add_axes(figure: Figure, rectangle: Rectangle) -> Axes:
    """Return new axes in a figure."""
    if not releases.is_known():
        return figure.add_axes(rectangle)

    from actplot.figures.quick.axes import QuickAxes

    return figure.add_axes(QuickAxes(figure, rectangle))
