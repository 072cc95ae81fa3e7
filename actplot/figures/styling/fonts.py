"""Fonts: the one asked for, and an installed one for letters that it lacks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from unicodedata import name as name_of

from matplotlib import font_manager

from actplot.errors import InputError
from actplot.figures.stand_ins import quieted
from actplot.wording import did_you_mean, quoted

DEFAULT = "DejaVu Sans"
"""The font that matplotlib brings along, and every figure falls back to."""

_WEIGHTS = ("normal", "bold")
_MOST_NAMED = 5
# matplotlib's font of boxes that stand for letters it has no font for.
_LAST_RESORT = "Last Resort"

# Families with many letters, tried before all others so that the choice is the same everywhere.
_RICH = (
    *("Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Noto Sans JP", "Noto Sans KR"),
    *("Source Han Sans SC", "Source Han Sans", "PingFang SC", "Hiragino Sans", "Microsoft YaHei"),
    *("Yu Gothic", "Malgun Gothic", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "IPAGothic"),
    *("Droid Sans Fallback", "Noto Sans", "Arial Unicode MS", "Unifont"),
)
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH")

# The mathematics that goes with a text font, where it is not that of DejaVu Sans.
_MATHEMATICS = {
    "cm": ("CMU Serif", "Computer Modern", "Latin Modern Roman", "cmr10"),
    "dejavuserif": ("DejaVu Serif",),
    "stix": (
        *("STIX", "STIXGeneral", "STIX Two Text", "Times", "Times New Roman", "Nimbus Roman"),
        *("Liberation Serif", "TeX Gyre Termes", "Tinos", "FreeSerif", "Noto Serif"),
    ),
    "stixsans": ("Arial", "Helvetica", "Liberation Sans", "Nimbus Sans", "TeX Gyre Heros"),
}


def find_family(name: str) -> str:
    """Return the name of an installed font family as it is registered.

    Raises
    ------
    InputError
        If it is not installed, with the nearest name.
    """
    for families in (_families, _families_after_scan):
        known = {family.casefold(): family for family in families()}
        if name.casefold() in known:
            return known[name.casefold()]
    raise InputError(
        f"font: the font {quoted(name)} is not installed.{did_you_mean(name, known.values())}"
    )


def quiet_search() -> AbstractContextManager[None]:
    """Keep matplotlib from remarking on the weights of fonts: a font without bold is no fault."""
    return quieted(font_manager.__name__)


def mathematics_of(family: str) -> str:
    """Return matplotlib's name of the mathematical font that goes with a family."""
    return next((name for name, kin in _MATHEMATICS.items() if family in kin), "dejavusans")


def missing_characters(text: str, families: Sequence[str]) -> list[str]:
    """Return the characters of a text, each once, that none of the families can draw."""
    known = frozenset[int]().union(*(_characters(family) for family in families))
    return [
        character
        for character in dict.fromkeys(text)
        if ord(character) not in known and character != "\n"
    ]


def family_with(characters: Iterable[str]) -> str | None:
    """Return an installed family that can draw all characters, or None if there is none."""
    needed = {ord(character) for character in characters}
    installed = _families_after_scan()
    rich = [family for family in _RICH if family in installed]
    rest = sorted(family for family in installed - {*rich} if not family.startswith(_LAST_RESORT))
    with quiet_search():
        return next((name for name in (*rich, *rest) if needed <= _characters(name)), None)


def describe(characters: Sequence[str]) -> str:
    """Return characters with their code points, for a message; many are only counted."""
    named = " ".join(
        f"{character} (U+{ord(character):04X})" for character in characters[:_MOST_NAMED]
    )
    more = len(characters) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def package_for(characters: Sequence[str]) -> str:
    """Return the package of fonts to install for characters, as Debian and Ubuntu name it."""
    names = [name_of(character, "") for character in characters]
    return "fonts-noto-cjk" if any(name.startswith(_EAST_ASIAN) for name in names) else "fonts-noto"


def _families() -> set[str]:
    """Return the families that matplotlib knows."""
    return {entry.name for entry in font_manager.fontManager.ttflist}


@lru_cache(maxsize=1)
def _families_after_scan() -> frozenset[str]:
    """Return all installed families, also those that came after matplotlib made its list."""
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    # A run without a cache directory does not look at the system's fonts unless it has to.
    hidden = os.environ.pop("MPL_IGNORE_SYSTEM_FONTS", None)
    try:
        for path in sorted(set(font_manager.findSystemFonts()) - known):
            _register(path)
    finally:
        if hidden is not None:
            os.environ["MPL_IGNORE_SYSTEM_FONTS"] = hidden
    return frozenset(_families())


def _register(path: str) -> None:
    """Make a font file known to matplotlib, if it is one that it can read."""
    try:
        font_manager.fontManager.addfont(path)
    except Exception:  # noqa: BLE001 - a broken file is no reason to fail; FreeType raises many kinds
        return


@lru_cache(maxsize=64)
def _characters(family: str) -> frozenset[int]:
    """Return the code points that both weights of a family cover; none if it is not there."""
    covered = []
    for weight in _WEIGHTS:
        properties = font_manager.FontProperties(family=[family], weight=weight)
        try:
            path = font_manager.findfont(properties, fallback_to_default=False)
            covered.append(frozenset(font_manager.get_font(path).get_charmap()))
        except (ValueError, OSError, RuntimeError):
            return frozenset()
    return covered[0] & covered[1]
