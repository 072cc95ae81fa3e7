"""The files of fonts are those that matplotlib would find."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import matplotlib
import numpy as np
import pytest
from matplotlib import _mathtext, font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from actplot.figures.quick.font_files import FILES, quick_fonts

CLASSES = (
    *(_mathtext.BakomaFonts, _mathtext.StixFonts, _mathtext.StixSansFonts),
    *(_mathtext.DejaVuSansFonts, _mathtext.DejaVuSerifFonts),
)
FAMILIES = ("DejaVu Serif", "DejaVu Sans Mono", ["No Such Font", "DejaVu Sans"])


@pytest.fixture
def _quick() -> Iterator[None]:
    """Find fonts quickly."""
    with quick_fonts():
        yield


@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("name", FILES)
def test_every_font_of_mathematics_is_the_one_that_matplotlib_finds(name: str) -> None:
    """The same file, and the same face in it."""
    found, expected = _mathtext.findfont(name), font_manager.findfont(name)
    assert found is not expected
    assert (found, found.face_index) == (expected, expected.face_index)


def test_every_font_that_mathematics_is_set_in_is_in_the_table() -> None:
    """None of them is searched for."""
    assert {name for each in CLASSES for name in each._fontmap.values()} == set(FILES)


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_fonts_of_text_are_those_of_the_rc_context(weight: str) -> None:
    """They are found anew where others are chosen."""
    for family in FAMILIES:
        with matplotlib.rc_context({"font.family": family, "font.weight": weight}):
            wanted = FontProperties()
            expected = font_manager.fontManager._find_fonts_by_props(wanted)
            with quick_fonts():
                for _ in range(2):
                    assert font_manager.fontManager._find_fonts_by_props(wanted) == expected
                assert _mathtext.findfont(wanted) == font_manager.findfont(wanted)


@pytest.mark.usefixtures("_quick")
def test_properties_may_change_after_their_fonts_were_found() -> None:
    """Then others are found."""
    wanted, manager = FontProperties(family="DejaVu Sans"), font_manager.fontManager
    first = manager._find_fonts_by_props(wanted)
    wanted.set_family("DejaVu Serif")
    assert manager._find_fonts_by_props(wanted) != first
    wanted.set_family("DejaVu Sans")
    assert manager._find_fonts_by_props(wanted) == first


@pytest.mark.parametrize("family", ["DejaVu Sans", "STIXGeneral", "cmr10", "DejaVu Sans Mono"])
@pytest.mark.parametrize("dpi", [72, 150.5, 200])
def test_lines_are_as_high_as_ever(family: str, dpi: float) -> None:
    """In any font and any size, on one line and on several."""
    figure = Figure(dpi=dpi)
    renderer = FigureCanvasAgg(figure).get_renderer()
    for text, size in itertools.product(("x", "Ágj", "one\ntwo", "$x^2$\ny"), (7, 12.5, 30)):
        artist = figure.text(0.5, 0.5, text, family=family, fontsize=size)
        expected = artist.get_window_extent(renderer).extents
        with quick_fonts():
            np.testing.assert_array_equal(artist.get_window_extent(renderer).extents, expected)


@pytest.mark.usefixtures("_quick")
def test_what_is_asked_for_in_another_way_is_found_by_matplotlib() -> None:
    """Fonts of another kind, or by another manager."""
    manager = font_manager.fontManager
    assert manager._find_fonts_by_props(FontProperties(family="Helvetica"), fontext="afm")
