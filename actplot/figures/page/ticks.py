"""Where the ticks stand and what is written at them: round numbers, evenly precise."""

from __future__ import annotations

from math import ceil, floor, isinf, log10
from typing import NamedTuple

_STEPS = (1.0, 2.0, 5.0)
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_MINUS = "\N{MINUS SIGN}"
_LONGEST = 6
_LEAST_POWER = -4
_MOST_CHARACTERS = 9  # of a label, before it is written as a sum


class Ticks(NamedTuple):
    """Ticks of one axis: their values and, in the same order, their labels."""

    values: tuple[float, ...]
    labels: tuple[str, ...]


def choose_ticks(low: float, high: float, *, most: int) -> Ticks:
    """Return ticks at round numbers in an interval, as many as there may be.

    Parameters
    ----------
    low, high : float
        The ends of the axis.
    most : int
        The largest number of ticks, at least 2.
    """
    span = high - low
    exponent = floor(log10(span / most)) - 1
    for power in range(exponent, exponent + 4):
        for digit in _STEPS:
            first, last = _inside(low, high, digit, power)
            if last - first + 1 <= most:
                values = [_round(k * digit, power) for k in range(first, last + 1)]
                return _labelled(values, power=power)
    return Ticks(values=(), labels=())


def _inside(low: float, high: float, digit: float, power: int) -> tuple[int, int]:
    """Return the first and last multiple of a step in an interval."""
    step = _round(digit, power)
    slack = 1e-9
    return ceil(low / step - slack), floor(high / step + slack)


def _round(digits: float, power: int) -> float:
    """Return a whole number times a power of ten, as the nearest float."""
    return float(f"{digits:.0f}e{power}")


def _labelled(values: list[float], *, power: int) -> Ticks:
    """Return ticks with labels that all have as many decimals as the step needs."""
    largest = max((abs(value) for value in values), default=0.0)
    labels = [_decimal(value, max(0, -power) if largest else 0) for value in values]
    if largest and (power < _LEAST_POWER or largest >= 10**_LONGEST):
        scientific = [
            _scientific(value, _top(largest), max(0, _top(largest) - power)) for value in values
        ]
        labels = min(scientific, labels, key=_longest)
        if _longest(labels) > _MOST_CHARACTERS and 0 < values[-1] - values[0] < largest:
            labels = min(labels, _sums(values, power=power), key=_longest)
    return Ticks(values=tuple(values), labels=tuple(labels))


def _sums(values: list[float], *, power: int) -> list[str]:
    """Return labels such as "10⁹+0.5": a round number near all values, and how far each is off."""
    exponent = ceil(log10(values[-1] - values[0]))
    common = _round(round(values[-1] / 10.0**exponent), exponent)
    digits = f"{abs(common):.12e}".split("e")[0].rstrip("0")
    scientific = _scientific(abs(common), _top(common), len(digits) - 2).removeprefix("1×")
    scientific = f"{_MINUS}{scientific}" if common < 0 else scientific
    name = min(f"{common:.12g}".replace("-", _MINUS), scientific, key=len)
    apart = [_round(round((value - common) / 10.0**power), power) for value in values]
    added = _labelled([abs(value) for value in apart], power=power).labels
    return [
        f"{name}{_MINUS if value < 0 else '+'}{label}" if value else name
        for value, label in zip(apart, added, strict=True)
    ]


def _top(value: float) -> int:
    """Return the power of ten of the first digit of a number."""
    return floor(log10(abs(value))) if value else 0


def _longest(labels: list[str]) -> int:
    """Return the length of the longest label."""
    return max(len(label) for label in labels)


def _decimal(value: float, decimals: int) -> str:
    """Return a number with a typographic minus sign."""
    return f"{value + 0.0:.{decimals}f}".replace("-", _MINUS)


def _scientific(value: float, power: int, decimals: int) -> str:
    """Return a number as a multiple of a power of ten."""
    if value == 0:
        return "0"
    factor = _decimal(value / 10.0**power, decimals)
    return f"{factor}×10{str(power).translate(_SUPERSCRIPTS)}"


def short(value: float) -> str:
    """Return a number as a note shows it: three significant digits, no trailing zeros."""
    rounded = float(f"{value:.3g}") + 0.0  # never -0
    if isinf(rounded):
        return "∞"
    if rounded and not 1e-3 <= abs(rounded) < 10**_LONGEST:
        power = floor(log10(abs(rounded)))
        return _scientific(rounded, power, 0 if rounded == float(f"{rounded:.0e}") else 2)
    return f"{rounded:.10g}".replace("-", _MINUS)
