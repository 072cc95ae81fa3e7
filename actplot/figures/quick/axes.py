"""Axes whose ticks and grid are drawn without finding out for each line what holds for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib import axis as matplotlib_axis
from matplotlib.artist import allow_rasterization
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.patches import Rectangle

from actplot.figures.quick.tick_lines import TickLines
from actplot.figures.quick.undocumented import Undocumented

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase
    from matplotlib.transforms import Transform

# Artists of matplotlib, of which more is needed than their type information tells.
Artist = Any

# Left, bottom, width, height and angle of a background as matplotlib makes it.
_UNIT_SQUARE = (0.0, 0.0, 1.0, 1.0, 0.0)

# What renderers call the group that they are told of.
_OF_AXIS = matplotlib_axis.__name__

# The lines of a tick, in the order in which they are drawn.
_LINES = ("gridline", "tick1line", "tick2line")


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
    _draw_ticks(renderer, [tick for tick in ticks if tick.get_visible()])
    if axis.label.get_text():
        axis._update_label_position(renderer)
        axis.label.draw(renderer)
    axis.offsetText.set_text(axis.major.formatter.get_offset())
    if axis.offsetText.get_text():
        axis._update_offset_text_position(*axis._get_ticklabel_bboxes(ticks, renderer))
        axis.offsetText.draw(renderer)
    renderer.close_group(_OF_AXIS)
    axis.stale = False


def _draw_ticks(renderer: RendererBase, ticks: Sequence[Artist]) -> None:
    """Draw ticks with lines and numbers: each by itself, except in pixels."""
    lines = TickLines(renderer)
    in_pixels = isinstance(renderer, RendererAgg)
    if in_pixels:
        for line in _LINES:
            lines.draw_together(getattr(tick, line) for tick in ticks)
    for tick in ticks:
        renderer.open_group(tick.__name__, gid=tick.get_gid())
        if not in_pixels:
            for line in _LINES:
                lines.draw(getattr(tick, line))
        for label in (tick.label1, tick.label2):
            label.draw(renderer)
        renderer.close_group(tick.__name__)
        tick.stale = False
