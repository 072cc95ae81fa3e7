"""Plain text: which letters the font has."""

from __future__ import annotations

import pytest

from actplot.errors import InputError
from actplot.figures.text import check_glyphs


@pytest.mark.parametrize("text", ["", "plain", "Сигмоида", "σ′ ≤ 0 — naïve", "two\nlines"])
def test_letters_of_the_font_pass(text):
    """Latin, Greek, Cyrillic and common signs are covered."""
    check_glyphs("title", text)


def test_missing_letters_are_named_but_not_all_of_many():
    """Five characters are named, the others counted."""
    with pytest.raises(InputError, match=r"label: .* 一 \(U\+4E00\) .* and 3 more"):
        check_glyphs("label", "".join(chr(0x4E00 + k) for k in range(8)))
