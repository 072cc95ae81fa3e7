"""Where the ticks stand and what is written at them: round numbers, evenly precise."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import NamedTuple

_STEPS = (1.0, 2.0, 5.0)
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_MINUS = "\N{MINUS SIGN}"
_LONGEST = 6


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
    plain = [_decimal(value, max(0, -power)) for value in values]
    largest = max((abs(value) for value in values), default=0.0)
    if largest and (power < -4 or largest >= 10**_LONGEST):
        top = floor(log10(largest))
        decimals = max(0, top - power)
        plain = [_scientific(value, top, decimals) for value in values]
    return Ticks(values=tuple(values), labels=tuple(plain))


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
    if rounded and not 1e-3 <= abs(rounded) < 10**_LONGEST:
        power = floor(log10(abs(rounded)))
        return _scientific(rounded, power, 0 if rounded == float(f"{rounded:.0e}") else 2)
    return f"{rounded:.10g}".replace("-", _MINUS)
