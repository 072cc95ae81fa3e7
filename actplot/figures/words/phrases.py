"""Phrases: a few words on a curve with numbers in them, to be said in any language."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from actplot.languages import Words

Value: TypeAlias = float | tuple[float, ...]
"""A number, several, the ends of an interval, or the slope and the intercept of a line."""

_LARGEST_PLAIN = 1e6


class Phrase(NamedTuple):
    """A few words on a curve: their key in a language, and the numbers in them.

    Several numbers are called ``xs``, an interval ``interval`` and a line ``line``.
    """

    key: str
    values: Mapping[str, Value] = MappingProxyType({})


def say(phrase: Phrase, words: Words) -> str:
    """Return a phrase in a language."""
    texts = {name: _text(name, value, words) for name, value in phrase.values.items()}
    return words(phrase.key, **texts)


def say_all(phrases: Iterable[Phrase], words: Words) -> str:
    """Return phrases in a language, separated by commas."""
    return words["grammar.comma"].join(say(phrase, words) for phrase in phrases)


def number(value: float, words: Words) -> str:
    """Return a number as one reads it out: three digits, and infinity as a word."""
    if math.isinf(value):
        return words["grammar.infinity" if value > 0 else "grammar.minus_infinity"]
    text = f"{value + 0.0:.3g}"
    return f"{value:.0f}" if "e+" in text and abs(value) < _LARGEST_PLAIN else text


def _text(name: str, value: Value, words: Words) -> str:
    """Return what stands in one place of a phrase."""
    if isinstance(value, float | int):
        return number(value, words)
    if name == "line":
        return _line(value[0], value[1], words)
    if name == "interval":
        return _interval(value[0], value[1], words)
    return ", ".join("…" if math.isnan(x) else number(x, words) for x in value)


def _line(slope: float, intercept: float, words: Words) -> str:
    """Return the equation of a line."""
    size = number(slope, words)
    text = {"1": "x", "-1": "-x"}.get(size, f"{size}x")
    shift = number(abs(intercept), words)
    return f"y = {text}" + ("" if shift == "0" else f" {'-' if intercept < 0 else '+'} {shift}")


def _interval(low: float, high: float, words: Words) -> str:
    """Return an interval of x, whatever happens at its ends."""
    if math.isinf(high):
        return f"x > {number(low, words)}"
    if math.isinf(low):
        return f"x < {number(high, words)}"
    return f"{number(low, words)} < x < {number(high, words)}"
