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
