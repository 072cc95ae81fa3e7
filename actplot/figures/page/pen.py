"""The pen: what measuring and placing text in one figure needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties

from actplot.languages import Words, words

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from actplot.figures.styling.style import Sizes
    from actplot.figures.styling.themes import Theme

_EDGE = 7.0  # points between anything and the edge of the figure


@dataclass(frozen=True, kw_only=True, slots=True)
class Pen:
    """What measuring and placing text in one figure needs.

    Parameters
    ----------
    figure : Figure
        The figure.
    renderer : RendererBase
        What measures its text.
    sizes : Sizes
        The sizes of its type and lines, and its theme.
    words : Words
        Its language.
    guest : bool
        Whether the figure is someone else's: nothing is written outside the axes then.
    widths : dict
        The widths of plain texts that have been measured, by text and font size.
    notes : dict
        The notes of the figure, each with what it says in less room.
    raised : dict
        The numbers above frames, each with its place in x.
    """

    figure: Figure
    renderer: RendererBase
    sizes: Sizes
    words: Words = field(default_factory=words)
    guest: bool = False
    widths: dict[tuple[str, float], float] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    raised: dict[Text, float] = field(default_factory=dict)

    @property
    def theme(self) -> Theme:
        """Return what the style of the figure decides."""
        return self.sizes.theme

    def pixels(self, points: float) -> float:
        """Return a length in points as pixels."""
        return points * self.figure.dpi / 72

    @property
    def edge(self) -> float:
        """The room kept along the edge of the figure, in pixels."""
        return self.pixels(_EDGE * min(1.0, self.sizes.scale))

    def width(self, plain: str, size: float) -> float:
        """Return the width in pixels of a plain text of a font size."""
        known = self.widths.get((plain, size))
        if known is not None:
            return known
        font = FontProperties(size=size)
        width = float(self.renderer.get_text_width_height_descent(plain, font, False)[0])  # noqa: FBT003
        self.widths[plain, size] = width
        return width

    def extent(self, artist: Text) -> tuple[float, float]:
        """Return the width and height of a text in pixels."""
        if artist.figure is None:
            artist.set_figure(self.figure)
        box = artist.get_window_extent(self.renderer)
        return float(box.width), float(box.height)

    def move(self, artist: Text, *, x: float, y: float) -> None:
        """Move a text of the figure to a place in pixels."""
        artist.set_position((x / self.figure.bbox.width, y / self.figure.bbox.height))
