"""The marks of a figure, one small function each, drawn into an Axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.colors import to_rgb
from matplotlib.transforms import blended_transform_factory

from actplot.figures import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D
    from matplotlib.text import Text

    from actplot.figures.sampling import Array
    from actplot.figures.series import Series
    from actplot.figures.style import Sizes

_BAND, _ZERO, _LINE, _CURVE, _DERIVATIVE, _DOT, _TEXT = 0.6, 1.5, 1.8, 3.0, 3.5, 4.0, 5.0
_TINT = 0.91


def curve(axes: Axes, x: Array, y: Array, *, series: Series) -> Line2D:
    """Draw a curve; a derivative, which is finer, lies over its function."""
    (line,) = axes.plot(
        x,
        y,
        color=series.color,
        linewidth=series.width,
        linestyle=(0, series.dashes) if series.dashes else "-",
        zorder=(_DERIVATIVE if series.order else _CURVE) + 0.01 * series.group,
        solid_capstyle="butt",
        dash_capstyle="butt",
    )
    return line


def dot(
    axes: Axes, x: float, y: float, *, color: str, sizes: Sizes, filled: bool = False
) -> Line2D:
    """Draw a dot: open where a curve ends without its end point, filled where it has it."""
    (line,) = axes.plot(
        [x],
        [y],
        color=color,
        marker="o",
        linestyle="none",
        markersize=sizes.dot,
        markerfacecolor=color if filled else "white",
        markeredgecolor=color,
        markeredgewidth=1.5 * sizes.scale,
        zorder=_DOT + (0.1 if filled else 0),
        clip_on=False,
    )
    return line


def zero_lines(axes: Axes, *, sizes: Sizes) -> None:
    """Draw the lines x = 0 and y = 0 where they are inside the window."""
    for limits, line in ((axes.get_xlim(), axes.axvline), (axes.get_ylim(), axes.axhline)):
        if limits[0] < 0 < limits[1]:
            line(0, color=style.ZERO_LINE, linewidth=sizes.hairline, zorder=_ZERO)


def pole(axes: Axes, x: float, *, color: str, sizes: Sizes) -> Line2D:
    """Draw the vertical line that a curve runs along without reaching it."""
    return axes.axvline(
        x, color=color, alpha=0.55, linewidth=sizes.hairline, linestyle=(0, (4, 3)), zorder=_LINE
    )


def asymptote(
    axes: Axes, *, slope: float, intercept: float, ends: tuple[float, float], sizes: Sizes
) -> Line2D:
    """Draw the part of a straight line, between two places in x, that a curve approaches."""
    (line,) = axes.plot(
        ends,
        [slope * x + intercept for x in ends],
        color=style.ASYMPTOTE,
        linewidth=1.1 * sizes.scale,
        linestyle=(0, (7, 3.5)),
        zorder=_LINE,
        scalex=False,
        scaley=False,
    )
    return line


def saturation_band(
    axes: Axes, left: float, right: float, *, color: str, hard: bool, lane: tuple[float, float]
) -> None:
    """Tint a region of saturation; hatch it if the saturation is hard.

    Parameters
    ----------
    axes : Axes
        Where to draw.
    left, right : float
        The region in x, clipped to the window; ends may be infinite.
    color : str
        The colour of the curve.
    hard : bool
        Whether the derivative is 0 there.
    lane : tuple of float
        From where to where up the axes, in parts of their height: (0, 1) for all of it.
    """
    low, high = axes.get_xlim()
    axes.axvspan(
        max(low, left),
        min(high, right),
        *lane,
        facecolor=_tint(color, _TINT if lane[1] - lane[0] == 1 else 0.6),
        edgecolor=_tint(color, 0.8),
        linewidth=0,
        hatch="///" if hard else None,
        zorder=_BAND,
    )


def saturation_boundary(axes: Axes, x: float, *, color: str, sizes: Sizes) -> Line2D:
    """Draw the fine dotted line at the boundary of a saturation region."""
    return axes.axvline(
        x, color=color, linewidth=0.9 * sizes.scale, linestyle=(0, (1.5, 1.8)), zorder=_LINE
    )


def above_frame(axes: Axes, x: float, text: str, *, color: str, sizes: Sizes) -> Text:
    """Write a short text above the frame at a place in x."""
    return axes.text(
        x,
        1.0 + sizes.gap * 0.75 / 72 / _height(axes),
        text,
        transform=blended_transform_factory(axes.transData, axes.transAxes),
        color=color,
        fontsize=sizes.note,
        ha="center",
        va="bottom",
        zorder=_TEXT,
    )


def words(axes: Axes, text: str, *, color: str, size: float) -> Text:
    """Create a text inside the axes, to be measured and then moved to its place."""
    return axes.text(
        0, 0, text, transform=axes.transAxes, color=color, fontsize=size,
        ha="left", va="bottom", zorder=_TEXT,
    )  # fmt: skip


def _height(axes: Axes) -> float:
    """Return the height of the axes in inches."""
    return float(axes.bbox.height / axes.figure.dpi)


def _tint(color: str, share: float) -> tuple[float, float, float]:
    """Return the colour mixed with white."""
    red, green, blue = (share + (1 - share) * channel for channel in to_rgb(color))
    return red, green, blue
