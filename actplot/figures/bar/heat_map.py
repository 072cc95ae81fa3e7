"""The Jacobian matrix of softmax or a sibling as a heat map, through seaborn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.patches import Rectangle

from actplot.errors import InputError
from actplot.figures.bar import frame as bar_frame
from actplot.figures.bar.labels import clip, thinned, wrap
from actplot.figures.bar.numbers import choose_entries
from actplot.figures.page.layout import Place
from actplot.figures.page.ticks import Ticks, choose_ticks
from actplot.figures.styling.colors import contrast
from actplot.languages import words
from actplot.normalizers import NORMALIZERS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from actplot.figures.bar.values import Chart, Classes, Setting
    from actplot.figures.bar_spec import BarSpec
    from actplot.figures.page.pen import Pen

_SHADES = 129  # of the colour map; odd, so that 0 has the colour of the background
_INKS = ("#ffffff", "#222831")  # of the values: whichever stands out
_FARTHEST = 1e100
_ROW_SHARE, _COLUMN_SHARE = 0.3, 0.24  # of the figure that names may take at the left and below
_FRAME_SHARE = 0.55  # of the figure's height that the matrix will have, about
_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6)  # of the usual size that numbers may have
_MOST_INSET = 0.2  # of the figure's width: how far from the left the header may begin
_LINE = 1.22  # height of a line in parts of the size of its letters
_WIDEST_CELL, _WIDEST_OF_LOW = 1.75, 3.0  # times its height; in a low figure
_SMALLEST = 5.0  # points
_LEAST_FOR_TALL = 3.0  # inches: lower figures have a lower formula, and wider cells
_BAR, _BAR_GAP = 9.0, 10.0  # points: width of the colour bar, and from the matrix to it
_SUPPORT = r"s_i\,(\delta_{ij} - s_j\,/\,\sum_k s_k),\quad s_i = "
# The right-hand side of each member, without the factor 1/T.
_ENTRIES = {
    "softmax": r"p_i\,(\delta_{ij} - p_j)",
    "softmin": r"-p_i\,(\delta_{ij} - p_j)",
    "log_softmax": r"\delta_{ij} - p_j",
    "sparsemax": _SUPPORT + r"[\,p_i > 0\,]",
    "entmax15": _SUPPORT + r"\sqrt{p_i}",
    "entmax": _SUPPORT + r"p_i^{2 - \alpha}",
    "hardmax": "0",
}


class _Names(NamedTuple):
    """How the rows and columns are named: words, size in points, whether columns read upwards."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    size: float
    rotated: bool = False

    def beside(self, pen: Pen) -> float:
        """Return the room in pixels they take at the left."""
        return max(pen.width(name, self.size) for name in self.rows)

    def below(self, pen: Pen) -> float:
        """Return the room in pixels they take below."""
        if self.rotated:
            return max(pen.width(name, self.size) for name in self.columns)
        lines = max(name.count("\n") + 1 for name in self.columns)
        return lines * pen.pixels(_LINE * self.size)


def draw_heat_map(pen: Pen, chart: Chart) -> None:
    """Draw the derivative of each entry by each logit.

    Raises
    ------
    InputError
        If an entry is too large to be drawn, or the names have no room.
    """
    spec, classes, (setting,) = chart.spec, chart.classes, chart.settings
    logits, row = np.array(spec.logits), NORMALIZERS[setting.function]
    matrix = row.jacobian(logits, temperature=setting.temperature, alpha=setting.alpha)
    matrix = matrix[np.ix_(classes.indices, classes.indices)]
    largest = float(np.abs(matrix).max()) or 1.0
    if largest > _FARTHEST:
        raise InputError(f"the derivative of {setting.function} is too large here to be drawn")
    bar = _bar_room(pen, largest)
    names = _names(pen, classes, bar)
    place = _lay_out(pen, spec, setting, names, bar)
    _paint(pen, matrix, largest, place, annotated=spec.values)
    _write_names(pen, names, place)
    entry = bar_frame.axis_name(spec, (setting,))
    bar_frame.write_axis_name(pen, f"{entry} ${row.label}$", place)
    bar_frame.write_name_below(pen, f"{words(spec.lang)['bars.logit']} $z_j$", place)


def _formula(setting: Setting, *, high: float) -> str:
    """Return the equation of an entry of the matrix."""
    label = NORMALIZERS[setting.function].label
    factor = "" if setting.temperature == 1 or setting.function == "hardmax" else r"\frac{1}{T}\,"
    fraction = r"\dfrac" if high >= _LEAST_FOR_TALL else r"\frac"
    return (
        rf"{fraction}{{\partial\,{label}}}{{\partial z_j}} = {factor}{_ENTRIES[setting.function]}"
    )


def _names(pen: Pen, classes: Classes, bar: float) -> _Names:
    """Return names that fit the rows and columns of a matrix as large as it will be, about.

    Raises
    ------
    InputError
        If there are none.
    """
    wide, high = (float(side) for side in pen.figure.bbox.size)
    names = classes.names[: len(classes.indices)]
    cell_height = _FRAME_SHARE * high / len(names)
    usual = 0.95 * pen.sizes.tick
    size = min(usual, max(_SMALLEST, cell_height / pen.pixels(1.15)))
    rows = tuple(clip(pen, name, size, _ROW_SHARE * wide) for name in names)
    beside = max(pen.width(name, size) for name in rows)
    room = wide - 2 * pen.edge - pen.pixels(2.0 * pen.sizes.tick) - bar
    cell_width = min((room - beside) / len(names), _widest_cell(pen) * cell_height)
    if cell_height >= pen.pixels(1.1 * size):
        lines = 1 if classes.numbered else 3
        columns = [
            wrap(pen, name, size, cell_width - pen.pixels(0.4 * size), lines=lines)
            for name in names
        ]
        if None not in columns:
            return _Names(rows=rows, columns=tuple(each or "" for each in columns), size=size)
        if not classes.numbered and cell_width >= pen.pixels(1.1 * size):
            columns = [clip(pen, name, size, _COLUMN_SHARE * high) for name in names]
            return _Names(rows=rows, columns=tuple(map(str, columns)), size=size, rotated=True)
    for share in _SHARES if classes.numbered else ():
        size = share * usual
        numbers = thinned(classes, pen, size, min(room / len(names), cell_height))
        if numbers is not None and size >= _SMALLEST:
            return _Names(rows=tuple(numbers), columns=tuple(numbers), size=size)
    fitting = int(_FRAME_SHARE * high / pen.pixels(1.9 * _SMALLEST))
    fitting = max(1, min(len(names) - 1, fitting))
    raise InputError(
        f"the names of {len(names)} classes have no room: show the largest, such as "
        f"--top {fitting} (top={fitting}), or make the figure larger"
    )


def _widest_cell(pen: Pen) -> float:
    """Return how wide a cell may be, in parts of its height."""
    is_low = float(pen.figure.get_figheight()) < _LEAST_FOR_TALL
    return _WIDEST_OF_LOW if is_low else _WIDEST_CELL


def _bar_room(pen: Pen, largest: float) -> float:
    """Return the room in pixels that the colour bar takes with its labels."""
    labels = _bar_ticks(pen, largest, float(pen.figure.bbox.height)).labels
    widest = max(pen.width(label, pen.sizes.tick) for label in labels)
    return pen.pixels(_BAR + _BAR_GAP) + bar_frame.tick_gap(pen) + widest


def _bar_ticks(pen: Pen, largest: float, height: float) -> Ticks:
    """Return the ticks of the colour bar: as many as have room, three at least."""
    most = int(height / pen.pixels(2.0 * pen.sizes.tick))
    return choose_ticks(-largest, largest, most=max(3, min(5, most)))


def _lay_out(pen: Pen, spec: BarSpec, setting: Setting, names: _Names, bar: float) -> Place:
    """Write the header and return the place of the matrix."""
    wide = float(pen.figure.bbox.width)
    gap, line = bar_frame.tick_gap(pen), pen.pixels(1.5 * pen.sizes.tick)
    left = pen.edge + line + names.beside(pen) + gap
    bottom = pen.edge + line + names.below(pen) + gap
    right = wide - pen.edge
    # Beside a wide column of names the header would hang in the middle.
    start = left if left < _MOST_INSET * wide else pen.edge
    top = bar_frame.write_header(
        pen,
        spec,
        (setting,),
        left=start,
        right=right,
        bottom=bottom,
        formula=_formula(setting, high=spec.size[1]),
    )
    right = min(right - bar, left + _widest_cell(pen) * max(top - bottom, 0.0))
    return bar_frame.place_between(pen, left=left, right=right, bottom=bottom, top=top)


def _paint(
    pen: Pen, matrix: NDArray[np.float64], largest: float, place: Place, *, annotated: bool
) -> None:
    """Paint the matrix, with its values where they fit, and the colour bar."""
    import seaborn  # only here: it loads pandas, and is slow

    axes = bar_frame.add_axes(pen, place)
    beside = Place(
        left=place.left + place.width + pen.pixels(_BAR_GAP), bottom=place.bottom,
        width=pen.pixels(_BAR), height=place.height,
    )  # fmt: skip
    bar = bar_frame.add_axes(pen, beside)
    cell = place.width / len(matrix), place.height / len(matrix)
    words, size = choose_entries(pen, matrix, largest, *cell) if annotated else (None, 0.0)
    colors = LinearSegmentedColormap.from_list("actplot", _colors(pen), N=_SHADES)
    canvas = pen.figure.canvas
    # On this one nothing is drawn: seaborn would draw all to see whether words at the axes
    # overlap, and there are none.
    FigureCanvasBase(pen.figure)
    seaborn.heatmap(
        matrix,
        ax=axes,
        cmap=colors,
        vmin=-largest,
        vmax=largest,
        annot=words,
        fmt="",
        annot_kws={"fontsize": size, "gid": "value"},
        linewidths=min(1.0, 0.04 * min(cell) * 72 / float(pen.figure.dpi)),
        linecolor=pen.theme.background,
        cbar_ax=bar,
        xticklabels=False,
        yticklabels=False,
    )
    pen.figure.set_canvas(canvas)
    for written, value in zip(axes.texts, matrix.flat, strict=False):
        ground = to_hex(colors(0.5 + 0.5 * value / largest))
        written.set_color(_readable(ground))
        if value < 0 and pen.theme.soft_hatch:
            written.set_bbox({"facecolor": ground, "edgecolor": "none", "pad": 1.5})
    for spine in axes.spines.values():
        spine.set(visible=True, color=pen.theme.grid, linewidth=pen.sizes.hairline)
    for shades in bar.collections:
        shades.set(rasterized=False, edgecolor="face")
    if pen.theme.soft_hatch:
        _hatch(pen, axes, [(float(x), float(y), 1.0) for y, x in np.argwhere(matrix < 0)])
        _hatch(pen, bar, [(0.0, -largest, largest)])
    ticks = _bar_ticks(pen, largest, place.height)
    bar.set_yticks(ticks.values, labels=ticks.labels)


def _hatch(pen: Pen, axes: Axes, cells: Sequence[tuple[float, float, float]]) -> None:
    """Hatch what is negative, for a style whose greys do not tell signs: left, start, height."""
    for left, start, height in cells:
        axes.add_patch(
            Rectangle(
                (left, start), 1.0, height, facecolor="none", edgecolor=pen.theme.ink,
                linewidth=0, hatch=pen.theme.hard_hatch, zorder=1.5,
            )
        )  # fmt: skip


def _readable(ground: str) -> str:
    """Return the colour of a value in a cell of a colour."""
    return max(_INKS, key=lambda ink: contrast(ink, ground))


def _colors(pen: Pen) -> tuple[str, str, str]:
    """Return the colours of the least entry, of 0 and of the largest."""
    theme = pen.theme
    return theme.of_function(1)[0], theme.background, theme.of_function(0)[0]


def _write_names(pen: Pen, names: _Names, place: Place) -> None:
    """Name the rows at the left and the columns below."""
    gap, count = bar_frame.tick_gap(pen), len(names.rows)
    shown = sum(name != "" for name in names.rows)
    size = min(names.size, place.height / shown / pen.pixels(1.15))
    for at, name in enumerate(names.rows):
        written = pen.figure.text(
            0, 0, name, color=pen.theme.quiet_ink, fontsize=size, parse_math=False,
            ha="right", va="center_baseline", gid="class",
        )  # fmt: skip
        y = place.bottom + (1 - (at + 0.5) / count) * place.height
        pen.move(written, x=place.left - gap, y=y)
    for at, name in enumerate(names.columns):
        written = pen.figure.text(
            0, 0, name, color=pen.theme.quiet_ink, fontsize=size, parse_math=False,
            ha="center", va="top", rotation=90 if names.rotated else 0, gid="class",
        )  # fmt: skip
        x = place.left + (at + 0.5) / count * place.width
        pen.move(written, x=x, y=place.bottom - gap)
