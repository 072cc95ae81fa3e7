"""A figure that shows itself in a notebook, without pyplot."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure

from actplot.figures.output.export import render
from actplot.figures.quick.undocumented import Undocumented

_CSS_PIXELS = 96  # an inch


class ShownFigure(Undocumented, Figure):
    """A matplotlib figure that a notebook shows in its size, as sharp as the screen."""

    # What its axes look like, by which it is known whether they serve another figure.
    ground: object = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.widths: dict[tuple[str, float], float] = {}
        """The widths in pixels of the texts that were measured, by text and font size."""

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        """Return the picture and the size in which it is to be shown."""
        picture = render(self, format="png", dpi=self.dpi, title="", description="")
        width, height = (round(_CSS_PIXELS * side) for side in self.get_size_inches())
        return picture, {"width": width, "height": height}
