"""Letters as shapes, as an SVG has them: measured, laid out and traced once for all figures."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import lru_cache
from threading import get_ident
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib import text as matplotlib_text
from matplotlib.ft2font import LoadFlags
from matplotlib.textpath import TextToPath

from actplot.figures.quick.memory import recall
from actplot.figures.stand_ins import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.font_manager import FontProperties

_CLASS = "TextToPath"


class _Letter(NamedTuple):
    """A letter of a row: what an SVG calls it, its font and number there, and where it stands."""

    name: str
    font: Any
    number: int
    x: float
    y: float


@contextmanager
def quick_shapes() -> Iterator[None]:
    """Let all renderers that are made inside share what they know of letters."""
    with replaced(matplotlib_text, _CLASS, lambda: _shared(os.getpid(), get_ident())):
        yield


@lru_cache(maxsize=4)
def _shared(process: int, thread: int) -> QuickTextToPath:  # noqa: ARG001 (each has its own fonts)
    """Return the one that all renderers of a thread share."""
    return QuickTextToPath()


class QuickTextToPath(TextToPath):
    """What makes shapes of text, with a memory for plain text."""

    def __init__(self) -> None:
        super().__init__()
        self._sizes: dict[tuple[Any, ...], tuple[float, float, float]] = {}
        self._rows: dict[tuple[Any, ...], list[_Letter]] = {}
        self._shapes: dict[tuple[Any, ...], Any] = {}

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: Any
    ) -> tuple[float, float, float]:
        """Return the size of a text, and how far it reaches below its baseline."""
        measure = super().get_text_width_height_descent
        if ismath:
            return measure(s, prop, ismath)
        paths: Any = self
        key = paths._get_font(prop), prop.get_size_in_points(), s
        return recall(self._sizes, key, lambda: measure(s, prop, ismath))

    def get_glyphs_with_font(
        self,
        font: Any,
        s: str,
        glyph_map: Any = None,
        return_new_glyphs_only: bool = False,  # noqa: FBT001, FBT002 (as matplotlib has it)
        *,
        features: Any = None,
        language: Any = None,
    ) -> tuple[list[tuple[str, float, float, float]], Any, list[Any]]:
        """Return where the letters of a text stand, and the shapes of those that are new."""
        if features or language:
            return super().get_glyphs_with_font(
                font, s, glyph_map, return_new_glyphs_only, features=features, language=language
            )
        row = recall(self._rows, (font, s), lambda: self._row(font, s))
        known = {} if glyph_map is None else glyph_map
        shapes = {} if return_new_glyphs_only else known
        for letter in row:
            if letter.name not in known:
                shapes[letter.name] = self._shape(letter)
        return [(letter.name, letter.x, letter.y, 1.0) for letter in row], shapes, []

    def _row(self, font: Any, text: str) -> list[_Letter]:
        """Return the letters of a text."""
        paths: Any = self
        return [
            _Letter(
                name=paths._get_glyph_repr(each.ft_object, each.glyph_index),
                font=each.ft_object,
                number=each.glyph_index,
                x=each.x,
                y=each.y,
            )
            for each in font._layout(text, LoadFlags.NO_HINTING, features=None, language=None)
        ]

    def _shape(self, letter: _Letter) -> Any:
        """Return the shape of a letter: points, and what leads from each to the next."""

        def trace() -> Any:
            letter.font.set_size(self.FONT_SCALE, self.DPI)
            letter.font.load_glyph(letter.number, flags=LoadFlags.NO_HINTING)
            return letter.font.get_path()

        return recall(self._shapes, (letter.font, letter.number), trace)
