"""The marks of a figure, one small function each, drawn into an Axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import blended_transform_factory

from actplot.figures.page.headings import AWAY, SIZE
from actplot.figures.styling.themes import ORIGIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation, Text

    from actplot.figures.curve.sampling import Array
    from actplot.figures.curve.series import Series
    from actplot.figures.styling.style import Sizes
    from actplot.figures.styling.themes import Theme

_BAND, _ZERO, _LINE, _CURVE, _DERIVATIVE, _TANGENT, _DOT, _TEXT = (
    *(0.6, 1.5, 1.8, 3.0),
    *(3.5, 3.8, 4.0, 5.0),
)
_STRIP_TINT = 0.6


def curve(axes: Axes, x: Array, y: Array, *, series: Series) -> Line2D:
    """Draw a curve; a derivative, which is finer, lies over its function."""
    line = Line2D(
        x,
        y,
        color=series.color,
        linewidth=series.width,
        linestyle=(0, series.dashes) if series.dashes else "-",
        zorder=(_DERIVATIVE if series.order else _CURVE) + 0.01 * series.group,
        solid_capstyle="butt",
        dash_capstyle="butt",
    )
    return axes.add_line(line)


def dot(
    axes: Axes,
    x: float,
    y: float,
    *,
    color: str,
    sizes: Sizes,
    filled: bool = False,
    share: float = 1.0,
) -> Line2D:
    """Draw a dot: open where a curve ends without its end point, filled where it has it."""
    line = Line2D(
        (x,),
        (y,),
        color=color,
        marker="o",
        linestyle="none",
        markersize=share * sizes.dot,
        markerfacecolor=color if filled else sizes.theme.background,
        markeredgecolor=color,
        markeredgewidth=1.5 * sizes.scale,
        zorder=_DOT + (0.1 if filled else 0),
        clip_on=False,
        transform=axes.transData,
    )
    return _added(axes, line)


def zero_lines(axes: Axes, *, sizes: Sizes) -> None:
    """Draw the lines x = 0 and y = 0 where they are inside the window and no axes."""
    if sizes.theme.frame == ORIGIN:
        return
    style = {"color": sizes.theme.zero_line, "linewidth": sizes.hairline, "zorder": _ZERO}
    for limits, line in ((axes.get_xlim(), _upright), (axes.get_ylim(), _level)):
        if limits[0] < 0 < limits[1]:
            line(axes, 0.0, **style)


def pole(axes: Axes, x: float, *, color: str, sizes: Sizes) -> Line2D:
    """Draw the vertical line that a curve runs along without reaching it."""
    return _upright(
        axes, x, color=color, alpha=0.55,
        linewidth=sizes.hairline, linestyle=(0, (4, 3)), zorder=_LINE,
    )  # fmt: skip


def asymptote(
    axes: Axes, *, slope: float, intercept: float, ends: tuple[float, float], sizes: Sizes
) -> Line2D:
    """Draw the part of a straight line, between two places in x, that a curve approaches."""
    (line,) = axes.plot(
        ends,
        [slope * x + intercept for x in ends],
        color=sizes.theme.asymptote,
        linewidth=1.1 * sizes.scale,
        linestyle=(0, (7, 3.5)),
        zorder=_LINE,
        scalex=False,
        scaley=False,
    )
    return line


def tangent(axes: Axes, x: Array, y: Array, *, sizes: Sizes) -> Line2D:
    """Draw the piece of a tangent between two points."""
    (line,) = axes.plot(
        x, y, color=sizes.theme.ink, linewidth=1.3 * sizes.scale, zorder=_TANGENT,
        scalex=False, scaley=False,
    )  # fmt: skip
    return line


def threshold(axes: Axes, height: float, *, color: str, sizes: Sizes) -> Line2D:
    """Draw the fine dotted line at a slope below which a function counts as saturated."""
    return _level(axes, height, color=color, **_dotted(sizes))


def atom(axes: Axes, height: float, share: float, *, color: str, sizes: Sizes) -> Annotation:
    """Draw a bar for a single output that has a share of all inputs, and write the share."""
    transform = blended_transform_factory(axes.transAxes, axes.transData)
    axes.plot(
        [0, 0.9 * share], [height, height], color=color, linewidth=1.2 * sizes.curve,
        solid_capstyle="butt", transform=transform, zorder=_CURVE, scalex=False, scaley=False,
    )  # fmt: skip
    up = height > sum(axes.get_ylim()) / 2
    return axes.annotate(
        f"{100 * share:.3g} %", (0, height), xycoords=transform,
        xytext=(sizes.gap, (-1 if up else 1) * (sizes.curve + 1)), textcoords="offset points",
        color=sizes.theme.label(color), fontsize=sizes.note, ha="left",
        va="top" if up else "bottom", zorder=_TEXT,
    )  # fmt: skip


def corner(axes: Axes, text: str, *, color: str, sizes: Sizes, right: bool = False) -> Text:
    """Write a short text into a lower corner of the axes."""
    return axes.annotate(
        text, (1 if right else 0, 0), xycoords="axes fraction",
        xytext=(-sizes.gap if right else sizes.gap, 0.6 * sizes.gap),
        textcoords="offset points", color=color, fontsize=sizes.note,
        ha="right" if right else "left", va="bottom", zorder=_TEXT,
    )  # fmt: skip


def heading(axes: Axes, text: str, *, above: float, sizes: Sizes) -> Text:
    """Write the heading of a panel above its left end, some points above the frame."""
    return axes.annotate(
        text, (0, 1), xycoords="axes fraction", xytext=(0, above + AWAY * sizes.gap),
        textcoords="offset points", color=sizes.theme.ink, fontsize=SIZE * sizes.tick,
        ha="left", va="baseline", zorder=_TEXT,
    )  # fmt: skip


def saturation_band(
    axes: Axes,
    left: float,
    right: float,
    *,
    color: str,
    hard: bool,
    lane: tuple[float, float],
    theme: Theme,
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
    theme : Theme
        How strong the tint is, and how it is hatched.
    """
    low, high = axes.get_xlim()
    left, right = max(low, left), min(high, right)
    band = Rectangle(
        (left, lane[0]),
        right - left,
        lane[1] - lane[0],
        transform=axes.get_xaxis_transform("grid"),
        facecolor=theme.tinted(color, None if lane[1] - lane[0] == 1 else _STRIP_TINT),
        edgecolor=theme.tinted(color, theme.hatch),
        linewidth=0,
        hatch=(theme.hard_hatch if hard else theme.soft_hatch) or None,
        zorder=_BAND,
    )
    axes.add_artist(band)


def saturation_boundary(axes: Axes, x: float, *, color: str, sizes: Sizes) -> Line2D:
    """Draw the fine dotted line at the boundary of a saturation region."""
    return _upright(axes, x, color=color, **_dotted(sizes))


def beside_strip(
    axes: Axes, x: float, up: float, text: str, *, side: int, color: str, size: float, gap: float
) -> Text:
    """Write a short text beside the end of a strip: at its right if the side is 1, else left."""
    return axes.annotate(
        text, (x, up), xycoords=blended_transform_factory(axes.transData, axes.transAxes),
        xytext=(side * gap, 0), textcoords="offset points", color=color, fontsize=size,
        ha="left" if side > 0 else "right", va="center_baseline", zorder=_TEXT,
    )  # fmt: skip


def words(axes: Axes, text: str, *, color: str, size: float) -> Text:
    """Create a text inside the axes, to be measured and then moved to its place."""
    return axes.text(
        0, 0, text, transform=axes.transAxes, color=color, fontsize=size,
        ha="left", va="bottom", zorder=_TEXT,
    )  # fmt: skip


def _dotted(sizes: Sizes) -> dict[str, Any]:
    """Return the style of fine dotted lines."""
    return {"linewidth": 0.9 * sizes.scale, "linestyle": (0, (1.5, 1.8)), "zorder": _LINE}


def _upright(axes: Axes, x: float, **style: Any) -> Line2D:
    """Draw a line through the whole height of the axes."""
    across = axes.get_xaxis_transform("grid")
    return _added(axes, Line2D((x, x), (0.0, 1.0), transform=across, **style))


def _level(axes: Axes, y: float, **style: Any) -> Line2D:
    """Draw a line through the whole width of the axes."""
    up = axes.get_yaxis_transform("grid")
    return _added(axes, Line2D((0.0, 1.0), (y, y), transform=up, **style))


def _added(axes: Axes, line: Line2D) -> Line2D:
    """Draw a line that is no data: the limits of the axes need not be found anew for it."""
    axes.add_artist(line)
    return line
