"""The lines of ticks and of the grid: those that look alike are drawn as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from matplotlib.colors import to_rgba
from matplotlib.path import Path

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase, RendererBase
    from matplotlib.transforms import Transform

# Lines of matplotlib, of which more is needed than their type information tells.
Line = Any

# What renderers call the group that they are told of.
_OF_LINE = "line2d"
# So few that a path of them is not simplified.
_MOST_TOGETHER = 32

# All that the look of a line follows from, but for what cuts it off.
_appearance = attrgetter(
    *("_linestyle", "_linewidth", "_color", "_alpha", "_antialiased", "_snap", "_url"),
    *("_solidjoinstyle", "_solidcapstyle", "_dashjoinstyle", "_dashcapstyle", "_markersize"),
    *("_markeredgewidth", "_markeredgecolor", "_markerfacecolor", "_marker._marker"),
    *("_marker._fillstyle", "_marker._user_transform", "_marker._joinstyle", "_marker._capstyle"),
)


class TickLines:
    """What draws the lines of the ticks of an axis as lines draw themselves.

    Parameters
    ----------
    renderer : RendererBase
        What they are drawn with.
    """

    def __init__(self, renderer: RendererBase) -> None:
        self._renderer = renderer
        # By a transformation's identity, what it amounts to if it is affine, else None:
        # most lines of an axis share theirs.
        self._affine_parts: dict[int, Transform | None] = {}

    def draw(self, line: Line) -> None:
        """Draw a line by itself."""
        if not line.get_visible():
            return
        affine = self._affine_part(line)
        if affine is None or _is_special(line):
            line.draw(self._renderer)
        else:
            _draw_alike(self._renderer, [line], affine)

    def draw_together(self, lines: Iterable[Line]) -> None:
        """Draw lines into pixels, where there are no groups: at once those that look alike."""
        alike: dict[object, list[Line]] = {}
        for line in lines:
            if line.get_visible():
                alike.setdefault(_look(line), []).append(line)
        for each in alike.values():
            affine = self._affine_part(each[0])
            if len(each) == 1 or affine is None:
                for line in each:
                    self.draw(line)
            else:
                for start in range(0, len(each), _MOST_TOGETHER):
                    _draw_alike(self._renderer, each[start : start + _MOST_TOGETHER], affine)

    def _affine_part(self, line: Line) -> Transform | None:
        """Return what brings an affine line to its place, or None."""
        whole = line.get_transform()
        if id(whole) not in self._affine_parts:
            self._affine_parts[id(whole)] = whole.get_affine().frozen() if whole.is_affine else None
        return self._affine_parts[id(whole)]


def _look(line: Line) -> object:
    """Return what lines that look alike have in common; the line itself if it is like no other."""
    box = line.get_clip_box() if line.get_clip_on() else None
    look = (
        id(line.get_transform()),
        repr(line._dash_pattern),
        None if box is None else box.get_points().tobytes(),
        *_appearance(line),
    )
    try:
        hash(look)
    except TypeError:  # a colour may be given as a list
        return line
    return line if line.get_clip_path() or _is_special(line) else look


def _is_special(line: Line) -> bool:
    """Return whether a line has something that only its own way of drawing knows of."""
    unusual = (line.get_agg_filter(), line.get_sketch_params(), line.get_gapcolor())
    return bool(
        any(each is not None for each in (*unusual, line.get_markevery()))
        or line.get_path_effects()
        or line.get_rasterized()
        or line.get_drawstyle() != "default"
        or (line._marker and _is_special_marker(line))
    )


def _is_special_marker(line: Line) -> bool:
    """Return whether a line has marks of one pixel, of two colours, or with edges like faces."""
    edge, marker = line._markeredgecolor, line._marker
    return (
        marker.get_marker() == ","
        or marker.get_alt_path() is not None
        or (isinstance(edge, str) and edge == "auto")
    )


def _draw_alike(renderer: RendererBase, lines: Sequence[Line], affine: Transform) -> None:
    """Draw lines of one look, as each draws itself: lines of a grid, or marks of ticks."""
    line = lines[0]
    renderer.open_group(_OF_LINE, line.get_gid())
    path = _path(lines)
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
    for each in lines:
        each.stale = False


def _begun(renderer: RendererBase, line: Line, *, width: float, color: Any) -> GraphicsContextBase:
    """Return how the stroke of a line is drawn, as far as that is the same for its marks."""
    gc = renderer.new_gc()
    line._set_gc_clip(gc)
    gc.set_url(line.get_url())
    gc.set_antialiased(line.get_antialiased())
    gc.set_linewidth(width)
    gc.set_foreground(to_rgba(color, line.get_alpha()), isRGBA=True)
    return gc


def _path(lines: Sequence[Line]) -> Path:
    """Return the path along some lines, which lifts the pen before each."""
    points, codes = [], []
    for line in lines:
        own = [*zip(*_alike_long(*line.get_data(orig=True)), strict=True)]
        points += own
        codes += [Path.MOVETO, *(len(own) - 1) * (Path.LINETO,)]
    return Path(points, codes if len(lines) > 1 else None)


def _alike_long(x: Sequence[float], y: Sequence[float]) -> tuple[Sequence[float], Sequence[float]]:
    """Return coordinates of which one may stand for all as many as there are points."""
    count = max(len(x), len(y))
    return (*x,) * (count // len(x)), (*y,) * (count // len(y))
