"""A figure that shows itself in a notebook, without pyplot."""

from __future__ import annotations

from matplotlib.figure import Figure

from actplot.figures.output.export import render

_CSS_PIXELS = 96  # an inch


class ShownFigure(Figure):
    """A matplotlib figure that a notebook shows in its size, as sharp as the screen."""

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        """Return the picture and the size in which it is to be shown."""
        picture = render(self, format="png", dpi=self.dpi, title="", description="")
        width, height = (round(_CSS_PIXELS * side) for side in self.get_size_inches())
        return picture, {"width": width, "height": height}
