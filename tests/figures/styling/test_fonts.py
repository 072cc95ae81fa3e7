"""Fonts are found by name, and letters that no font has are named."""

from __future__ import annotations

import pytest

from actplot.errors import InputError
from actplot.figures.styling import fonts


def test_families_are_found_whatever_their_case() -> None:
    """And returned as they are registered."""
    assert fonts.find_family("dejavu serif") == "DejaVu Serif"


def test_a_font_that_is_not_installed_is_refused() -> None:
    """There is no silent fallback."""
    with pytest.raises(InputError, match="font: the font 'No Such Font' is not installed"):
        fonts.find_family("No Such Font")


def test_fonts_installed_after_matplotlib_made_its_list_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The stale list is completed by a look at the system, even if that is switched off."""
    manager = fonts.font_manager.fontManager
    path = fonts.font_manager.findfont("DejaVu Serif")
    monkeypatch.setattr(
        manager, "ttflist", [entry for entry in manager.ttflist if entry.name != "DejaVu Serif"]
    )
    monkeypatch.setattr(fonts.font_manager, "findSystemFonts", lambda: [str(path), "/broken.ttf"])
    monkeypatch.setenv("MPL_IGNORE_SYSTEM_FONTS", "1")
    fonts._families_after_scan.cache_clear()
    try:
        assert fonts.find_family("DejaVu Serif") == "DejaVu Serif"
    finally:
        fonts._families_after_scan.cache_clear()


def test_missing_characters_are_listed_once() -> None:
    """In the order of the text; a newline needs no glyph."""
    assert fonts.missing_characters("a\n数b函数", ["DejaVu Sans"]) == ["数", "函"]
    assert fonts.missing_characters("Сигмоида σ′", ["DejaVu Sans"]) == []
    assert fonts.missing_characters("a", ["No Such Font"]) == ["a"]


def test_another_family_is_found_for_what_one_lacks() -> None:
    """By its characters, not by its name; the font of placeholder boxes does not count."""
    assert fonts.family_with(["a"]) is not None
    assert fonts.family_with(["\U0010fffd"]) is None


@pytest.mark.parametrize(
    ("character", "package"),
    [("数", "fonts-noto-cjk"), ("한", "fonts-noto-cjk"), ("ꙮ", "fonts-noto")],
)
def test_a_package_is_named_for_each_script(character: str, package: str) -> None:
    """As Debian and Ubuntu name it."""
    assert fonts.package_for([character]) == package


@pytest.mark.parametrize(
    ("family", "mathematics"),
    [("DejaVu Sans", "dejavusans"), ("Times New Roman", "stix"), ("CMU Serif", "cm")],
)
def test_mathematics_goes_with_the_text(family: str, mathematics: str) -> None:
    """Serifs with serifs."""
    assert fonts.mathematics_of(family) == mathematics
