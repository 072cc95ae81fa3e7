"""Text is set quickly while a figure is drawn, in releases of matplotlib that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib
from matplotlib import _mathtext, font_manager, mathtext
from matplotlib import text as matplotlib_text

from actplot.figures.quick import mathematics
from actplot.figures.quick.text import quick_text
from actplot.figures.styling import style

if TYPE_CHECKING:
    import pytest


def parts() -> tuple[object, ...]:
    """Return what lays out text, finds fonts, traces letters and reads mathematics."""
    manager, parser = font_manager.FontManager, mathtext.MathTextParser
    finders = _mathtext.findfont, manager._find_fonts_by_props
    letters = parser._font_type_mapping["stix"], matplotlib_text.TextToPath
    return parser._parser, matplotlib_text.Text._get_layout, *finders, *letters


def test_matplotlib_has_parts_of_ours_while_a_figure_is_drawn_and_at_no_other_time() -> None:
    """Afterwards it has what it had."""
    former = parts()
    with style.context():
        assert not set(parts()) & set(former)
        assert isinstance(mathtext.MathTextParser._parser, mathematics.LabelParser)
    assert parts() == former


def test_formulas_leave_nothing_behind() -> None:
    """Matplotlib would keep the fonts of every formula with brackets for ever."""
    for count in range(3):
        with style.context():
            parser = mathtext.MathTextParser("agg")
            parser.parse(rf"$\left({count}\right)$", 72, font_manager.FontProperties(size=12))
    assert _mathtext.StixFonts.get_sized_alternatives_for_symbol.cache_info().currsize == 0


def test_a_release_that_is_not_known_keeps_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ours might not fit."""
    monkeypatch.setattr(matplotlib, "__version_info__", (4, 0, 0))
    former = parts()
    with quick_text():
        assert parts() == former
