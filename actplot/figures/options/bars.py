"""Reading and checking what is peculiar to bars: logits, labels, functions, temperatures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from actplot.errors import InputError
from actplot.logits import MAXIMUM_LOGITS
from actplot.normalizers import NORMALIZERS
from actplot.numbers import read_number
from actplot.values import check_list, check_number, check_text, type_name
from actplot.wording import did_you_mean, quoted

MOST_CLASSES = 64
"""The most classes that have a bar, a line or a row of their own."""
SIGMOID = "sigmoid"
"""What a distribution may be compared with besides the family: one class against the rest."""
COMPARABLE = (*NORMALIZERS, SIGMOID)
"""What may be drawn beside a member of the family."""

_MOST_SERIES = 8
_TEMPERATURES = (1e-100, 1e100)
_SWEEP = (1.1, 1e12)  # the least and the greatest ratio of the ends of a sweep


@dataclass(frozen=True, kw_only=True, slots=True)
class Sweep:
    """All temperatures between two."""

    low: float
    high: float


def read_temperature(text: str) -> Sweep | tuple[float, ...]:
    """Return one temperature, several separated by commas, or the ends of a sweep: 0.1:10."""
    low, colon, high = text.partition(":")
    if colon:
        return Sweep(low=read_number(low), high=read_number(high))
    return tuple(map(read_number, text.split(",")))


def read_numbers(text: str) -> tuple[float, ...]:
    """Return the numbers of a word such as 1.2,1.5."""
    return tuple(map(read_number, text.split(",")))


def read_labels(text: str) -> tuple[str, ...]:
    """Return the labels of a word such as cat,dog."""
    return tuple(label.strip() for label in text.split(","))


def check_logits(label: str, value: object) -> tuple[float, ...]:
    """Return finite numbers, at least one."""
    items = check_list(label, value)
    if not items:
        raise InputError("no logits")
    if len(items) > MAXIMUM_LOGITS:
        raise InputError(f"{len(items)} {label}: at most {MAXIMUM_LOGITS} are read")
    return tuple(check_number(f"{label}: entry {at}", item) for at, item in enumerate(items, 1))


def check_function(label: str, value: object) -> str:
    """Return the name of a member of the family."""
    return _known(label, value, tuple(NORMALIZERS))


def check_compare(label: str, value: object) -> tuple[str, ...]:
    """Return names of members of the family or sigmoid, given one by one or with commas."""
    words = (value,) if isinstance(value, str) else check_list(label, value)
    return tuple(
        _known(label, name, COMPARABLE)
        for word in words
        for name in (word.split(",") if isinstance(word, str) else (word,))
    )


def _known(label: str, value: object, known: tuple[str, ...]) -> str:
    """Return a name that is known."""
    if not isinstance(value, str):
        raise InputError(f"{label} must be a name, got {type_name(value)}")
    name = value.strip()
    if name not in known:
        hint = did_you_mean(name, known) or f" Known are {', '.join(known)}."
        raise InputError(f"{label}: {quoted(name)} is not one of the softmax family.{hint}")
    return name


def check_labels(label: str, value: object) -> tuple[str, ...] | None:
    """Return labels on one line each, none of them empty; None stays None."""
    if value is None:
        return None
    checked = [check_text(label, item) for item in check_list(label, value)]
    labels = tuple(" ".join((text or "").split()) for text in checked)
    if "" in labels:
        raise InputError(f"{label}: label {labels.index('') + 1} is empty")
    return labels


def _distinct(label: str, numbers: tuple[float, ...]) -> tuple[float, ...]:
    """Return numbers of which none is given twice and which are not too many."""
    if not numbers:
        raise InputError(f"{label}: no value")
    for number in numbers:
        if numbers.count(number) > 1:
            raise InputError(f"{label}: {number:g} is given twice")
    if len(numbers) > _MOST_SERIES:
        raise InputError(f"{label}: at most {_MOST_SERIES} values are drawn, got {len(numbers)}")
    return numbers


def check_temperature(label: str, value: object) -> Sweep | tuple[float, ...]:
    """Return distinct temperatures above 0, or a sweep between two."""
    if isinstance(value, str):
        value = read_temperature(value)
    ends = (value.low, value.high) if isinstance(value, Sweep) else None
    items = ends or (check_list(label, value) if isinstance(value, Iterable) else (value,))
    numbers = tuple(check_number(label, item) for item in items)
    lowest, highest = _TEMPERATURES
    for number in numbers:
        if number <= 0:
            raise InputError(f"{label} must be above 0, got {number:g}")
        if not lowest <= number <= highest:
            raise InputError(f"{label} must be from {lowest:g} to {highest:g}, got {number:g}")
    if ends is None:
        return _distinct(label, numbers)
    low, high = numbers
    if low >= high:
        raise InputError(f"{label}: the sweep {low:g}:{high:g} must go upwards")
    least, most = _SWEEP
    if not low * least <= high <= low * most:
        raise InputError(
            f"{label}: the ends of a sweep must differ {least:g} to {most:g} times, "
            f"got {low:g}:{high:g}"
        )
    return Sweep(low=low, high=high)


def check_alpha(label: str, value: object) -> tuple[float, ...]:
    """Return distinct values of at least 1."""
    items = check_list(label, value) if isinstance(value, Iterable) else (value,)
    numbers = tuple(check_number(label, item) for item in items)
    for number in numbers:
        if number < 1:
            raise InputError(f"{label} must be at least 1, got {number:g}")
    return _distinct(label, numbers) if numbers else ()
