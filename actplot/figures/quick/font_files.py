"""Finding the files of fonts, which takes longer than to draw their letters.

matplotlib looks for fifty fonts for every formula, by comparing each name with each
font that is installed, and for the fonts of a text whenever it is measured or drawn.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib
from matplotlib import _mathtext
from matplotlib.backend_bases import RendererBase
from matplotlib.font_manager import FontManager, FontPath, fontManager, get_font

from actplot.figures.stand_ins import given, replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from matplotlib.font_manager import FontProperties

# The fonts of mathematics, by the names that mathtext looks for. matplotlib brings them
# along, and prefers its own to others of the same name.
FILES = {
    **{name: name for name in ("cmb10", "cmex10", "cmmi10", "cmr10", "cmss10", "cmsy10")},
    **{name: name for name in ("cmti10", "cmtt10")},
    "DejaVu Sans": "DejaVuSans",
    "DejaVu Sans:italic": "DejaVuSans-Oblique",
    "DejaVu Sans:weight=bold": "DejaVuSans-Bold",
    "DejaVu Sans:italic:bold": "DejaVuSans-BoldOblique",
    "DejaVu Sans Display": "DejaVuSansDisplay",
    "DejaVu Sans Mono": "DejaVuSansMono",
    "DejaVu Serif": "DejaVuSerif",
    "DejaVu Serif:italic": "DejaVuSerif-Italic",
    "DejaVu Serif:weight=bold": "DejaVuSerif-Bold",
    "DejaVu Serif:italic:bold": "DejaVuSerif-BoldItalic",
    "DejaVu Serif Display": "DejaVuSerifDisplay",
    "STIXGeneral": "STIXGeneral",
    "STIXGeneral:italic": "STIXGeneralItalic",
    "STIXGeneral:weight=bold": "STIXGeneralBol",
    "STIXGeneral:italic:bold": "STIXGeneralBolIta",
    "STIXNonUnicode": "STIXNonUni",
    "STIXNonUnicode:italic": "STIXNonUniIta",
    "STIXNonUnicode:weight=bold": "STIXNonUniBol",
    "STIXSizeOneSym": "STIXSizOneSymReg",
    "STIXSizeTwoSym": "STIXSizTwoSymReg",
    "STIXSizeThreeSym": "STIXSizThreeSymReg",
    "STIXSizeFourSym": "STIXSizFourSymReg",
    "STIXSizeFiveSym": "STIXSizFiveSymReg",
}

# What finds all files for a text: a font has not all letters.
_FIND_FILES = "_find_fonts_by_props"
# What a renderer is asked for how high lines are, if it has it: else three tables of the
# font are read whenever a text is measured.
_HEIGHTS = "_get_font_height_metrics"

_DECIDE_ON_FONTS = (
    *("font.family", "font.style", "font.variant", "font.weight", "font.stretch", "font.size"),
    *("font.serif", "font.sans-serif", "font.cursive", "font.fantasy", "font.monospace"),
)


@contextmanager
def quick_fonts() -> Iterator[None]:
    """Find the files of fonts quickly inside, the same as ever; in the rc context of a figure."""
    parameters: Any = matplotlib.rcParams
    # Others are found where fonts have been added since, or others were chosen.
    chosen = [parameters[name] for name in _DECIDE_ON_FONTS]
    file_of, files_of = _finders(f"{len(fontManager.ttflist)} {chosen}")
    with (
        replaced(_mathtext, "findfont", file_of),
        replaced(FontManager, _FIND_FILES, files_of),
        given(RendererBase, _HEIGHTS, _heights),
    ):
        yield


def _heights(renderer: RendererBase, properties: FontProperties) -> tuple[float, float, float]:
    """Return how high lines of text are: above the baseline, below it, and between them."""
    gap, above, below, units = _heights_of(tuple(fontManager._find_fonts_by_props(properties)))
    scale = 1 / units * properties.get_size_in_points() * getattr(renderer, "dpi", 72) / 72
    return above * scale, -below * scale, gap * scale


@lru_cache(maxsize=32)
def _heights_of(files: tuple[FontPath, ...]) -> tuple[int, int, int, int]:
    """Return the line gap, the ascent and the descent of fonts, and their units in an em."""
    font: Any = get_font(list(files))
    table = font.get_sfnt_table("OS/2")
    names = ("sTypoLineGap", "sTypoAscender", "sTypoDescender")
    if table is None:
        table, names = font.get_sfnt_table("hhea"), ("lineGap", "ascent", "descent")
    gap, above, below = (table[name] for name in names)
    return gap, above, below, font.get_sfnt_table("head")["unitsPerEm"]


@lru_cache(maxsize=4)
def _finders(chosen: str) -> tuple[Callable[..., FontPath], Callable[..., list[FontPath]]]:  # noqa: ARG001
    """Return what finds the file of a font and the files for a text, and remembers them."""
    own = Path(matplotlib.get_data_path(), "fonts", "ttf")
    find_files = getattr(FontManager, _FIND_FILES)

    @lru_cache(maxsize=128)
    def file_of(font: str | FontProperties) -> FontPath:
        name = FILES.get(font) if isinstance(font, str) else None
        path = own / f"{name}.ttf"
        if name and path.is_file():
            return FontPath(str(path.resolve()), 0)
        return fontManager.findfont(font)

    @lru_cache(maxsize=128)
    def remembered(properties: FontProperties) -> tuple[FontPath, ...]:
        return tuple(find_files(fontManager, properties))

    def files_of(
        manager: FontManager, properties: FontProperties, *others: Any, **named: Any
    ) -> list[FontPath]:
        if others or named or manager is not fontManager:
            found: list[FontPath] = find_files(manager, properties, *others, **named)
            return found
        # Who owns the properties may change them.
        return list(remembered(properties.copy()))

    return file_of, files_of
