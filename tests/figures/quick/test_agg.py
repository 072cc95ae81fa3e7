"""Text that is drawn quickly has the pixels that matplotlib gives it."""

from __future__ import annotations

import copy
import itertools
from typing import Any

import matplotlib
import numpy as np
import pytest
from matplotlib import font_manager
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from actplot.figures.quick import memory
from actplot.figures.quick.agg import QuickCanvas, QuickRenderer

TEXTS = ("0.25", "−10", "fi Ágj", "日", r"$\sigma(x)=\frac{1}{1+e^{-x}}$", r"$\sqrt{x^2}$")
PLACES = ((20.0, 40.0), (20.25, 40.7), (33.1, 52.4), (-3.6, 8.2), (190.0, 99.9))


def pixels(renderer: Any, text: str, place: tuple[float, float], **wanted: Any) -> Any:
    """Return what a renderer makes of a text at a place."""
    renderer.clear()
    gc = renderer.new_gc()
    gc.set_foreground(wanted.get("color", (0.1, 0.2, 0.6, 0.8)), isRGBA=True)
    gc.set_antialiased(wanted.get("antialiased", True))
    font = FontProperties(size=wanted.get("size", 11), family="DejaVu Sans")
    renderer.draw_text(gc, *place, text, font, wanted.get("angle", 0.0), ismath="$" in text)
    return np.array(renderer.buffer_rgba())


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("text", TEXTS)
def test_letters_have_the_pixels_of_matplotlib(text: str) -> None:
    """Wherever they stand, partly outside too, and when they are drawn again."""
    quick, usual = QuickRenderer(200, 100, 150), RendererAgg(200, 100, 150)
    for place, size in itertools.product(PLACES * 2, (7, 12.5)):
        made = (pixels(each, text, place, size=size) for each in (quick, usual))
        np.testing.assert_array_equal(*made)


@pytest.mark.parametrize("wanted", [{"angle": 30.0}, {"angle": 90.0}, {"antialiased": False}])
@pytest.mark.parametrize("text", ["0.25", r"$\frac{x}{2}$"])
def test_what_is_drawn_in_another_way_is_drawn_by_matplotlib(
    text: str, wanted: dict[str, Any]
) -> None:
    """Text that is turned, and text without shades."""
    quick, usual = QuickRenderer(200, 100, 150), RendererAgg(200, 100, 150)
    made = (pixels(each, text, (60.3, 70.8), **wanted) for each in (quick, usual))
    np.testing.assert_array_equal(*made)


def test_features_of_a_font_are_kept() -> None:
    """Such as letters that are not joined."""
    drawn = []
    for features in (None, ("-liga",)):
        figure = Figure(figsize=(2, 1))
        QuickCanvas(figure)
        figure.text(0.1, 0.5, "fi fl ffi", fontfeatures=features)
        figure.canvas.draw()
        drawn.append(np.array(figure.canvas.buffer_rgba()))
    assert not np.array_equal(*drawn)


def test_its_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """When it is full it begins anew, with the same pixels."""
    monkeypatch.setattr(memory, "MOST", 5)
    quick, usual = QuickRenderer(200, 100, 150), RendererAgg(200, 100, 150)
    for number in range(20):
        made = (pixels(each, f"{number} {number}", (50.5, 50.5)) for each in (quick, usual))
        np.testing.assert_array_equal(*made)
        assert max(len(quick._rows), len(quick._bitmaps)) <= 5


def test_a_process_that_branched_off_opens_fonts_of_its_own() -> None:
    """Files that are open in two processes have one place to read from."""
    quick = QuickRenderer(200, 100, 152)
    pixels(quick, "x", (50.0, 50.0))
    font_manager._get_font.cache_clear()  # as matplotlib does then
    pixels(quick, "x", (50.0, 50.0))
    assert len({font for font, *_ in quick._rows}) == 2
    assert len({font for font, *_ in quick._bitmaps}) == 2


def test_what_one_renderer_measures_another_draws() -> None:
    """Mathematics is read once for both, and anew with other parameters or another font."""
    first, second = (QuickRenderer(*size, 150).mathtext_parser for size in ((1, 1), (200, 100)))
    with matplotlib.rc_context({"mathtext.fontset": "stix"}):
        other = QuickRenderer(1, 1, 150).mathtext_parser
    font_manager._get_font.cache_clear()
    assert first is second
    assert len({first, other, QuickRenderer(1, 1, 150).mathtext_parser}) == 3


def test_a_figure_of_another_size_has_another_renderer() -> None:
    """And one of the same size keeps its own."""
    figure = Figure(figsize=(2, 1), dpi=100)
    canvas = QuickCanvas(figure)
    first = canvas.get_renderer()
    assert canvas.get_renderer() is first
    figure.set_size_inches(3, 1)
    assert (canvas.get_renderer().width, canvas.get_renderer().height) == (300, 100)
    figure.set_dpi(50)
    assert canvas.get_renderer().dpi == 50


def test_renderers_can_be_copied() -> None:
    """As those of matplotlib can."""
    quick = QuickRenderer(200, 100, 150)
    drawn = pixels(quick, "x", (50.0, 50.0))
    for twin in (copy.copy(quick), copy.deepcopy(quick)):
        assert (twin.width, twin.height, twin.dpi) == (200, 100, 150)
        np.testing.assert_array_equal(pixels(twin, "x", (50.0, 50.0)), drawn)


def test_renderers_share_what_they_remember() -> None:
    """Of one resolution, whatever their sizes are."""
    quick, wide, fine = (
        QuickRenderer(*size) for size in ((200, 100, 150), (300, 90, 150), (200, 100, 151))
    )
    assert wide._rows is quick._rows is not fine._rows
    assert wide._bitmaps is quick._bitmaps is not fine._bitmaps
