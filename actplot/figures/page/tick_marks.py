"""The ticks of axes: as many as have room for their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actplot.figures.page.ticks import Ticks, choose_ticks

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from actplot.figures.page.pen import Pen

LENGTH = 3.5
"""Points that a tick is long."""

_LOW = 0.75  # of the height that axes may have, as it is guessed
_LINE = 1.05  # height of a label, in sizes of its type


def set_ticks(pen: Pen, axes: Axes, *, width: float, height: float) -> None:
    """Put ticks at round numbers, as many as have room for their labels."""
    xlim, ylim = axes.get_xlim(), axes.get_ylim()
    across = x_ticks(pen, xlim, width=width)
    up = y_ticks(pen, ylim, height)
    axes.set_xticks(across.values, labels=across.labels)
    axes.set_yticks(up.values, labels=up.labels)


def label_room(pen: Pen, ylim: tuple[float, float], height: float) -> float:
    """Return the room in pixels that the labels of a y axis take beside it."""
    # One tick more or less can change the width of the labels: keep room for any number.
    fewest = max(2, _most_y_ticks(pen, height) - 1)
    labels = {
        label
        for count in range(fewest, _most_y_ticks(pen, height / _LOW) + 1)
        for label in choose_ticks(*ylim, most=count).labels
    } | set(y_ticks(pen, ylim, height).labels)
    widest = max((pen.width(label, pen.sizes.tick) for label in labels), default=0.0)
    return pen.pixels(LENGTH + 3.5) + widest


def _most_y_ticks(pen: Pen, height: float) -> int:
    """Return how many labels have room above one another."""
    return max(2, min(8, int(height / pen.pixels(2.9 * pen.sizes.tick))))


def y_ticks(pen: Pen, ylim: tuple[float, float], height: float) -> Ticks:
    """Return ticks with room between their labels; of low axes only the outer ones, or one."""
    most = _most_y_ticks(pen, height)
    tries = (choose_ticks(*ylim, most=count) for count in range(most, most + 4))
    ticks = next((each for each in tries if len(each.values) > 1), choose_ticks(*ylim, most=most))
    scale = height / (ylim[1] - ylim[0]) / pen.pixels(_LINE * pen.sizes.tick)
    if len(ticks.values) < 2 or (ticks.values[1] - ticks.values[0]) * scale >= 1:
        return ticks
    outer = slice(None, None, len(ticks.values) - 1)
    if (ticks.values[-1] - ticks.values[0]) * scale < 1:
        outer = slice(-1, None)
    return Ticks(values=ticks.values[outer], labels=ticks.labels[outer])


def x_ticks(pen: Pen, xlim: tuple[float, float], *, width: float) -> Ticks:
    """Return ticks with room between their labels."""
    for most in range(11, 1, -1):
        ticks = choose_ticks(*xlim, most=most)
        if len(ticks.values) < 2:
            continue
        widest = max(pen.width(label, pen.sizes.tick) for label in ticks.labels)
        step = (ticks.values[1] - ticks.values[0]) / (xlim[1] - xlim[0]) * width
        if widest + pen.pixels(0.9 * pen.sizes.tick) <= step:
            return ticks
    return choose_ticks(*xlim, most=2)
