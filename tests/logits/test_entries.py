"""Logits given as words of a command line."""

from __future__ import annotations

import pytest

from actplot.errors import InputError
from actplot.logits import MAXIMUM_LOGITS, Logits, parse_logit, parse_logits


def test_words_are_read_in_order() -> None:
    """Negative numbers and exponents are words like any other."""
    assert parse_logits(["-1", "2", "-.5", "-1e5"]) == Logits(values=(-1.0, 2.0, -0.5, -1e5))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("-1o", "'-1o' is not a number"),
        ("1,2,3", "'1,2,3' is not a number: separate logits with spaces"),
        ("\u22121", "'\u22121' is not a number: write the minus sign as '-'"),
        ("inf", "'inf' is not a number: it must be finite"),
    ],
)
def test_a_word_which_is_no_number_is_refused(text: str, message: str) -> None:
    """The message quotes the word and says what to write instead."""
    with pytest.raises(InputError) as error:
        parse_logit(text)
    assert str(error.value) == message


def test_the_number_of_logits_is_limited() -> None:
    """There is at least one logit and at most ten thousand."""
    assert len(parse_logits(["1"] * MAXIMUM_LOGITS).values) == MAXIMUM_LOGITS
    with pytest.raises(InputError, match=r"^no logits$"):
        parse_logits([])
    with pytest.raises(InputError, match=r"^10001 logits: at most 10000 are read$"):
        parse_logits(["1"] * (MAXIMUM_LOGITS + 1))
