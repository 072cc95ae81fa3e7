"""Lengths and sizes: 3.25in, 8cm, 640px, 3.25in x 2in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actplot.errors import InputError
from actplot.numbers import read_number
from actplot.values import check_number, is_list, type_name
from actplot.wording import quoted

Length = float | str
"""Inches, or a number of pixels such as 640px, which are inches at some resolution."""

Size = tuple[float, float]

_PIXELS = "px"
_UNITS_PER_INCH = {"in": 1.0, "cm": 2.54, "mm": 25.4, "pt": 72.0, _PIXELS: 1.0}
_LENGTH = re.compile(rf"(?P<number>.*?)\s*(?P<unit>{'|'.join(_UNITS_PER_INCH)})?", re.DOTALL)
_NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_BARE = re.compile(_NUMBER)
_WITH_UNIT = re.compile(rf"{_NUMBER}[A-Za-z]+")
# The x of "px" and of "6x4" are told apart by what must stand before a separator.
_TWO = re.compile(
    rf"\s*(?P<width>{_NUMBER}\s*(?:px|[a-wyzA-Z]+)?)(?:\s*[x×]\s*|\s*,\s*|\s+)(?P<height>\S.*)"
)
_TIMES = ("x", "×")

_SHORTEST, _LONGEST = 0.5, 50.0  # inches
_ASPECT = 1.6  # width over height, where only the width is given


def read_length(text: str) -> Length:
    """Return inches from a word such as 3.25, 3.25in, 8cm, 80mm or 234pt; pixels as they are."""
    match = _LENGTH.fullmatch(text)
    number, unit = match.group("number", "unit") if match else (text, None)
    try:
        value = read_number(number)
    except InputError as error:
        raise InputError(f"{quoted(text)} is not a length such as 3.25, 8cm or 640px") from error
    return f"{value!r}{_PIXELS}" if unit == _PIXELS else value / _UNITS_PER_INCH[unit or "in"]


def read_size(text: str) -> tuple[Length, ...]:
    """Return a width, or a width and a height, from text such as 8cm, 6x4 or 3.25in x 2in.

    A unit behind the height alone is that of both.
    """
    match = _TWO.fullmatch(text)
    if match is None:
        return (read_length(text),)
    width, height = match.group("width", "height")
    unit = re.search("[a-z]+$", height)
    if unit and _BARE.fullmatch(width):
        width += unit[0]
    return read_length(width), read_length(height)


def words_of_size(words: Sequence[str]) -> int:
    """Return how many words of a command line, behind the first of a size, belong to it.

    ``3.25in x 2in``, ``8cm 5cm`` and ``6 4`` do; ``8cm 4`` does not, since 4 may be what
    is to be drawn.
    """
    first, *rest = words
    if len(rest) > 1 and rest[0] in _TIMES and _is_length(rest[1]):
        return 2
    if not rest or not _is_length(first):
        return 0
    kinds = (_BARE, _WITH_UNIT)
    return int(any(kind.fullmatch(first) and kind.fullmatch(rest[0]) for kind in kinds))


def check_size(label: str, value: object) -> tuple[Length, ...]:
    """Return a size as lengths: none, a width, or a width and a height.

    Accepted are a number, text, and a list of one or two of these.
    """
    if isinstance(value, str):
        lengths = read_size(value) if value else ()
    elif is_list(value):
        lengths = tuple(_length(label, item) for item in value)  # type: ignore[attr-defined]
    else:
        lengths = (_length(label, value),)
    if len(lengths) > 2:
        raise InputError(f"{label} must be a width and a height, got {len(lengths)} values")
    for length in lengths:
        if not isinstance(length, str):
            _check_inches(label, length)
    return lengths


def in_inches(label: str, size: Sequence[Length], *, dpi: float, default: Size) -> Size:
    """Return the width and height in inches that a checked size amounts to.

    Parameters
    ----------
    label : str
        What the size is, for messages.
    size : sequence of float or str
        What `check_size` returned.
    dpi : float
        Pixels an inch.
    default : tuple of float
        The size where none was given.

    Raises
    ------
    InputError
        If pixels make it too large or too small.
    """
    if not size:
        return default
    inches = [
        float(length.removesuffix(_PIXELS)) / dpi if isinstance(length, str) else length
        for length in size
    ]
    for length in inches:
        _check_inches(label, length)
    if len(inches) == 1:
        return inches[0], max(_SHORTEST, inches[0] / _ASPECT)
    return inches[0], inches[1]


def _length(label: str, value: object) -> Length:
    """Return a length from Python or TOML."""
    if isinstance(value, str):
        return read_length(value)
    if is_list(value):
        raise InputError(f"{label} must be lengths, got {type_name(value)}")
    return check_number(label, value)


def _check_inches(label: str, inches: float) -> None:
    """Refuse a side that is too long or too short."""
    if not _SHORTEST <= inches <= _LONGEST:
        raise InputError(
            f"{label} must be from {_SHORTEST:g} to {_LONGEST:g} inches, got {inches:g}"
        )


def _is_length(word: str) -> bool:
    """Tell whether a word looks like a length, even one with a wrong unit."""
    return bool(_BARE.fullmatch(word) or _WITH_UNIT.fullmatch(word))
