"""Letters that are traced once have the shapes and the sizes that matplotlib gives them."""

from __future__ import annotations

import io
import os
import threading
from typing import Any

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from actplot.figures.quick import memory, shapes
from actplot.figures.quick.shapes import QuickTextToPath, quick_shapes

TEXTS = ("0.25", "−10", "fi Ágj", "", r"$\sigma(x)$", "1", "0.25")
FONTS = (
    FontProperties(family="DejaVu Sans", size=10),
    FontProperties(family="DejaVu Serif", size=10, weight="bold"),
    FontProperties(family="DejaVu Sans", size=17.5),
)


def told(paths: Any, text: str, font: FontProperties, **features: Any) -> tuple[Any, ...]:
    """Return what is told of a text: its size, its letters, and where each of them stands."""
    math = "$" in text
    size = paths.get_text_width_height_descent(text, font, math)
    letters, shapes_of, rules = (
        paths.get_glyphs_mathtext(font, text)
        if math
        else paths.get_glyphs_with_font(paths._get_font(font), text, **features)
    )
    points = {name: [np.asarray(part).tolist() for part in shapes_of[name]] for name in shapes_of}
    return size, letters, points, rules


@pytest.mark.parametrize("font", FONTS, ids=str)
def test_shapes_are_those_of_matplotlib(font: FontProperties) -> None:
    """One text after another, when they are asked for again too."""
    quick, usual = QuickTextToPath(), TextToPath()
    for text in (*TEXTS, *reversed(TEXTS)):
        assert told(quick, text, font) == told(usual, text, font)


def test_features_of_a_font_are_kept() -> None:
    """Such as letters that are not joined."""
    quick, usual = QuickTextToPath(), TextToPath()
    for features in (None, ("-liga",), None):
        expected = told(usual, "fi ffi", FONTS[0], features=features)
        assert told(quick, "fi ffi", FONTS[0], features=features) == expected


def test_only_new_letters_are_given_where_others_are_known() -> None:
    """So that a picture defines each once."""
    drawn = []
    for paths in (QuickTextToPath(), TextToPath()):
        font = paths._get_font(FONTS[0])
        known = paths.get_glyphs_with_font(font, "12")[1]
        letters, new, _ = paths.get_glyphs_with_font(font, "1231", known, True)
        drawn.append((letters, list(known), list(new)))
    assert drawn[0] == drawn[1]


def test_pictures_are_the_same_in_any_order() -> None:
    """To the byte, with what other pictures have left behind."""
    matplotlib.rcParams["svg.hashsalt"] = "actplot"

    def picture(size: float) -> bytes:
        figure, buffer = Figure(figsize=(2, 2)), io.BytesIO()
        figure.add_subplot().set_title(rf"$x^2$ {size}", fontsize=size)
        figure.savefig(buffer, format="svg", metadata={"Date": None})
        return buffer.getvalue()

    expected = {size: picture(size) for size in (8, 10.5, 12)}
    with quick_shapes():
        for size in (8, 12, 10.5, 8):
            assert picture(size) == expected[size]


def test_the_memory_for_text_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand figures have many words."""
    monkeypatch.setattr(memory, "MOST", 5)
    quick = QuickTextToPath()
    for number in range(20):
        told(quick, str(number), FONTS[0])
    assert max(len(each) for each in (quick._sizes, quick._rows, quick._shapes)) <= 5


def test_threads_and_processes_have_shapes_of_their_own() -> None:
    """As they have fonts of their own."""
    own = shapes._shared(os.getpid(), threading.get_ident())
    assert shapes._shared(os.getpid(), threading.get_ident()) is own
    assert shapes._shared(os.getpid() + 1, threading.get_ident()) is not own
    found = []
    with quick_shapes():
        thread = threading.Thread(target=lambda: found.append(matplotlib.text.TextToPath()))
        thread.start()
        thread.join()
        assert matplotlib.text.TextToPath() is own
    assert found[0] is not own
