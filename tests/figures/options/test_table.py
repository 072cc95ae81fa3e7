"""The table of options says what a name that is none of its own may mean."""

from __future__ import annotations

import pytest

from actplot.figures.options.table import name_meant, options_of
from actplot.figures.spec import FigureSpec


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("for", "venue"),
        ("param", "parameters"),
        ("p", "parameters"),
        ("alt-text", "alt_text"),
        ("no_grid", "grid"),
        ("derivativ", "derivative"),
    ],
)
def test_a_spelling_of_the_command_line_means_its_field(word: str, meant: str) -> None:
    """And any other word the nearest name."""
    assert name_meant(word, options_of(FigureSpec)) == f" Did you mean '{meant}'?"


@pytest.mark.parametrize("word", ["", "no_title", "zzz"])
def test_some_words_mean_nothing(word: str) -> None:
    """Then nothing is suggested."""
    assert name_meant(word, {"grid": options_of(FigureSpec)["grid"]}) == ""
