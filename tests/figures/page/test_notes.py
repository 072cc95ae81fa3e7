"""Notes are complete, in fewer words where there is less room."""

from __future__ import annotations

import pytest

from actplot.figures.curves import draw
from actplot.figures.spec import FigureSpec


def notes_of(**options):
    """Return the texts of the notes of a figure of tanh."""
    spec = FigureSpec(**{"specs": "tanh", "derivative": 1, "saturation": True, **options})
    return [text.get_text() for text in draw(spec).texts if text.get_gid() == "note"]


@pytest.mark.parametrize("lang", ["en", "ru", "es"])
@pytest.mark.parametrize("size", ["3cm", "5cm", "8cm"])
def test_no_note_is_cut_short(size, lang):
    """Where words have no room the condition itself has."""
    for note in notes_of(size=size, lang=lang):
        assert "…" not in note
        assert "0.01" in note


def test_a_narrow_figure_states_the_condition():
    """In mathematics, which needs no words."""
    (note,) = notes_of(size="5cm")
    assert note.startswith("$|")
    assert note.endswith("< 0.01$")


def test_notes_that_are_alike_are_written_once():
    """Two panels with tints that mean the same have one note."""
    (note,) = notes_of(specs=("tanh", "sigmoid"), layout="grid", size=(5, 2.2))
    assert note.count("0.01") == 1


def test_notes_on_both_sides_are_of_one_size():
    """Even if only one of them is too long for the usual size."""
    specs = ("sigmoid", "tanh", "softsign")
    figure = draw(FigureSpec(specs=specs, layout="grid", saturation=True, xlim=(-2, 2)))
    left, right = (text for text in figure.texts if text.get_gid() == "note")
    assert left.get_fontsize() == right.get_fontsize()
