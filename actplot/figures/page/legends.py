"""The legend, for the figures whose curves have no room for names beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.legend import Legend
from matplotlib.lines import Line2D

from actplot.figures.page import layout
from actplot.figures.page.raised import height_of_raised
from actplot.figures.styling import themes

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from actplot.figures.page.occupancy import Occupancy
    from actplot.figures.page.pen import Pen

Entry = tuple[str, str, themes.Dashes, float]
"""What one entry of a legend shows: mathtext, colour, dash pattern, width in points."""

_LEAST_LEFT = 0.3  # of the axes' area; a legend that takes more is left out
_CORNERS = ((0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0), (0.5, 1.0), (0.5, 0.0))


def make_legend(
    pen: Pen, parent: Axes | Figure, entries: Sequence[Entry], *, columns: int
) -> Legend:
    """Return a legend, not yet part of the figure, to be measured and placed."""
    scale = pen.sizes.scale
    handles = [
        Line2D([], [], color=color, linewidth=width,
               linestyle=(0, dashes) if dashes else "-", dash_capstyle="butt")
        for _, color, dashes, width in entries
    ]  # fmt: skip
    return Legend(
        parent,
        handles,
        [f"${label}$" for label, *_ in entries],
        ncols=columns,
        fontsize=0.8 * pen.sizes.label,
        labelcolor=pen.theme.ink,
        frameon=False,
        handlelength=2.6,
        borderpad=0.2,
        borderaxespad=0.0,
        labelspacing=0.35,
        columnspacing=1.4,
        loc="upper left",
        bbox_to_anchor=(0.0, 1.0),
        handletextpad=0.6 * min(1.0, scale),
    )


def size_of(pen: Pen, legend: Legend) -> tuple[float, float]:
    """Return the width and height of a legend in pixels."""
    box = legend.get_window_extent(pen.renderer)
    return float(box.width), float(box.height)


def place_in_corner(pen: Pen, axes: Axes, legend: Legend, taken: Occupancy) -> bool:
    """Put a legend into the corner with the most room, if one is free of curves."""
    width, height = size_of(pen, legend)
    inset = pen.pixels(1.5 * pen.sizes.gap)
    if width + 2 * inset > taken.width or height + 2 * inset > taken.height:
        return False
    boxes = np.array(
        [
            (left, bottom, left + width, bottom + height)
            for across, up in _CORNERS
            for left in [inset + across * (taken.width - width - 2 * inset)]
            for bottom in [inset + up * (taken.height - height - 2 * inset)]
        ]
    )
    room = np.zeros(len(boxes))
    for pad in (1.0, 2.0, 4.0, 8.0, 16.0):
        room += taken.free(boxes, pad=pad * pen.pixels(pen.sizes.gap) / 2)
    best = int(np.argmax(room))
    if room[best] < 2:
        return False
    left, _, _, top = boxes[best]
    _attach(axes, legend, left / taken.width, top / taken.height)
    return True


def place_outside(pen: Pen, axes: Axes, entries: Sequence[Entry]) -> None:
    """Put a legend beside or above the axes, whichever leaves these more room."""
    gap, over = pen.pixels(2 * pen.sizes.gap), height_of_raised(pen, axes)
    wide, high = (float(side) for side in axes.bbox.size)
    # Beside the axes it may reach down to where notes would stand.
    below = 0.0 if pen.notes else float(axes.bbox.y0) - pen.edge
    choices = []
    for columns in range(1, len(entries) + 1):
        legend = make_legend(pen, axes, entries, columns=columns)
        width, height = size_of(pen, legend)
        if columns == 1 and height <= high + below:
            choices.append(((wide - width - gap) * high, 0, legend, width, height))
        if width <= wide:
            choices.append((wide * (high - height - gap), 1, legend, width, height))
    if not choices:
        return
    area, above, legend, width, height = max(choices, key=lambda choice: choice[0])
    if area < _LEAST_LEFT * wide * high:
        return
    left, bottom = axes.bbox.x0, axes.bbox.y0
    place = layout.Place(
        left=left,
        bottom=bottom,
        width=wide - (0 if above else width + gap),
        height=high - (height + gap if above else 0),
    )
    layout.resize_axes(pen, axes, place)
    if above:
        _attach(axes, legend, 0.0, (high + over) / place.height)
    else:
        _attach(axes, legend, (wide - width) / place.width, 1.0)


def widest(pen: Pen, entries: Sequence[Entry]) -> tuple[Legend, float]:
    """Return a legend of the whole figure with few rows, and its height in points."""
    room = float(pen.figure.bbox.width) - 2 * pen.edge - pen.pixels(34)
    for columns in range(len(entries), 0, -1):
        legend = make_legend(pen, pen.figure, entries, columns=columns)
        width, height = size_of(pen, legend)
        if width <= room or columns == 1:
            break
    return legend, height * 72 / float(pen.figure.dpi)


def place_in_strip(pen: Pen, legend: Legend, *, left: float, bottom: float) -> None:
    """Put a legend of the whole figure above the panels, at a place in pixels."""
    _, height = size_of(pen, legend)
    at = (left / pen.figure.bbox.width, (bottom + height) / pen.figure.bbox.height)
    legend.set_bbox_to_anchor(at, transform=pen.figure.transFigure)
    pen.figure.legends.append(legend)


def _attach(axes: Axes, legend: Legend, x: float, y: float) -> None:
    """Make a legend part of the axes, its corner at a place in parts of their size."""
    legend.set_bbox_to_anchor((x, y), transform=axes.transAxes)
    axes.legend_ = legend
