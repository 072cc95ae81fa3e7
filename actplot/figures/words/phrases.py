"""Phrases: a few words on a curve with numbers in them, to be said in any language."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from actplot.analysis.domain import Stretch
from actplot.languages import Words

Value: TypeAlias = float | tuple[float | Stretch, ...]
"""A number, several, the slope and the intercept of a line, or intervals."""

DOTS = math.nan
"""Stands behind several numbers or intervals if more of them are left out."""

_LARGEST_PLAIN = 1e6
_FEWEST_DIGITS, _MOST_DIGITS = 3, 8  # what differs beyond them differs by rounding
_PLACES = frozenset({"x", "xs", "left", "right", "intervals"})


class Phrase(NamedTuple):
    """A few words on a curve: their key in a language, and the numbers in them.

    Several numbers are called ``xs``, intervals ``intervals`` and a line ``line``.
    """

    key: str
    values: Mapping[str, Value] = MappingProxyType({})


def say(phrase: Phrase, words: Words) -> str:
    """Return a phrase in a language."""
    return say_all([phrase], words)


def say_all(phrases: Iterable[Phrase], words: Words) -> str:
    """Return phrases in a language, separated by commas."""
    said = list(phrases)
    # Places need not be told apart from heights.
    texts = [numbers(_numbers_in(said, places=places), words) for places in (False, True)]

    def text(name: str, value: Value) -> str:
        return _text(name, value, texts[name in _PLACES], words)

    return words["grammar.comma"].join(
        words(key, **{name: text(name, value) for name, value in values.items()})
        for key, values in said
    )


def numbers(values: Iterable[float], words: Words) -> dict[float, str]:
    """Return numbers as one reads them out: in three digits, or as many as tell them apart."""
    alike: dict[str, list[float]] = {}
    for value in values:
        alike.setdefault(_rounded(value, _FEWEST_DIGITS), []).append(value)
    texts: dict[float, str] = {}
    for group in alike.values():
        different = len({_rounded(value, _MOST_DIGITS) for value in group})
        digits = _FEWEST_DIGITS
        while len({_rounded(value, digits) for value in group}) < different:
            digits += 1
        texts |= {value: _rounded(value, digits) for value in group}
    endless = {
        math.inf: words["grammar.infinity"],
        -math.inf: words["grammar.minus_infinity"],
        DOTS: "…",
    }
    return texts | endless


def _rounded(value: float, digits: int) -> str:
    """Return a number in some digits, or in all before the point if they are few."""
    text = f"{value + 0.0:.{digits}g}"
    return f"{value:.0f}" if "e+" in text and abs(value) < _LARGEST_PLAIN else text


def _numbers_in(phrases: Iterable[Phrase], *, places: bool) -> Iterator[float]:
    """Yield the places that phrases name, or all other numbers in them."""
    for phrase in phrases:
        for name, value in phrase.values.items():
            if (name in _PLACES) is places:
                for each in value if isinstance(value, tuple) else (value,):
                    yield from (each.low, each.high) if isinstance(each, Stretch) else (each,)


def _text(name: str, value: Value, texts: Mapping[float, str], words: Words) -> str:
    """Return what stands in one place of a phrase."""
    if isinstance(value, float | int):
        return texts[value]
    said = [_interval(x, texts) if isinstance(x, Stretch) else texts[x] for x in value]
    if name == "line":
        return _line(*said)
    return words.listed(said) if isinstance(value[-1], Stretch) else ", ".join(said)


def _line(slope: str, intercept: str) -> str:
    """Return the equation of a line."""
    text = {"1": "x", "-1": "-x"}.get(slope, f"{slope}x")
    if intercept == "0":
        return f"y = {text}"
    return f"y = {text} {'-' if intercept[0] == '-' else '+'} {intercept.removeprefix('-')}"


def _interval(stretch: Stretch, texts: Mapping[float, str]) -> str:
    """Return an interval of x."""
    low, high = texts[stretch.low], texts[stretch.high]
    above, below = (">=" if stretch.has_low else ">"), ("<=" if stretch.has_high else "<")
    if math.isinf(stretch.high):
        return f"x {above} {low}"
    if math.isinf(stretch.low):
        return f"x {below} {high}"
    return f"{low} {above.replace('>', '<')} x {below} {high}"
