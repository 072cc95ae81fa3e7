"""The values written at bars and into cells: in as many digits and as large as have room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.figures.page.ticks import short

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actplot.figures.bar.values import BarSeries
    from actplot.figures.page.pen import Pen

_SMALLEST, _SMALLEST_ENTRY = 5.2, 5.0  # points
_MINUS = "\N{MINUS SIGN}"
# What is tried: a share of the full size, decimals, whether it reads upwards.
_LEVEL = ((1.0, 3), (0.85, 3), (1.0, 2), (0.85, 2), (0.72, 2))
_ENTRIES = (*_LEVEL[:4], (0.7, 2))  # of a matrix
_UPWARDS = ((1.0, 3), (0.85, 3), (0.7, 3), (0.6, 3))


class Written(NamedTuple):
    """The values as they are written: words for each series, size, gap and height they take.

    The size is in points, the rest in pixels; words are "" where nothing is written.
    """

    words: tuple[tuple[str, ...], ...]
    size: float
    gap: float
    height: float
    rotated: bool = False


def choose_numbers(
    pen: Pen, series: Sequence[BarSeries], step: float, *, room: float
) -> Written | None:
    """Return how values are written above bars that stand a step in pixels apart.

    Parameters
    ----------
    pen : Pen
        The figure.
    series : sequence of BarSeries
        The bars.
    step : float
        From one bar to the next.
    room : float
        The most height that the words may take.

    Returns
    -------
    Written or None
        None where there is room for nothing.
    """
    full = 0.98 * pen.sizes.tick
    gap = pen.pixels(0.6 * pen.sizes.gap)
    for share, decimals in _LEVEL:
        size = share * full
        words = tuple(each.written(decimals) for each in series)
        height = gap + pen.pixels(1.25 * size)
        if _widest(pen, words, size) + pen.pixels(0.25 * size) <= step and height <= room:
            return Written(words=words, size=size, gap=gap, height=height)
    for share, decimals in _UPWARDS:
        size = share * full
        words = tuple(each.written(decimals) for each in series)
        height = 1.3 * gap + _widest(pen, words, size)
        if pen.pixels(1.08 * size) <= step and size >= _SMALLEST and height <= room:
            return Written(words=words, size=size, gap=1.3 * gap, height=height, rotated=True)
    return _only_largest(pen, series, gap=gap, room=room, size=0.85 * full)


def _widest(pen: Pen, words: Sequence[Sequence[str]], size: float) -> float:
    """Return the width of the longest of the words."""
    return max(pen.width(word, size) for each in words for word in each)


def _only_largest(
    pen: Pen, series: Sequence[BarSeries], *, gap: float, room: float, size: float
) -> Written | None:
    """Return the value of the largest bar alone, if there is one such and only one series."""
    height = gap + pen.pixels(1.25 * size)
    values = series[0].values
    if len(series) > 1 or np.count_nonzero(values == values.max()) > 1 or height > room:
        return None
    largest = int(values.argmax())
    words = tuple(word if at == largest else "" for at, word in enumerate(series[0].written(3)))
    return Written(words=(words,), size=size, gap=gap, height=height)


def choose_entries(
    pen: Pen, matrix: NDArray[np.float64], largest: float, wide: float, high: float
) -> tuple[NDArray[np.str_] | None, float]:
    """Return what is written into the cells of a matrix and its size, or None if it does not fit.

    Parameters
    ----------
    pen : Pen
        The figure.
    matrix : ndarray of float64
        The entries.
    largest : float
        The largest size of an entry.
    wide, high : float
        The size of a cell in pixels.
    """
    for share, decimals in _ENTRIES:
        size = share * 0.95 * pen.sizes.tick
        words = np.array([[_entry(value, largest, decimals) for value in row] for row in matrix])
        widest = max(pen.width(str(word), size) for word in set(words.flat))
        fits = widest <= 0.9 * wide and pen.pixels(1.25 * size) <= high
        if fits and size >= _SMALLEST_ENTRY:
            return words, size
    return None, 0.0


def _entry(value: float, largest: float, decimals: int) -> str:
    """Return an entry as it is written into its cell."""
    if value == 0:
        return "0"
    if not 0.01 <= largest < 1000:
        return short(value)
    rounded = f"{value:.{decimals}f}"
    if not float(rounded):  # as at bars, no rounding makes an entry 0
        rounded = f"{'<' if value > 0 else '>-'}{10.0**-decimals:.{decimals}f}"
    return rounded.replace("-", _MINUS)
