"""Bars that stand on a line, with the labels of their classes below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.figures.bar import frame as bar_frame
from actplot.figures.bar.labels import APART, MARGIN, ClassLabels
from actplot.figures.bar.numbers import Written, choose_numbers

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from actplot.figures.bar.values import Chart
    from actplot.figures.page.pen import Pen

_LEAST_SLOTS = 4.0  # a single bar does not fill the frame
_BAR, _GROUP = 0.72, 0.84  # the width of one bar and of a group, in parts of a slot
_THINNEST = 1.4  # points
_LEAST_SLOT = 6.0  # points that a label needs


class Upright(NamedTuple):
    """A chart whose bars stand; the ends of its frame are in pixels, places in slots."""

    chart: Chart
    left: float
    right: float

    @classmethod
    def of(cls, pen: Pen, chart: Chart) -> Upright:
        """Return the geometry for a chart."""
        ticks = bar_frame.value_ticks(pen, chart.reach, 0.7 * float(pen.figure.bbox.height))
        right = float(pen.figure.bbox.width) - pen.edge
        return cls(chart=chart, left=bar_frame.left_margin(pen, ticks.labels), right=right)

    @property
    def centers(self) -> list[float]:
        """The places of the classes; the rest stands apart."""
        places = [float(at) for at in range(len(self.chart.classes.indices))]
        return [*places, places[-1] + 1 + APART] if self.chart.classes.rest else places

    @property
    def limits(self) -> tuple[float, float]:
        """The ends of the axis."""
        last = self.centers[-1]
        half = max(last / 2 + 0.5 + MARGIN, _LEAST_SLOTS / 2)
        return last / 2 - half, last / 2 + half

    @property
    def slot(self) -> float:
        """The width of a slot in pixels."""
        low, high = self.limits
        return (self.right - self.left) / (high - low)

    @property
    def step(self) -> float:
        """From one bar to the next."""
        count = len(self.chart.series)
        return _GROUP / count if count > 1 else 1.0

    @property
    def thickness(self) -> float:
        """The width of a bar."""
        return 0.94 * self.step if len(self.chart.series) > 1 else _BAR

    def has_room(self, pen: Pen) -> bool:
        """Return whether each bar can be seen."""
        return self.thickness * self.slot >= pen.pixels(_THINNEST)

    def most_classes(self, pen: Pen) -> int:
        """Return about how many classes would have room for their labels and bars."""
        least = max(pen.pixels(_LEAST_SLOT), pen.pixels(_THINNEST) / self.thickness)
        fitting = int((self.right - self.left) / least) - 2
        return max(1, min(len(self.chart.classes.indices) - 1, fitting))

    def draw(self, pen: Pen, labels: ClassLabels) -> None:
        """Draw header, legend, frame, bars, values and labels."""
        chart, spec = self.chart, self.chart.spec
        settings = chart.settings
        left, right, bottom = self.left, self.right, pen.edge + labels.height(pen)
        top = bar_frame.write_header(pen, spec, settings, left=left, right=right, bottom=bottom)
        top = bar_frame.write_legend(pen, chart, left=left, right=right, top=top)
        place = bar_frame.place_between(pen, left=left, right=right, bottom=bottom, top=top)
        written = None
        if spec.values:
            step = self.step * self.slot
            written = choose_numbers(pen, chart.series, step, room=0.4 * place.height)
        share = 1 - (written.height if written else pen.pixels(2.0)) / place.height
        low, high = (end / share for end in chart.reach)
        axes = bar_frame.add_axes(pen, place, grid="y", base="top" if chart.hangs else "bottom")
        axes.set_xlim(*self.limits)
        axes.set_ylim(low, high)
        axes.set_xticks(())
        ticks = bar_frame.value_ticks(pen, (low, high), place.height)
        axes.set_yticks(ticks.values, labels=ticks.labels)
        bar_frame.write_axis_name(pen, bar_frame.axis_name(spec, settings), place)
        self._draw_bars(pen, axes)
        if written:
            self._write_values(pen, axes, written, (high - low) / place.height)
        first, _ = self.limits
        labels.write(pen, place, [left + (x - first) * self.slot for x in self.centers])

    def _places(self, index: int) -> list[float]:
        """Return the places of the bars of one series."""
        offset = (index - (len(self.chart.series) - 1) / 2) * self.step
        return [center + offset for center in self.centers]

    def _draw_bars(self, pen: Pen, axes: Axes) -> None:
        """Draw the bars."""
        colors = bar_frame.bar_colors(pen, self.chart)
        for index, each in enumerate(self.chart.series):
            axes.bar(
                self._places(index), np.nan_to_num(each.values), width=self.thickness,
                color=colors[index], linewidth=0, zorder=2,
            )  # fmt: skip

    def _write_values(self, pen: Pen, axes: Axes, written: Written, pixel: float) -> None:
        """Write the values above the bars, or below those that hang."""
        gap = (-1 if self.chart.hangs else 1) * written.gap * pixel
        first, last = self.limits
        end = last + 0.5 * pen.edge / self.slot
        for index, each in enumerate(self.chart.series):
            for x, value, words in zip(
                self._places(index), each.values, written.words[index], strict=True
            ):
                if words:
                    width = 0.0 if written.rotated else pen.width(words, written.size)
                    half = width / 2 / self.slot
                    axes.text(
                        min(max(x, first + half), end - half), value + gap, words,
                        fontsize=written.size,
                        color=pen.theme.ink if value else pen.theme.quiet_ink,
                        rotation=90 if written.rotated else 0, ha="center",
                        va="top" if self.chart.hangs else "bottom", zorder=3, gid="value",
                        bbox=bar_frame.cleared(axes),
                    )  # fmt: skip
