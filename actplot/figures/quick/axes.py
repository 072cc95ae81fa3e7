"""Axes whose ticks and grid are drawn without finding out for each line what holds for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib import axis as matplotlib_axis
from matplotlib.artist import allow_rasterization
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from matplotlib.path import Path

from actplot.figures.quick.undocumented import Undocumented

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase, RendererBase
    from matplotlib.transforms import Transform

# Artists of matplotlib, of which more is needed than their type information tells.
Artist = Any

# Left, bottom, width, height and angle of a background as matplotlib makes it.
_UNIT_SQUARE = (0.0, 0.0, 1.0, 1.0, 0.0)

# What renderers call the groups that they are told of.
_OF_AXIS, _OF_LINE = matplotlib_axis.__name__, "line2d"


class QuickXAxis(Undocumented, matplotlib_axis.XAxis):
    """An x axis that is drawn quickly."""

    @allow_rasterization  # type: ignore[untyped-decorator]
    def draw(self, renderer: RendererBase) -> None:
        """Draw ticks, grid, numbers and the label."""
        _draw_axis(renderer, self)


class QuickYAxis(Undocumented, matplotlib_axis.YAxis):
    """A y axis that is drawn quickly."""

    @allow_rasterization  # type: ignore[untyped-decorator]
    def draw(self, renderer: RendererBase) -> None:
        """Draw ticks, grid, numbers and the label."""
        _draw_axis(renderer, self)


class QuickBackground(Undocumented, Rectangle):
    """The background of axes, where it is put together once for all that is cut off at it."""

    _found: tuple[Transform, Transform] | None = None

    def get_transform(self) -> Transform:
        """Return what brings the unit square to the place of this one."""
        if (*self.get_xy(), self.get_width(), self.get_height(), self.angle) != _UNIT_SQUARE:
            return super().get_transform()
        of_axes = self.get_data_transform()
        if self._found is None or self._found[0] is not of_axes:
            self._found = of_axes, super().get_transform()
        return self._found[1]


class QuickAxes(Undocumented, Axes):
    """Axes with an x axis and a y axis that are drawn quickly."""

    def _gen_axes_patch(self) -> QuickBackground:
        """Make the background, where matplotlib makes its own."""
        left, bottom, width, height, _ = _UNIT_SQUARE
        return QuickBackground((left, bottom), width, height)

    def _init_axis(self) -> None:
        """Make the two, where matplotlib makes its own."""
        spines: Any = self.spines
        self.xaxis = QuickXAxis(self, clear=False)
        self.yaxis = QuickYAxis(self, clear=False)
        for axis, sides in ((self.xaxis, ("bottom", "top")), (self.yaxis, ("left", "right"))):
            for side in sides:
                spines[side].register_axis(axis)


def _draw_axis(renderer: RendererBase, axis: Artist) -> None:
    """Draw an axis; its numbers are measured only if something is to keep clear of them."""
    if not axis.get_visible():
        return
    renderer.open_group(_OF_AXIS, gid=axis.get_gid())
    ticks = axis._update_ticks()
    affine_parts: dict[int, Transform | None] = {}
    for tick in ticks:
        _draw_tick(renderer, tick, affine_parts)
    if axis.label.get_text():
        axis._update_label_position(renderer)
        axis.label.draw(renderer)
    axis.offsetText.set_text(axis.major.formatter.get_offset())
    if axis.offsetText.get_text():
        axis._update_offset_text_position(*axis._get_ticklabel_bboxes(ticks, renderer))
        axis.offsetText.draw(renderer)
    renderer.close_group(_OF_AXIS)
    axis.stale = False


def _draw_tick(
    renderer: RendererBase, tick: Artist, affine_parts: dict[int, Transform | None]
) -> None:
    """Draw a tick with its line of the grid and its number.

    Parameters
    ----------
    renderer : RendererBase
        What draws.
    tick : Tick
        The tick.
    affine_parts : dict
        By a transformation's identity, what it amounts to if it is affine, else None; to be
        kept for the other ticks of the axis, most of which share theirs.
    """
    if not tick.get_visible():
        return
    renderer.open_group(tick.__name__, gid=tick.get_gid())
    for line in (tick.gridline, tick.tick1line, tick.tick2line):
        if not line.get_visible():
            continue
        whole = line.get_transform()
        if id(whole) not in affine_parts:
            affine_parts[id(whole)] = whole.get_affine().frozen() if whole.is_affine else None
        affine = affine_parts[id(whole)]
        if affine is None or _is_special(line):
            line.draw(renderer)
        else:
            _draw_line(renderer, line, affine)
    for label in (tick.label1, tick.label2):
        label.draw(renderer)
    renderer.close_group(tick.__name__)
    tick.stale = False


def _is_special(line: Artist) -> bool:
    """Return whether a line has something that only its own way of drawing knows of."""
    unusual = (line.get_agg_filter(), line.get_sketch_params(), line.get_gapcolor())
    return bool(
        any(each is not None for each in (*unusual, line.get_markevery()))
        or line.get_path_effects()
        or line.get_rasterized()
        or line.get_drawstyle() != "default"
        or (line._marker and _is_special_marker(line))
    )


def _is_special_marker(line: Artist) -> bool:
    """Return whether a line has marks of one pixel, of two colours, or with edges like faces."""
    edge, marker = line._markeredgecolor, line._marker
    return (
        marker.get_marker() == ","
        or marker.get_alt_path() is not None
        or (isinstance(edge, str) and edge == "auto")
    )


def _draw_line(renderer: RendererBase, line: Artist, affine: Transform) -> None:
    """Draw a line of the grid or the mark of a tick, as lines draw themselves."""
    renderer.open_group(_OF_LINE, line.get_gid())
    path = Path([*zip(*_alike_long(*line.get_data(orig=True)), strict=True)])
    if line.get_linestyle() != "None":
        gc = _begun(renderer, line, width=line.get_linewidth(), color=line.get_color())
        kind = "dash" if line.is_dashed() else "solid"
        gc.set_joinstyle(getattr(line, f"get_{kind}_joinstyle")())
        gc.set_capstyle(getattr(line, f"get_{kind}_capstyle")())
        gc.set_snap(line.get_snap())
        if line.get_linewidth() > 0:
            gc.set_dashes(*line._dash_pattern)
        renderer.draw_path(gc, path, affine)
        gc.restore()
    size: Any = renderer.points_to_pixels(line.get_markersize())
    marker = line._marker
    if marker and size > 0:
        gc = _begun(
            renderer, line, width=line.get_markeredgewidth(), color=line.get_markeredgecolor()
        )
        least = marker.get_snap_threshold()
        gc.set_snap(least if least is None else size >= least)
        gc.set_joinstyle(marker.get_joinstyle())
        gc.set_capstyle(marker.get_capstyle())
        renderer.draw_markers(
            gc, marker.get_path(), marker.get_transform().scale(size), path, affine,
            to_rgba(line.get_markerfacecolor(), line.get_alpha()),
        )  # fmt: skip
        gc.restore()
    renderer.close_group(_OF_LINE)
    line.stale = False


def _begun(
    renderer: RendererBase, line: Artist, *, width: float, color: Any
) -> GraphicsContextBase:
    """Return how the stroke of a line is drawn, as far as that is the same for its marks."""
    gc = renderer.new_gc()
    line._set_gc_clip(gc)
    gc.set_url(line.get_url())
    gc.set_antialiased(line.get_antialiased())
    gc.set_linewidth(width)
    gc.set_foreground(to_rgba(color, line.get_alpha()), isRGBA=True)
    return gc


def _alike_long(x: Sequence[float], y: Sequence[float]) -> tuple[Sequence[float], Sequence[float]]:
    """Return coordinates of which one may stand for all as many as there are points."""
    count = max(len(x), len(y))
    return (*x,) * (count // len(x)), (*y,) * (count // len(y))
