"""Plain text: which letters can be drawn, and what stays literal."""

from __future__ import annotations

import matplotlib
import pytest

from actplot.errors import InputError
from actplot.figures.curves import draw
from actplot.figures.page.text import check_glyphs
from actplot.figures.spec import FigureSpec
from actplot.figures.styling import fonts, style


@pytest.mark.parametrize("text", ["", "plain", "Сигмоида", "σ′ ≤ 0 — naïve", "two\nlines"])
def test_letters_of_the_font_pass(text: str) -> None:
    """Latin, Greek, Cyrillic and common signs are covered."""
    with style.context():
        check_glyphs("title", text)
        assert matplotlib.rcParams["font.family"] == [fonts.DEFAULT]


def test_missing_letters_are_named_but_not_all_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five characters are named, the others counted; a package is suggested."""
    monkeypatch.setattr(fonts, "family_with", lambda _: None)
    text = "".join(chr(0x4E00 + k) for k in range(8))
    with (
        style.context(),
        pytest.raises(
            InputError, match=r"label: .* 一 \(U\+4E00\) .* and 3 more; .*fonts-noto-cjk"
        ),
    ):
        check_glyphs("label", text)


def test_an_installed_font_fills_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """For this figure only, behind the font that was asked for."""
    monkeypatch.setattr(fonts, "family_with", lambda _: "STIXGeneral")
    with style.context():
        check_glyphs("title", "数")
        assert matplotlib.rcParams["font.family"] == [fonts.DEFAULT, "STIXGeneral"]
    with style.context():
        assert matplotlib.rcParams["font.family"] == [fonts.DEFAULT]


HOSTILE = ["$5 and $6", r"$\frac$", "$x_$", r"$\nosuch$", "$$", r"\alpha_{", "a\tb", "--><script>"]


@pytest.mark.parametrize("title", HOSTILE)
def test_titles_are_literal(title: str) -> None:
    """Dollars, backslashes and markup are drawn as they are; a tab is a space."""
    figure = draw(FigureSpec(specs="relu", title=title, dpi=50))
    (drawn,) = [text for text in figure.texts if text.get_gid() == "title"]
    assert drawn.get_text() == title.replace("\t", " ")
    assert not drawn.get_parse_math()


def test_an_endless_title_is_clipped_to_the_figure() -> None:
    """It takes three lines at most, ends in an ellipsis, and is no wider than the figure."""
    figure = draw(FigureSpec(specs="relu", title="word " * 400, dpi=50))
    (drawn,) = [text for text in figure.texts if text.get_gid() == "title"]
    assert drawn.get_text().count("\n") == 2
    assert drawn.get_text().endswith("…")
    assert drawn.get_window_extent().x1 <= figure.bbox.width
