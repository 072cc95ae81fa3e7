"""Logits as they are read: the record, the limits, and the words of a command line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actplot.errors import InputError
from actplot.numbers import read_number
from actplot.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

MAXIMUM_LOGITS = 10_000

_FILE = re.compile(r".*\.(?:csv|tsv|json|npy|txt)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Logits:
    """Logits, and the label of each if their source names them."""

    values: tuple[float, ...]
    labels: tuple[str, ...] | None = None


def parse_logit(text: str) -> float:
    """Return the number a word of the command line spells, or raise InputError."""
    if _FILE.fullmatch(text):
        raise InputError(f"{quoted(text)} is not a number: to read a file write --logits {text}")
    if "," in text:
        raise InputError(f"{quoted(text)} is not a number: separate logits with spaces")
    return read_number(text)


def parse_logits(words: Sequence[str]) -> Logits:
    """Return the logits spelled by the words of a command line, or raise InputError."""
    check_count(len(words))
    return Logits(values=tuple(parse_logit(word) for word in words))


def check_count(count: int) -> None:
    """Raise InputError unless there are logits, and not too many."""
    if count == 0:
        raise InputError("no logits")
    if count > MAXIMUM_LOGITS:
        raise InputError(f"{count} logits: at most {MAXIMUM_LOGITS} are read")


def check_label(place: str, label: str) -> str:
    """Return a label, or raise InputError with its place if there is nothing to print."""
    if not label.strip():
        raise InputError(f"{place}: the label is empty")
    if any("\ud800" <= character <= "\udfff" for character in label):
        raise InputError(f"{place}: {quoted(label)} has half of a surrogate pair")
    return label


def number_at(place: str, text: str) -> float:
    """Return the number a text spells, or raise InputError with its place."""
    try:
        return read_number(text)
    except InputError as error:
        raise InputError(f"{place}: {error}") from error
