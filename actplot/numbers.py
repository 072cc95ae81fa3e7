"""Reading and writing one number: a decimal number, as every language has it."""

from __future__ import annotations

import math
import re

from actplot.errors import InputError
from actplot.wording import quoted

MAXIMUM_LENGTH = 400

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")

# The first row whose pattern is found in a refused text says what to write instead; few
# texts are refused, so that no pattern is compiled beforehand. The first one spells the
# hyphens, dashes and minus signs by which texts replace the ASCII minus.
_HINTS = (
    ("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]", "write the minus sign as '-'"),
    (r"(?i)^[+-]?(?:nan|inf|infinity)$", "it must be finite"),
    (r"^[+-]?0[xX]", "write it in decimal"),
    (r"^\s|\s$", "remove the spaces around it"),
    (r"^[+-]?[0-9]+,[0-9]+$", "write the decimal point as '.'"),
    (r"^[+-]?[0-9.]+[jJ]$", "it must be real"),
    (r"^[+-]?[0-9.]+[eE][+-]?$", "write digits behind its 'e'"),
    (r"[0-9]_[0-9]", "write it without '_'"),
    (r"(?![0-9])\d", "write its digits as 0-9"),
)


def read_number(text: str) -> float:
    """Return the finite float64 number a text spells.

    Parameters
    ----------
    text : str
        A decimal number such as ``3``, ``-.5``, ``+2.`` or ``-1e5``: ASCII only, without spaces,
        underscores or a base prefix.

    Returns
    -------
    float
        The nearest float64.

    Raises
    ------
    InputError
        If the text is not such a number, or is too long or too large for a float64.
    """
    if len(text) > MAXIMUM_LENGTH:
        raise InputError(
            f"{quoted(text)} is not a number: at most {MAXIMUM_LENGTH} characters are read"
        )
    if _NUMBER.fullmatch(text) is None:
        hint = number_hint(text)
        raise InputError(f"{quoted(text)} is not a number{f': {hint}' if hint else ''}")
    number = float(text)
    if math.isinf(number):
        raise InputError(f"{quoted(text)} is too large: numbers go up to 1.797e308")
    return number


def shown_number(number: float) -> str:
    """Return a number as one types it: 0.5, 2, 1e-07."""
    short = f"{number:g}"
    return short if float(short) == number else repr(number)


def number_hint(text: str) -> str:
    """Return what to write instead of a text that is no number, or "" if nobody knows."""
    return next((hint for pattern, hint in _HINTS if re.search(pattern, text)), "")
