"""Numbers above the frame, at places in x: moved apart or thinned out where they would touch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from matplotlib.transforms import blended_transform_factory

from actplot.figures.page.spreading import spread

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from actplot.figures.page.pen import Pen

_APART = 3.0  # points between two numbers
_AWAY = 0.75  # gaps from the frame
_ASIDE = 0.75  # of its width: how far a number may be moved
_ORDER = 5.0


def write_raised(pen: Pen, axes: Axes, numbers: Sequence[tuple[float, str, str]]) -> None:
    """Write numbers above the frame of axes.

    Parameters
    ----------
    pen : Pen
        The figure.
    axes : Axes
        The panel.
    numbers : sequence of (float, str, str)
        Rising places in x, what is written there, and in which colour.
    """
    transform = blended_transform_factory(axes.transData, axes.transAxes)
    for x, words, color in numbers:
        text = axes.text(
            x, 1.0, words, transform=transform, color=pen.theme.label(color),
            fontsize=pen.sizes.note, ha="center", va="bottom", zorder=_ORDER,
        )  # fmt: skip
        pen.raised[text] = x
    arrange_raised(pen, axes)


def arrange_raised(pen: Pen, axes: Axes) -> None:
    """Put the raised numbers of axes in their places; once more when these have another size.

    Those that would touch move apart; where that took them too far, every second one is
    left out, or more.
    """
    numbers = [(x, text) for text, x in pen.raised.items() if text.axes is axes]
    if not numbers:
        return
    up = 1.0 + pen.sizes.gap * _AWAY / 72 / (float(axes.bbox.height) / pen.figure.dpi)
    for step in range(1, len(numbers) + 1):
        shown = numbers[::step]
        wanted = [float(axes.transData.transform((x, 0.0))[0]) for x, _ in shown]
        widths = [pen.width(text.get_text(), pen.sizes.note) for _, text in shown]
        apart = [(left + right) / 2 + pen.pixels(_APART) for left, right in pairwise(widths)]
        high = float(pen.figure.bbox.width) - pen.pixels(1.0) - widths[-1] / 2
        places = spread(wanted, apart, low=pen.pixels(1.0) + widths[0] / 2, high=high)
        aside = [place - want for place, want in zip(places, wanted, strict=True)]
        if all(abs(way) <= _ASIDE * width for way, width in zip(aside, widths, strict=True)):
            break
    low, high = axes.get_xlim()
    for _, text in numbers:
        text.set(y=up, visible=False)
    for (x, text), way in zip(shown, aside, strict=True):
        text.set_visible(True)
        text.set_x(x + way * (high - low) / float(axes.bbox.width))


def height_of_raised(pen: Pen, axes: Axes) -> float:
    """Return how far the raised numbers of axes reach above their frame, in pixels."""
    tops = [
        text.get_window_extent(pen.renderer).y1 - axes.bbox.y1
        for text in pen.raised
        if text.axes is axes and text.get_visible()
    ]
    return float(max(tops, default=0.0))
