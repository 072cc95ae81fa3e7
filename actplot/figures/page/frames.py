"""Frames: the spines, ticks and grid of axes, and axes through the origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib
import numpy as np

from actplot.figures.styling.themes import BOX, ORIGIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from numpy.typing import NDArray

    from actplot.figures.curve.sampling import Array
    from actplot.figures.page.occupancy import Boxes, Occupancy
    from actplot.figures.page.pen import Pen

Box = tuple[float, ...]
"""Left, bottom, right and top in pixels."""

_PAD = 3.0
_AWAY = 0.5 * _PAD  # from the axis, on the side without ticks
_BEYOND = 1
_ARROW = 5.5
_ARROW_ORDER = 2.6  # over the spines
_NUMBERS_ORDER = 1.9


def dress(pen: Pen, axes: Axes) -> None:
    """Give axes the frame, the ticks and the grid that the theme has."""
    scale = pen.sizes.scale
    axes.tick_params(
        labelsize=pen.sizes.tick,
        width=pen.sizes.hairline,
        length=matplotlib.rcParams["xtick.major.size"] * scale,
        pad=_PAD,
    )
    axes.grid(visible=False)
    if pen.theme.has_grid:
        axes.grid(visible=True, color=pen.theme.grid, linewidth=0.9 * scale)
    for side, spine in axes.spines.items():
        spine.set_linewidth(1.1 * scale)
        spine.set_visible(pen.theme.frame == BOX or side in {"left", "bottom"})


def is_central(pen: Pen, limits: tuple[float, float]) -> bool:
    """Return whether the other axis crosses one with these limits inside the frame."""
    return pen.theme.frame == ORIGIN and limits[0] < 0 < limits[1]


def cross_at_origin(pen: Pen, axes: Axes) -> None:
    """Move the axes to where they cross at 0, or as near as the window lets them.

    To be called when the limits and the ticks are set.
    """
    if pen.theme.frame != ORIGIN:
        return
    x, y = (float(np.clip(0, *limits)) for limits in (axes.get_xlim(), axes.get_ylim()))
    # Numbers stand inside the frame: over tints and asymptotes, but under curves.
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_zorder(_NUMBERS_ORDER)
    axes.spines["left"].set_position(("data", x))
    axes.spines["bottom"].set_position(("data", y))
    if pen.theme.arrows and not any(line.get_gid() == "arrow" for line in axes.lines):
        _draw_arrows(pen, axes, x, y)
    for axis, crossing in ((axes.xaxis, x), (axes.yaxis, y)):
        labels = [
            "" if value == crossing == 0 else label.get_text()
            for value, label in zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=True)
        ]
        axis.set_ticklabels(labels)


def keep_clear(pen: Pen, axes: Axes, curves: Occupancy, lines: Occupancy) -> list[Box]:
    """Move or remove the numbers at axes through the origin that curves run through.

    The numbers of an axis stand on the side where fewest are in the way; where some are on
    either side, those of each half of it do. One that still is goes to the other side if
    there is room; one on an asymptote stays, and interrupts it.

    Parameters
    ----------
    pen : Pen
        The figure.
    axes : Axes
        The axes.
    curves : Occupancy
        Where curves and all else is that must not be covered.
    lines : Occupancy
        Where asymptotes are.

    Returns
    -------
    list of tuple of float
        The boxes of the numbers, in pixels from the lower left corner of the axes.
    """
    if pen.theme.frame != ORIGIN:
        return []
    boxes: list[Box] = []
    taken = curves.copy()
    for axis, across in ((axes.xaxis, True), (axes.yaxis, False)):
        values, labels = axis.get_ticklocs(), axis.get_ticklabels()
        numbers = [label.get_text() for label in labels]
        usual = np.array([_extents(pen, axes, label) for label in labels]).reshape(-1, 4)
        places = np.stack([usual, _beyond(pen, axes, usual, across=across)])
        free = np.stack([taken.free(side) for side in places])
        sides = _sides(values, free | ~np.array([bool(number) for number in numbers]))
        for at, (number, side) in enumerate(zip(numbers, sides, strict=True)):
            if side == _BEYOND or not free[side, at]:
                labels[at].set_text("")
            if not number or not free[side, at]:
                continue
            shown = labels[at]
            if side == _BEYOND:
                shown = _write_beyond(pen, axes, number, float(values[at]), across=across)
            box = places[side, at]
            boxes.append((*(box[:2] - _PAD), *(box[2:] + _PAD)))
            taken.add_box(box)
            if not lines.free(box[np.newaxis]).all():
                shown.set_bbox({"color": pen.theme.background, "pad": 1.0})
        axis.set_ticklabels([label.get_text() for label in labels])
    return boxes


def _sides(values: Array, free: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return on which side of its axis each number stands: 0 for the usual one, 1 for the other.

    Parameters
    ----------
    values : ndarray of float64, shape (n,)
        The numbers.
    free : ndarray of bool, shape (2, n)
        Whether nothing is in the way of each on either side.
    """
    sides = np.full(len(values), np.argmax(free.sum(axis=1)))
    if not free[sides[:1]].all():
        for half in (values < 0, values > 0):
            sides[half] = np.argmax(free[:, half].sum(axis=1))
    return np.where(free[sides, np.arange(len(values))], sides, 1 - sides)


def _extents(pen: Pen, axes: Axes, text: Text) -> Box:
    """Return the box of a text in pixels from the lower left corner of the axes."""
    box = text.get_window_extent(pen.renderer)
    return tuple(box.translated(-axes.bbox.x0, -axes.bbox.y0).extents)


def _beyond(pen: Pen, axes: Axes, boxes: Boxes, *, across: bool) -> Boxes:
    """Return the boxes of numbers as they would be on the other side of their axis."""
    low, high = (1, 3) if across else (0, 2)
    limits = axes.get_ylim() if across else axes.get_xlim()
    size = axes.bbox.height if across else axes.bbox.width
    crossing = (np.clip(0, *limits) - limits[0]) / (limits[1] - limits[0]) * size
    moved = boxes.copy()
    moved[:, low] = crossing + pen.pixels(_AWAY)
    moved[:, high] = moved[:, low] + boxes[:, high] - boxes[:, low]
    return moved


def _write_beyond(pen: Pen, axes: Axes, number: str, value: float, *, across: bool) -> Text:
    """Write a number on the other side of its axis: above the x axis, right of the y axis."""
    crossing = float(np.clip(0, *(axes.get_ylim() if across else axes.get_xlim())))
    return axes.annotate(
        number,
        (value, crossing) if across else (crossing, value),
        xytext=(0, _AWAY) if across else (_AWAY, 0),
        textcoords="offset points",
        color=pen.theme.quiet_ink,
        fontsize=pen.sizes.tick,
        ha="center" if across else "left",
        va="bottom" if across else "center_baseline",
        zorder=_NUMBERS_ORDER + 0.1,  # the grid is part of an axis
        parse_math=False,
        gid="number",
    )


def _draw_arrows(pen: Pen, axes: Axes, x: float, y: float) -> None:
    """Put arrow heads at the right and the upper end of the axes."""
    for along, up, marker, transform in (
        (1.0, y, ">", axes.get_yaxis_transform()),
        (x, 1.0, "^", axes.get_xaxis_transform()),
    ):
        (head,) = axes.plot(
            [along],
            [up],
            marker=marker,
            color=pen.theme.spine,
            markersize=_ARROW * pen.sizes.scale,
            markeredgewidth=0,
            transform=transform,
            clip_on=False,
            zorder=_ARROW_ORDER,
            scalex=False,
            scaley=False,
        )
        head.set_gid("arrow")
