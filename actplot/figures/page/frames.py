"""Frames: the spines, ticks and grid of axes, and axes through the origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib
import numpy as np

from actplot.figures.styling.themes import BOX, ORIGIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

    from actplot.figures.page.occupancy import Occupancy
    from actplot.figures.page.pen import Pen

Box = tuple[float, ...]
"""Left, bottom, right and top in pixels."""

_PAD = 3.0
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

    A number goes to the other side of its axis if there is room; one on an asymptote
    stays, and interrupts it.

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
    boxes = []
    for axis, across in ((axes.xaxis, True), (axes.yaxis, False)):
        kept = []
        for value, label in zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=True):
            number = label.get_text()
            shown = label
            if number and not _is_free(curves, _box(pen, axes, label)):
                number = ""
                shown = _beyond_axis(pen, axes, label.get_text(), value, across=across)
            kept.append(number)
            box = _box(pen, axes, shown)
            if shown.get_text() and _is_free(curves, box):
                boxes.append(tuple(box.padded(_PAD).extents))
                if not _is_free(lines, box):
                    shown.set_bbox({"color": pen.theme.background, "pad": 1.0})
            elif shown is not label:
                shown.remove()
        axis.set_ticklabels(kept)
    return boxes


def _box(pen: Pen, axes: Axes, text: Text) -> Bbox:
    """Return the box of a text in pixels from the lower left corner of the axes."""
    return text.get_window_extent(pen.renderer).translated(-axes.bbox.x0, -axes.bbox.y0)


def _is_free(taken: Occupancy, box: Bbox) -> bool:
    """Return whether nothing is in a box."""
    return bool(taken.free(np.array([box.extents])).all())


def _beyond_axis(pen: Pen, axes: Axes, number: str, value: float, *, across: bool) -> Text:
    """Return a number on the other side of its axis: above the x axis, right of the y axis."""
    away = 0.5 * _PAD  # the ticks are on the other side
    crossing = float(np.clip(0, *(axes.get_ylim() if across else axes.get_xlim())))
    return axes.annotate(
        number,
        (value, crossing) if across else (crossing, value),
        xytext=(0, away) if across else (away, 0),
        textcoords="offset points",
        color=pen.theme.quiet_ink,
        fontsize=pen.sizes.tick,
        ha="center" if across else "left",
        va="bottom" if across else "center_baseline",
        zorder=_NUMBERS_ORDER,
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
