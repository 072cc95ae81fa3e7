"""Drawing text into pixels: a row of letters is laid out once, and each letter rendered once."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib import cbook
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg, get_hinting_flag
from matplotlib.ft2font import RenderMode

from actplot.figures.output.png import encode_png
from actplot.figures.quick.mathematics import reader
from actplot.figures.quick.memory import recall

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matplotlib.backend_bases import GraphicsContextBase
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text

Glyph = tuple[Any, float, int, float, float]
"""A font, the size in points, a letter of the font, and where it stands: to the right and up."""

Bitmap = tuple[Any, int, int]
"""How much of each pixel a letter covers, and the lower left of them: to the right and up."""

# FreeType has transformations in parts of 2^16, and places in parts of 2^6 of a pixel.
_UPRIGHT = np.array([[1 << 16, 0], [0, 1 << 16]])
_BITS = 6
_PARTS = 1 << _BITS


class QuickRenderer(RendererAgg):
    """Agg, with a memory for rows of letters and for what they look like between two pixels.

    All of a resolution share it. Fonts are parts of the keys: a thread has its own, and a
    process that branches off opens them anew, and must not use those of its parent.
    """

    def __init__(self, width: float, height: float, dpi: float) -> None:
        super().__init__(width, height, dpi)
        self._rows, self._bitmaps = _memories(dpi)
        self.mathtext_parser = reader()

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,  # noqa: FBT002 (as all renderers have it)
        mtext: Text | None = None,
    ) -> None:
        """Draw a text; what is turned, or has a language or features, as ever."""
        text: Any = mtext
        special = text is not None and (text.get_fontfeatures() or text.get_language())
        if ismath or angle or special or not gc.get_antialiased():
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
        else:
            self._draw_row(gc, x, y, self._row(s, prop))

    def draw_mathtext(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
    ) -> None:
        """Draw mathematics; what is turned as ever."""
        if angle or not gc.get_antialiased():
            super().draw_mathtext(gc, x, y, s, prop, angle)
            return
        parsed = self.mathtext_parser.parse(s, self.dpi, prop, antialiased=True)
        row = [(font, size, index, dx, dy) for font, size, _, index, dx, dy in parsed.glyphs]
        self._draw_row(gc, x, y, row)
        if parsed.rects:
            self._draw_text_glyphs_and_boxes(gc, x, y, angle, (), parsed.rects)

    def _row(self, text: str, properties: FontProperties) -> list[Glyph]:
        """Return the letters of a plain text on one line."""
        font: Any = self._prepare_font(properties)
        size, flags = properties.get_size_in_points(), get_hinting_flag()

        def lay_out() -> list[Glyph]:
            items = font._layout(text, flags=flags, features=None, language=None)
            return [(each.ft_object, size, each.glyph_index, each.x, each.y) for each in items]

        return recall(self._rows, (font, size, flags, text), lay_out)

    def _draw_row(self, gc: GraphicsContextBase, x: float, y: float, row: Iterable[Glyph]) -> None:
        """Draw letters beside a point; y is downwards, as in a picture."""
        renderer: Any = self._renderer
        flags, height, up = get_hinting_flag(), int(self.height), self.height - y
        for font, size, index, dx, dy in row:
            across, above = round(_PARTS * (x + dx)), round(_PARTS * (up + dy))
            key = font, size, index, flags, across % _PARTS, above % _PARTS
            covered, left, bottom = recall(self._bitmaps, key, partial(self._bitmap, *key))
            below = height - bottom - (above >> _BITS)
            renderer.draw_text_image(covered, left + (across >> _BITS), below, 0, gc)

    def _bitmap(
        self, font: Any, size: float, index: int, flags: Any, across: int, above: int
    ) -> Bitmap:
        """Return a letter that stands to the right of a pixel's corner and above it, in parts."""
        font.set_size(size, self.dpi)
        font._set_transform(_UPRIGHT, [across, above])
        rendered = font._render_glyph(index, flags, RenderMode.NORMAL)
        covered = rendered.buffer
        return covered, rendered.left, rendered.top - covered.shape[0]


@lru_cache(maxsize=4)
def _memories(
    dpi: float,  # noqa: ARG001 (a part of the key)
) -> tuple[dict[tuple[object, ...], list[Glyph]], dict[tuple[object, ...], Bitmap]]:
    """Return where to remember rows of letters, and letters in pixels."""
    return {}, {}


class QuickCanvas(FigureCanvasAgg):
    """The canvas of a figure that quick renderers draw."""

    def get_renderer(self) -> QuickRenderer:
        """Return the renderer, a new one if the figure has got another size."""
        wanted = (*self.get_width_height(physical=True), self.figure.dpi)
        known: object = getattr(self, "renderer", None)
        if isinstance(known, QuickRenderer) and (known.width, known.height, known.dpi) == wanted:
            return known
        self.renderer = renderer = QuickRenderer(*wanted)
        return renderer

    def print_png(
        self,
        filename_or_obj: Any,
        *,
        metadata: Mapping[str, str] | None = None,
        pil_kwargs: Mapping[str, Any] | None = None,
        **_of_the_figure: Any,
    ) -> None:
        """Write a PNG; as ever, if there is something to be said to its encoder.

        The rest of what it is given, such as the resolution, is in force already.
        """
        if pil_kwargs:
            super().print_png(filename_or_obj, metadata=metadata, pil_kwargs=pil_kwargs)
            return
        self.draw()
        picture = encode_png(
            np.asarray(self.buffer_rgba()), dpi=self.figure.dpi, texts=metadata or {}
        )
        with cbook.open_file_cm(filename_or_obj, "wb") as file:
            file.write(picture)
