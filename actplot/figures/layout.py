"""Where the axes stand, computed from measured text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actplot.figures import style, text
from actplot.figures.header import draw_header
from actplot.figures.ticks import Ticks, choose_ticks

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from actplot.figures.pen import Pen

_TICK = 3.5
_LEAST_LEFT = 34.0
_NARROWEST = 0.12
_HEADER_SHARE = 0.42  # of the figure's height that the header may take
_LEAST_FRAME = 0.2  # and what it must leave to the frame
_BASE = -0.25  # descent of a tick label in parts of its size


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A rectangle in pixels from the lower left corner of the figure."""

    left: float
    bottom: float
    width: float
    height: float


def lay_out(
    pen: Pen,
    *,
    title: str,
    formula: str,
    xlim: tuple[float, float],
    ylim: tuple[float, float],
    above: float,
) -> Axes:
    """Return new axes under a header, with frame, ticks and grid.

    Parameters
    ----------
    pen : Pen
        The figure.
    title : str
        Plain text, or "".
    formula : str
        Mathtext without dollar signs, or "".
    xlim, ylim : tuple of float
        The window.
    above : float
        The room in points to keep free right above the frame.
    """
    height = float(pen.figure.bbox.height)
    bottom = pen.edge + pen.pixels(2.3 * pen.sizes.tick + _TICK + 2)
    left = _left_margin(pen, ylim, 0.75 * height - bottom)
    right = _right_end(pen, xlim, left=left)
    room = min(_HEADER_SHARE * height, (1 - _LEAST_FRAME) * height - bottom - 2 * pen.edge)
    end = draw_header(pen, title=title, formula=formula, left=left, right=right, room=room)
    top = end - pen.pixels(above + (0.5 * pen.sizes.title if title or formula else 0.0))
    place = Place(
        left=left,
        bottom=bottom,
        width=right - left,
        height=max(top - bottom, _NARROWEST * height),
    )
    axes = pen.figure.add_axes(_fractions(pen, place))
    _dress(pen, axes)
    axes.set_xlim(*xlim)
    axes.set_ylim(*ylim)
    _set_ticks(pen, axes, place)
    _label_x(pen, place)
    return axes


def resize_axes(pen: Pen, axes: Axes, place: Place) -> None:
    """Move axes to another place; their ticks and the name of the x axis follow."""
    axes.set_position(_fractions(pen, place))
    _set_ticks(pen, axes, place)
    for label in [item for item in pen.figure.texts if item.get_gid() == "x-label"]:
        label.remove()
    _label_x(pen, place)


def note(pen: Pen, words: str) -> None:
    """Write a small note at the lower right of the figure, after those that stand there."""
    for earlier in [item for item in pen.figure.texts if item.get_gid() == "note"]:
        words = f"{earlier.get_text()}; {words}"
        earlier.remove()
    written = pen.figure.text(
        0, 0, words, color=style.QUIET_INK, fontsize=0.9 * pen.sizes.note,
        ha="left", va="baseline", parse_math=False,
    )  # fmt: skip
    written.set_gid("note")
    room = 0.5 * pen.figure.bbox.width - pen.edge - pen.pixels(pen.sizes.tick)
    text.fit_text(written, pen.renderer, width=room, lines=1, smallest=5.0)
    right = pen.figure.bbox.width - pen.edge
    pen.move(written, x=right - pen.extent(written)[0], y=_x_label_baseline(pen))


def _dress(pen: Pen, axes: Axes) -> None:
    """Give axes the quiet frame and grid that all figures have."""
    sizes = pen.sizes
    axes.tick_params(
        labelsize=sizes.tick, width=sizes.hairline, length=_TICK * sizes.scale, pad=3.0
    )
    axes.grid(visible=True, color=style.GRID, linewidth=0.9 * sizes.scale, linestyle="-")
    for spine in axes.spines.values():
        spine.set_linewidth(1.1 * sizes.scale)


def _set_ticks(pen: Pen, axes: Axes, place: Place) -> None:
    """Put ticks at round numbers, as many as have room for their labels."""
    xlim, ylim = axes.get_xlim(), axes.get_ylim()
    across = _x_ticks(pen, xlim, left=place.left, right=place.left + place.width)
    up = _y_ticks(pen, ylim, place.height)
    axes.set_xticks(across.values, labels=across.labels)
    axes.set_yticks(up.values, labels=up.labels)


def _label_x(pen: Pen, place: Place) -> None:
    """Write the name of the x axis under its middle."""
    label = pen.figure.text(
        0, 0, "$x$", color=style.INK, fontsize=pen.sizes.tick, ha="center", va="baseline"
    )
    label.set_gid("x-label")
    pen.move(label, x=place.left + place.width / 2, y=_x_label_baseline(pen))


def _x_label_baseline(pen: Pen) -> float:
    """Return the height in pixels on which the name of the x axis is written."""
    return pen.edge + pen.pixels(-_BASE * pen.sizes.tick)


def _left_margin(pen: Pen, ylim: tuple[float, float], height: float) -> float:
    """Return the room in pixels that the labels of the y axis take at the left."""
    # One tick more or less can change the width of the labels: keep room for either.
    most = _most_y_ticks(pen, height)
    labels = {
        label
        for count in {most, max(2, most - 1)}
        for label in choose_ticks(*ylim, most=count).labels
    }
    widest = max((pen.width(label, pen.sizes.tick) for label in labels), default=0.0)
    needed = pen.edge + pen.pixels(_TICK + 3.5) + widest
    least = pen.pixels(_LEAST_LEFT * pen.sizes.scale)
    return min(max(needed, least), 0.5 * float(pen.figure.bbox.width))


def _right_end(pen: Pen, xlim: tuple[float, float], *, left: float) -> float:
    """Return where the axes end at the right, so that the last tick label fits."""
    edge = float(pen.figure.bbox.width) - pen.edge
    ticks = _x_ticks(pen, xlim, left=left, right=edge)
    if not ticks.values:
        return edge
    share = (ticks.values[-1] - xlim[0]) / (xlim[1] - xlim[0])
    half = pen.width(ticks.labels[-1], pen.sizes.tick) / 2
    # The label is centred at left + share * (right - left) and may end at the edge.
    fitting = left + (edge - half - left) / share if share > 0 else edge
    return max(min(edge, fitting), left + _NARROWEST * edge)


def _most_y_ticks(pen: Pen, height: float) -> int:
    """Return how many labels have room above one another."""
    return max(2, min(8, int(height / pen.pixels(2.9 * pen.sizes.tick))))


def _y_ticks(pen: Pen, ylim: tuple[float, float], height: float) -> Ticks:
    """Return ticks with room between their labels."""
    return choose_ticks(*ylim, most=_most_y_ticks(pen, height))


def _x_ticks(pen: Pen, xlim: tuple[float, float], *, left: float, right: float) -> Ticks:
    """Return ticks with room between their labels."""
    for most in range(11, 1, -1):
        ticks = choose_ticks(*xlim, most=most)
        if len(ticks.values) < 2:
            continue
        widest = max(pen.width(label, pen.sizes.tick) for label in ticks.labels)
        step = (ticks.values[1] - ticks.values[0]) / (xlim[1] - xlim[0]) * (right - left)
        if widest + pen.pixels(0.9 * pen.sizes.tick) <= step:
            return ticks
    return choose_ticks(*xlim, most=2)


def _fractions(pen: Pen, place: Place) -> tuple[float, float, float, float]:
    """Return a rectangle in parts of the figure's size."""
    width, height = pen.figure.bbox.size
    return (
        place.left / width,
        place.bottom / height,
        place.width / width,
        place.height / height,
    )
