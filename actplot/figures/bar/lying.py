"""Bars that lie, with the labels of their classes beside them: room for long labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.figures.bar import frame as bar_frame
from actplot.figures.page import text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from actplot.figures.bar.values import Chart
    from actplot.figures.page.layout import Place
    from actplot.figures.page.pen import Pen

_APART = 0.3  # of a row between the classes and the rest
_LINE = 1.22  # height of a line in parts of the size of its letters
_TIGHT = 1.18  # the same where rows turn out to be lower than they were thought to be
_LEAST_ROW = 7.6  # points
_LEAST_BAR = 2.4  # points
_SMALLEST = 5.2  # points
_FRAME_SHARE = 0.62  # of the figure's height that the rows will have, about
_LABEL_SHARE = 0.42  # of the figure's width that labels may take
_BAR, _GROUP = 0.76, 0.86  # the thickness of one bar and of a group, in parts of a row
_MOST_LINES = 3


class Lying(NamedTuple):
    """A chart whose bars lie.

    Attributes
    ----------
    chart : Chart
        What it shows.
    size : float
        Of the letters of labels, in points.
    logit_width : float
        Of the column of logits, in pixels.
    lines : int
        The most lines of a label.
    """

    chart: Chart
    size: float
    logit_width: float
    lines: int

    @classmethod
    def of(cls, pen: Pen, chart: Chart) -> Lying | None:
        """Return the geometry for a chart, or None if the rows would be too low."""
        row = _FRAME_SHARE * float(pen.figure.bbox.height) / len(chart.classes.names)
        least = max(_LEAST_ROW * min(1.0, pen.sizes.scale), _LEAST_BAR * len(chart.series))
        if row < pen.pixels(least):
            return None
        size = max(_SMALLEST, min(0.95 * pen.sizes.tick, row / pen.pixels(_LINE)))
        logits = [pen.width(f"z = {each}", size) for each in chart.classes.logits]
        return cls(
            chart=chart,
            size=size,
            lines=max(1, min(_MOST_LINES, int(row / pen.pixels(_LINE * size)))),
            logit_width=max(logits) + pen.pixels(1.4 * size) if chart.spec.show_logits else 0.0,
        )

    @property
    def rows(self) -> list[float]:
        """The places of the classes from the top; the rest stands apart."""
        rows = [float(at) for at in range(len(self.chart.classes.indices))]
        return [*rows, rows[-1] + 1 + _APART] if self.chart.classes.rest else rows

    @property
    def offsets(self) -> list[float]:
        """The places of the bars of a group around its row."""
        count = len(self.chart.series)
        return [(index - (count - 1) / 2) * _GROUP / count for index in range(count)]

    @property
    def thickness(self) -> float:
        """The thickness of a bar, in rows."""
        count = len(self.chart.series)
        return 0.94 * _GROUP / count if count > 1 else _BAR

    def draw(self, pen: Pen) -> None:
        """Draw header, legend, frame, bars, values and labels."""
        chart, spec = self.chart, self.chart.spec
        settings = chart.settings
        edge, end = pen.edge, float(pen.figure.bbox.width) - pen.edge
        # The last label of the axis may stand under its very end.
        right = end - max(0.0, pen.width("0.00", pen.sizes.tick) / 2 - edge)
        names = self._names(pen)
        widest = max(pen.extent(name)[0] for name in names)
        left = edge + widest + self.logit_width + bar_frame.tick_gap(pen)
        bottom = bar_frame.lower_margin(pen)
        top = bar_frame.write_header(pen, spec, settings, left=edge, right=end, bottom=bottom)
        top = bar_frame.write_legend(pen, chart, left=edge, right=end, top=top)
        place = bar_frame.place_between(pen, left=left, right=right, bottom=bottom, top=top)
        axes = bar_frame.add_axes(pen, place, grid="x", base="right" if chart.hangs else "left")
        axes.set_ylim(self.rows[-1] + 0.5, -0.5)
        axes.set_yticks(())
        value_size = self._value_size(pen, place)
        self._set_scale(pen, axes, value_size)
        bar_frame.write_name_below(pen, bar_frame.axis_name(spec, settings), place)
        self._draw_bars(pen, axes)
        if value_size:
            self._write_values(pen, axes, value_size)
        self._place_labels(pen, names, place)

    def _draw_bars(self, pen: Pen, axes: Axes) -> None:
        """Draw the bars."""
        colors = bar_frame.bar_colors(pen, self.chart)
        for each, offset, shades in zip(self.chart.series, self.offsets, colors, strict=True):
            axes.barh(
                [row + offset for row in self.rows], np.nan_to_num(each.values),
                height=self.thickness, color=shades, linewidth=0, zorder=2,
            )  # fmt: skip

    def _value_size(self, pen: Pen, place: Place) -> float:
        """Return the size in points of the values beside the bars, 0 for none."""
        step = place.height / (self.rows[-1] + 1) * _GROUP / len(self.chart.series)
        size = min(0.95 * pen.sizes.tick, step / pen.pixels(1.05))
        fits = size >= _SMALLEST - 0.4 and self._value_room(pen, size) <= 0.5 * place.width
        return size if self.chart.spec.values and fits else 0.0

    def _value_room(self, pen: Pen, size: float) -> float:
        """Return the room in pixels beside the longest bar for its value."""
        if not size:
            return pen.pixels(2.0)
        written = [word for each in self.chart.series for word in each.written(3)]
        return max(pen.width(word, size) for word in written) + pen.pixels(2 + pen.sizes.gap)

    def _set_scale(self, pen: Pen, axes: Axes, size: float) -> None:
        """Make the value axis reach over the longest bar and its value."""
        share = 1 - self._value_room(pen, size) / float(axes.bbox.width)
        reach = self.chart.reach[0] / share, self.chart.reach[1] / share
        axes.set_xlim(*reach)
        ticks = bar_frame.level_value_ticks(pen, reach, float(axes.bbox.width))
        axes.set_xticks(ticks.values, labels=ticks.labels)

    def _write_values(self, pen: Pen, axes: Axes, size: float) -> None:
        """Write the values at the ends of the bars."""
        low, high = axes.get_xlim()
        gap = pen.pixels(0.7 * pen.sizes.gap) * (high - low) / float(axes.bbox.width)
        hangs = self.chart.hangs
        for each, offset in zip(self.chart.series, self.offsets, strict=True):
            for row, value, words in zip(self.rows, each.values, each.written(3), strict=True):
                if words:
                    axes.text(
                        value + (-gap if hangs else gap), row + offset, words, fontsize=size,
                        color=pen.theme.ink if value else pen.theme.quiet_ink,
                        ha="right" if hangs else "left", va="center_baseline", zorder=3,
                        gid="value", bbox=bar_frame.cleared(axes),
                    )  # fmt: skip

    def _names(self, pen: Pen) -> list[Text]:
        """Return the labels, wrapped and clipped, not yet in their places."""
        names = []
        for name in self.chart.classes.names:
            written = pen.figure.text(
                0, 0, name, color=pen.theme.quiet_ink, fontsize=self.size, parse_math=False,
                ha="right", va="center", linespacing=1.0, gid="class",
            )  # fmt: skip
            room = _LABEL_SHARE * float(pen.figure.bbox.width)
            text.fit_text(written, pen.renderer, width=room, lines=self.lines, smallest=self.size)
            if "\n" not in written.get_text():
                written.set_verticalalignment("center_baseline")
            names.append(written)
        return names

    def _place_labels(self, pen: Pen, names: list[Text], place: Place) -> None:
        """Move the labels to their rows, and write the logits in a column of their own."""
        lines = max(name.get_text().count("\n") + 1 for name in names)
        row = place.height / (self.rows[-1] + 1)
        size = min(self.size, row / pen.pixels(_TIGHT * lines))
        heights = [place.bottom + place.height - (at + 0.5) * row for at in self.rows]
        right = place.left - bar_frame.tick_gap(pen)
        for name, y in zip(names, heights, strict=True):
            name.set_fontsize(size)
            pen.move(name, x=right - self.logit_width, y=y)
        logits = self.chart.classes.logits if self.chart.spec.show_logits else ()
        for logit, y in zip(logits, heights, strict=False):  # the rest has none
            written = pen.figure.text(
                0, 0, f"$z$ = {logit}", color=pen.theme.quiet_ink, fontsize=size,
                ha="right", va="center_baseline", gid="logit",
            )  # fmt: skip
            pen.move(written, x=right, y=y)
