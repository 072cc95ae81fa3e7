"""Texts that are laid out once stand where matplotlib sets them."""

from __future__ import annotations

import itertools

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure

from actplot.figures.quick import layouts, memory
from actplot.figures.quick.layouts import quick_layouts

TEXTS = ("0.25", "one\ntwo words", "$x^2$\nand a line", r"\$5", "")
CHANGES = (
    *({}, {"ha": "right"}, {"ha": "center", "va": "top"}, {"va": "center_baseline"}),
    *({"fontsize": 20}, {"family": "DejaVu Serif"}, {"weight": "bold"}, {"rotation": 30}),
    *({"linespacing": 2.0}, {"ma": "right"}, {"parse_math": False}, {"rotation_mode": "anchor"}),
    *({"wrap": True}, {"x": 0.7, "y": 0.1}, {"text": "another"}),
)


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_laid_out_as_by_matplotlib(text: str) -> None:
    """When they are asked again, after every change, and by another renderer."""
    for change, dpi in itertools.product(CHANGES, (100, 150)):
        figure = Figure(dpi=dpi)
        renderer = RendererAgg(640, 480, dpi)
        artist = figure.text(0.5, 0.5, text)
        with quick_layouts():
            artist.get_window_extent(renderer)
            artist.set(**change)
            quick = [artist.get_window_extent(renderer).extents for _ in range(2)]
        np.testing.assert_array_equal(quick, [artist.get_window_extent(renderer).extents] * 2)


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every figure of a thousand has words of its own."""
    known: dict[tuple[object, ...], object] = {}
    monkeypatch.setattr(memory, "MOST", 5)
    monkeypatch.setattr(layouts, "_memory", lambda *_: known)
    with quick_layouts():
        for number in range(20):
            Figure().text(0, 0, str(number)).get_window_extent(RendererAgg(640, 480, 100))
    assert 1 <= len(known) <= 5


@pytest.mark.parametrize("family", ["DejaVu Serif", "STIXGeneral"])
def test_other_parameters_give_other_layouts(family: str) -> None:
    """Letters of no family are in that of the rc parameters, as those of mathematics are."""
    for text in ("Millions", "$x^2$"):
        extents = []
        for parameters in ({}, {"font.sans-serif": [family], "mathtext.fontset": "stix"}):
            with matplotlib.rc_context(parameters):
                renderer = RendererAgg(640, 480, 100)
                artist = Figure().text(0, 0, text, family="sans-serif")
                with quick_layouts():
                    quick = artist.get_window_extent(renderer).extents
                np.testing.assert_array_equal(quick, artist.get_window_extent(renderer).extents)
            extents.append(quick.tolist())
        assert extents[0] != extents[1]
