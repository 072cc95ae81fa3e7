"""The words in figures are those of the language asked for, and can be drawn."""

from __future__ import annotations

import pytest

from actplot.errors import InputError
from actplot.figures.curves import draw
from actplot.figures.spec import FigureSpec
from actplot.figures.styling import fonts
from actplot.languages import words


def written(**options: object) -> str:
    """Return everything that is written in a figure, number by number."""
    figure = draw(FigureSpec(**options))  # type: ignore[arg-type]
    texts = [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]
    return "\n".join(text.get_text() for text in texts)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "saturated"),
        ("ru", "насыщение"),
        ("de", "Sättigung"),
        ("fr", "saturation"),
        ("es", "saturación"),
    ],
)
def test_saturation_is_explained_in_the_language(language: str, said: str) -> None:
    """In the tint of one function, and in the note on the strips of several."""
    assert said in written(specs="sigmoid", saturation=True, lang=language)
    assert said in written(specs=("sigmoid", "relu"), saturation=True, lang=language)


def test_marks_are_explained_in_the_language() -> None:
    """The slope at a dot."""
    assert "Steigung" in written(specs="sigmoid", mark=1, lang="de")


def test_letters_that_no_font_has_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to install; a figure without words needs none of them."""
    monkeypatch.setattr(fonts, "family_with", lambda _: None)
    draw(FigureSpec(specs=("sigmoid",), lang="zh"))
    with pytest.raises(
        InputError, match=r"lang zh: no installed font can draw .*\(U\+.*fonts-noto-cjk"
    ):
        draw(FigureSpec(specs=("sigmoid",), lang="zh", saturation=True))


def test_numbers_keep_their_decimal_point() -> None:
    """As at the axes, whatever the language writes elsewhere."""
    assert "0.01" in written(specs=("sigmoid", "relu"), saturation=True, lang="ru")


def test_the_letters_of_a_section_are_known() -> None:
    """Each once, in order."""
    letters = words("ru").letters("figure")
    assert letters == "".join(sorted(set(letters)))
    assert "щ" in letters
