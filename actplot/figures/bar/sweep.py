"""How a distribution sharpens: the entry of each class as a line against temperature."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from matplotlib.ticker import NullLocator

from actplot.figures.bar import frame as bar_frame
from actplot.figures.bar.labels import clip
from actplot.figures.bar.values import rest_of
from actplot.figures.page.spreading import spread
from actplot.figures.page.ticks import short
from actplot.languages import words
from actplot.normalizers import NORMALIZERS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from actplot.figures.bar.values import Chart
    from actplot.figures.options.bars import Sweep
    from actplot.figures.page.layout import Place
    from actplot.figures.page.pen import Pen

_POINTS = 481
_FARTHEST = 1e300
_LINE = 1.2
_SMALLEST = 7.5  # points: where names would be smaller, only the largest lines have some
_LEADER = 14.0  # points from the end of a line to its label
_LABEL_SHARE = 0.36  # of the figure's width


class _Line(NamedTuple):
    """The line of a class, or of all classes with the same logit."""

    name: str
    classes: int
    color: str
    values: NDArray[np.float64]


def draw_sweep(pen: Pen, chart: Chart, sweep: Sweep) -> None:
    """Draw one line for each class, or one for classes with the same logit."""
    spec, settings = chart.spec, chart.settings
    temperatures = np.geomspace(sweep.low, sweep.high, _POINTS)
    lines = _lines(pen, chart, temperatures)
    reach = _reach(lines, hangs=chart.hangs)
    bottom = bar_frame.lower_margin(pen)
    ticks = bar_frame.value_ticks(pen, reach, 0.7 * pen.figure.bbox.height)
    left = bar_frame.left_margin(pen, ticks.labels)
    end = float(pen.figure.bbox.width) - pen.edge
    top = bar_frame.write_header(pen, spec, settings, left=left, right=end, bottom=bottom)
    names, size = _names(pen, chart, lines, top - bottom)
    right = end - max(pen.width(name, size) for name in names) - pen.pixels(_LEADER)
    place = bar_frame.place_between(pen, left=left, right=right, bottom=bottom, top=top)
    axes = bar_frame.add_axes(pen, place, grid="y", base="top" if chart.hangs else "bottom")
    axes.set_xscale("log")
    axes.set_xlim(sweep.low, sweep.high)
    axes.set_ylim(*reach)
    ticks = bar_frame.value_ticks(pen, reach, place.height)
    axes.set_yticks(ticks.values, labels=ticks.labels)
    _set_temperature_ticks(pen, axes, place)
    bar_frame.write_axis_name(pen, bar_frame.axis_name(spec, settings), place)
    bar_frame.write_name_below(pen, f"{words(spec.lang)['bars.temperature']} $T$", place)
    _draw_lines(pen, axes, lines, temperatures)
    _name_lines(pen, axes, lines, names, size)


def _lines(pen: Pen, chart: Chart, temperatures: NDArray[np.float64]) -> list[_Line]:
    """Return the lines, the largest last, so that it lies above the others."""
    spec, classes = chart.spec, chart.classes
    setting = chart.settings[0]._replace(temperature=1.0)
    logits, sign = np.array(spec.logits), NORMALIZERS[spec.function].sign
    # Shifting all logits changes nothing, and keeps their quotients within range.
    with np.errstate(over="ignore"):
        gaps = (logits - sign * (sign * logits).max()) / temperatures[:, np.newaxis]
    values = setting.values(np.clip(gaps, -_FARTHEST, _FARTHEST))
    equal: dict[float, list[int]] = {}
    for index in classes.indices:
        equal.setdefault(spec.logits[index], []).append(index)
    rising = sorted(equal, key=lambda logit: sign * logit)
    lines = [
        _Line(
            name=_joined([classes.names[classes.indices.index(index)] for index in equal[logit]],
                         numbered=classes.numbered),
            classes=len(equal[logit]), color=color, values=values[:, equal[logit][0]],
        )
        for logit, color in zip(rising, pen.theme.of_family(len(rising)), strict=True)
    ]  # fmt: skip
    if classes.rest:
        rest = rest_of(values[:, list(classes.rest)], setting)
        name, color = classes.names[-1], pen.theme.asymptote
        lines.insert(0, _Line(name=name, classes=len(classes.rest), color=color, values=rest))
    return lines


def _joined(names: list[str], *, numbered: bool) -> str:
    """Return the name of a line that stands for several classes: "class 1, 5"."""
    first, *others = names
    return ", ".join([first, *(name.split()[-1] if numbered else name for name in others)])


def _reach(lines: Sequence[_Line], *, hangs: bool) -> tuple[float, float]:
    """Return the ends of the value axis, with a little air at the end that is not 0."""
    if hangs:
        return 1.03 * min(float(line.values.min()) for line in lines) or -1.0, 0.0
    return 0.0, 1.03 * max(float(line.values.max()) for line in lines)


def _names(
    pen: Pen, chart: Chart, lines: Sequence[_Line], height: float
) -> tuple[list[str], float]:
    """Return the names of lines and their size in points; "" for those without room for one."""
    usual = 0.95 * pen.sizes.tick
    least = min(usual, _SMALLEST)
    size = min(usual, height / len(lines) / pen.pixels(_LINE))
    names = [each.name for each in lines]
    if size < least:
        size = least
        room = max(1, int(height / pen.pixels(_LINE * least)))
        # The first one may be that of the rest, which keeps its name.
        has_rest = bool(chart.classes.rest)
        unnamed = range(has_rest, len(lines) - room + 1)
        for at in unnamed:
            names[at] = ""
        if not has_rest:
            count = sum(lines[at].classes for at in unnamed)
            names[len(unnamed) // 2] = words(chart.spec.lang)("bars.other", count=count)
    return [clip(pen, name, size, _LABEL_SHARE * pen.figure.bbox.width) for name in names], size


def _set_temperature_ticks(pen: Pen, axes: Axes, place: Place) -> None:
    """Put ticks at round temperatures, as many as have room for their labels."""
    low, high = axes.get_xlim()
    decades = log10(high / low)
    for steps, every in (((1, 2, 5), 1), ((1, 3), 1), ((1,), 1), ((1,), 2), ((1,), 3), ((1,), 5)):
        powers = range(floor(log10(low)) - 1, ceil(log10(high)) + 1)
        values = [
            float(f"{digit}e{power}") for power in powers if power % every == 0 for digit in steps
        ]
        values = [value for value in values if low * (1 - 1e-9) <= value <= high * (1 + 1e-9)]
        labels = [short(value) for value in values]
        widths = [pen.width(label, pen.sizes.tick) + pen.pixels(8.0) for label in labels]
        places = [log10(value / low) / decades * place.width for value in values]
        if all(
            right - left >= (one + other) / 2
            for left, right, one, other in zip(places, places[1:], widths, widths[1:], strict=False)
        ):
            break
    if len(values) < 2:
        values, labels = [low, high], [short(low), short(high)]
    axes.set_xticks(values, labels=labels)
    axes.xaxis.set_minor_locator(NullLocator())
    axes.tick_params(axis="x", length=3.5 * pen.sizes.scale, width=pen.sizes.hairline)


def _draw_lines(
    pen: Pen, axes: Axes, lines: Sequence[_Line], temperatures: NDArray[np.float64]
) -> None:
    """Draw the lines, and a quiet one where the temperature is 1."""
    low, high = axes.get_xlim()
    if low < 1 < high:
        axes.axvline(
            1, color=pen.theme.zero_line, linewidth=pen.sizes.hairline, zorder=1,
            linestyle=(0, (1.5, 1.8)),
        )  # fmt: skip
    for at, line in enumerate(lines):
        axes.plot(
            temperatures, line.values, color=line.color, linewidth=0.75 * pen.sizes.curve,
            zorder=3 + 0.01 * at, clip_on=False,
        )  # fmt: skip


def _name_lines(
    pen: Pen, axes: Axes, lines: Sequence[_Line], names: Sequence[str], size: float
) -> None:
    """Name each line at its right end, where a fine leader joins it to its name."""
    bottom, height = float(axes.bbox.y0), float(axes.bbox.height)
    low, high = axes.get_ylim()
    wanted = [bottom + (line.values[-1] - low) / (high - low) * height for line in lines]
    named = [at for at, name in enumerate(names) if name]
    order = sorted(named, key=lambda at: wanted[at])
    places = spread(
        [wanted[at] for at in order], [pen.pixels(_LINE * size)] * (len(order) - 1),
        low=bottom + pen.pixels(0.4 * size), high=bottom + height,
    )  # fmt: skip
    wide, high_pixels = pen.figure.bbox.size
    for at, y in zip(order, places, strict=True):
        start, stop = float(axes.bbox.x1), float(axes.bbox.x1) + pen.pixels(_LEADER - 3)
        axes.plot(
            [start / wide, (start + stop) / 2 / wide, stop / wide],
            [wanted[at] / high_pixels, y / high_pixels, y / high_pixels],
            color=lines[at].color, linewidth=pen.sizes.hairline, gid="leader",
            transform=pen.figure.transFigure, clip_on=False, zorder=2, scalex=False, scaley=False,
        )  # fmt: skip
        name = pen.figure.text(
            0, 0, names[at], color=pen.theme.ink, fontsize=size, ha="left", va="center_baseline",
            parse_math=False, gid="class",
        )  # fmt: skip
        pen.move(name, x=stop + pen.pixels(2.0), y=y)
