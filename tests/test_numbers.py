"""Strict numbers: what is read, and what each refusal says."""

from __future__ import annotations

import pytest

from actplot.errors import InputError
from actplot.numbers import MAXIMUM_LENGTH, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3.0), ("-1e5", -1e5), ("-.5", -0.5), ("+2.", 2.0), ("007", 7.0), ("1E-400", 0.0)],
)
def test_decimal_numbers_are_read(text: str, number: float) -> None:
    """Every usual spelling of a decimal number is read as the nearest float."""
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("-1o", "'-1o' is not a number"),
        ("", "'' is not a number"),
        (".", "'.' is not a number"),
        ("1,2,3", "'1,2,3' is not a number"),
        ("1,5", "'1,5' is not a number: write the decimal point as '.'"),
        ("1_000", "'1_000' is not a number: write it without '_'"),
        ("１２", "'１２' is not a number: write its digits as 0-9"),
        (" 1", "' 1' is not a number: remove the spaces around it"),
        ("nan", "'nan' is not a number: it must be finite"),
        ("-Infinity", "'-Infinity' is not a number: it must be finite"),
        ("1j", "'1j' is not a number: it must be real"),
        ("1e", "'1e' is not a number: write digits behind its 'e'"),
        ("0x1p3", "'0x1p3' is not a number: write it in decimal"),
        ("\u22121", "'\u22121' is not a number: write the minus sign as '-'"),
        ("1\x1b[0m", r"'1\x1b[0m' is not a number"),
        ("1e999", "'1e999' is too large: numbers go up to 1.797e308"),
    ],
)
def test_anything_else_is_refused_with_a_hint(text: str, message: str) -> None:
    """What Python's float would accept beyond plain decimals is refused, in one line."""
    with pytest.raises(InputError) as error:
        read_number(text)
    assert str(error.value) == message


def test_an_endless_number_is_refused_without_being_converted() -> None:
    """A number of many digits is clipped in the message instead of being read."""
    with pytest.raises(InputError, match=f"at most {MAXIMUM_LENGTH} characters") as error:
        read_number("1" * 1_000_000)
    assert len(str(error.value)) < 200
