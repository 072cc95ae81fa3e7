"""Tokens: kinds, places, and the characters that begin none."""

from __future__ import annotations

import pytest

from actplot.errors import FormulaError
from actplot.formula.tokenizer import tokenize
from actplot.formula.vocabulary import Vocabulary

NAMES = Vocabulary(parameters=(), definitions={})


def test_tokens_know_their_place():
    """Numbers, names and operators are told apart; the last token is the end."""
    tokens = [
        (token.kind, token.text, token.start) for token in tokenize(" x**2<= .5e-3*ab_1 ", NAMES)
    ]
    assert tokens == [
        ("name", "x", 1),
        ("operator", "**", 2),
        ("number", "2", 4),
        ("operator", "<=", 5),
        ("number", ".5e-3", 8),
        ("operator", "*", 13),
        ("name", "ab_1", 14),
        ("end", "", 18),
    ]


def test_look_alikes_name_the_ascii_character():
    """Letters that NFKC or the eye takes for ASCII are refused with the one to type."""
    for character, plain in {"ｘ": "x", "х": "x", "ſ": "s", "٣": "3", "＋": "+", "ο": "o"}.items():
        with pytest.raises(FormulaError) as caught:
            tokenize(character, NAMES)
        assert caught.value.message.endswith(
            f"it only looks like the ASCII '{plain}'; type '{plain}'"
        )


def test_characters_of_a_kind_have_a_hint_in_common():
    """Whichever of them it is."""
    for character, hint in {
        "\u00b9": "write '^1' for a power",
        "\u207b": "write '^-' for a power",
        "\u207f": "write '^n' for a power",
        "\u00be": "write 3/4 for a fraction",
        "\u03b3": "write 'gamma' for a parameter",
    }.items():
        with pytest.raises(FormulaError) as caught:
            tokenize(character, NAMES)
        assert caught.value.message.endswith(f"in the formula: {hint}")
