"""What all figures of the softmax family share: header, legend, frame and the names of axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.patches import Rectangle

from actplot.figures.page import text
from actplot.figures.page.header import HEADER_SHARE, LEAST_FRAME, draw_header
from actplot.figures.page.layout import Place
from actplot.figures.page.ticks import Ticks, choose_ticks, short
from actplot.figures.quick import surfaces
from actplot.figures.styling.themes import BOX
from actplot.languages import words
from actplot.normalizers import NORMALIZERS

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from actplot.figures.bar.values import Chart, Setting
    from actplot.figures.bar_spec import BarSpec
    from actplot.figures.page.pen import Pen

_TICK_GAP = 4.0  # points between the frame and what is written beside it
_LOWEST = 0.12  # a frame is at least so high, in parts of the figure


def tick_gap(pen: Pen) -> float:
    """Return the pixels between the frame and what is written beside it."""
    return pen.pixels(_TICK_GAP * pen.sizes.scale)


def check_letters(chart: Chart) -> None:
    """Raise InputError if the font lacks letters of the title or of the labels."""
    text.check_glyphs("title", title_of(chart.spec, chart.settings))
    text.check_glyphs("labels", "\n".join(chart.classes.names))
    text.check_glyphs("lang", axis_name(chart.spec, chart.settings))
    text.check_glyphs(f"lang {chart.spec.lang}", words(chart.spec.lang).letters("bars"))


def title_of(spec: BarSpec, settings: Sequence[Setting]) -> str:
    """Return the title of a figure: the one that was given, or what it shows."""
    return subject_of(spec, settings) if spec.title is None else spec.title


def subject_of(spec: BarSpec, settings: Sequence[Setting]) -> str:
    """Return what a figure shows: the functions, and the parameters that all series share."""
    said = words(spec.lang)
    title = said.listed(list(spec.functions))
    first = settings[0]
    if first.alpha is not None and len(settings) == 1:
        title += f", α = {short(first.alpha)}"
    if first.temperature != 1 and len({each.temperature for each in settings}) == 1:
        title += f", T = {short(first.temperature)}"
    return f"{said['bars.jacobian']}: {title}" if spec.derivative else title


def formula_of(spec: BarSpec, settings: Sequence[Setting]) -> str:
    """Return the formula of a figure, "" where several functions have none in common."""
    if len(spec.functions) > 1:
        return ""
    temperatures = {each.temperature for each in settings}
    temperature = max(temperatures) if len(temperatures) == 1 else 2.0  # any but 1 keeps the T
    equation = NORMALIZERS[settings[0].function].equation(temperature=temperature)
    return equation.replace(r"\frac{e", r"\dfrac{e")  # it has room to be large


def write_header(
    pen: Pen,
    spec: BarSpec,
    settings: Sequence[Setting],
    *,
    left: float,
    right: float,
    bottom: float,
    formula: str | None = None,
) -> float:
    """Write the header over a frame that begins at a height; return where the frame may end."""
    title = title_of(spec, settings)
    formula = formula_of(spec, settings) if formula is None else formula
    shown = formula if spec.formula else ""
    height = float(pen.figure.bbox.height)
    room = min(HEADER_SHARE * height, (1 - LEAST_FRAME) * height - bottom - 2 * pen.edge)
    end = draw_header(pen, title=title, formula=shown, left=left, right=right, room=room)
    return end - pen.pixels(0.5 * pen.sizes.title if title or shown else 0.0)


def colors_of(pen: Pen, chart: Chart) -> tuple[str, ...]:
    """Return a colour for each series: a scale for parameters, different ones for functions."""
    count = len(chart.series)
    if len(chart.spec.functions) == 1:
        return pen.theme.of_family(count)
    return tuple(pen.theme.of_function(index)[0] for index in range(count))


def write_legend(pen: Pen, chart: Chart, *, left: float, right: float, top: float) -> float:
    """Name several series in rows below a height; return where they end."""
    if len(chart.series) == 1:
        return top
    size = 0.95 * pen.sizes.tick
    swatch, line = pen.pixels(0.85 * size), pen.pixels(1.6 * size)
    x, baseline = left, top - pen.pixels(1.0 * size)
    wide, high = pen.figure.bbox.size
    for each, color in zip(chart.series, colors_of(pen, chart), strict=True):
        total = rf":  $\Sigma$ = {short(each.total)}" if len(chart.spec.functions) > 1 else ""
        entry = pen.figure.text(
            0, 0, each.name + total, color=pen.theme.ink, fontsize=size, gid="legend"
        )
        width = 1.5 * swatch + pen.extent(entry)[0]
        if x > left and x + width > right:
            x, baseline = left, baseline - line
        pen.figure.add_artist(
            Rectangle(
                (x / wide, (baseline - 0.1 * swatch) / high), swatch / wide, swatch / high,
                color=color, linewidth=0, transform=pen.figure.transFigure,
            )
        )  # fmt: skip
        pen.move(entry, x=x + 1.5 * swatch, y=baseline)
        x += width + pen.pixels(1.8 * size)
    return baseline - pen.pixels(0.9 * size)


def place_between(pen: Pen, *, left: float, right: float, bottom: float, top: float) -> Place:
    """Return the rectangle between four sides, however small, as one that can be drawn in."""
    wide, high = (float(side) for side in pen.figure.bbox.size)
    return Place(
        left=left,
        bottom=bottom,
        width=max(right - left, _LOWEST * wide),
        height=max(top - bottom, _LOWEST * high),
    )


def add_axes(pen: Pen, place: Place, *, grid: str = "", base: str = "") -> Axes:
    """Return new axes with a quiet grid across one of them, "x" or "y", and one spine.

    All spines are there if the style draws a box.
    """
    width, height = pen.figure.bbox.size
    axes = surfaces.add_axes(
        pen.figure,
        (place.left / width, place.bottom / height, place.width / width, place.height / height),
    )
    axes.tick_params(labelsize=pen.sizes.tick, length=0, pad=_TICK_GAP * pen.sizes.scale)
    axes.grid(visible=False)
    if grid == "x" and pen.theme.has_grid:
        axes.grid(visible=True, axis="x", color=pen.theme.grid, linewidth=pen.sizes.hairline)
    if grid == "y" and pen.theme.has_grid:
        axes.grid(visible=True, axis="y", color=pen.theme.grid, linewidth=pen.sizes.hairline)
    for side, spine in axes.spines.items():
        spine.set_visible(side == base or bool(base and pen.theme.frame == BOX))
        spine.set_linewidth(1.1 * pen.sizes.scale)
    return axes


def value_ticks(pen: Pen, reach: tuple[float, float], height: float) -> Ticks:
    """Return ticks of an upright value axis; none above a probability of 1."""
    most = max(2, min(7, int(height / pen.pixels(2.9 * pen.sizes.tick))))
    return choose_ticks(*_possible(reach), most=most)


def level_value_ticks(pen: Pen, reach: tuple[float, float], width: float) -> Ticks:
    """Return ticks of a level value axis, with room between their labels."""
    low, high = _possible(reach)
    for most in range(8, 2, -1):
        ticks = choose_ticks(low, high, most=most)
        widest = max(pen.width(label, pen.sizes.tick) for label in ticks.labels)
        step = width / (reach[1] - reach[0]) * (ticks.values[-1] - ticks.values[0])
        if (widest + pen.pixels(pen.sizes.tick)) * (len(ticks.values) - 1) <= step:
            return ticks
    return choose_ticks(low, high, most=2)


def _possible(reach: tuple[float, float]) -> tuple[float, float]:
    """Return the part of a value axis on which there can be values."""
    low, high = reach
    return (low, min(high, 1.0)) if low >= 0 else reach


def axis_name(spec: BarSpec, settings: Sequence[Setting]) -> str:
    """Return what the value axis measures."""
    key = "log_probability" if settings[0].is_logarithmic else "probability"
    return words(spec.lang)[f"bars.{key}"]


def write_axis_name(pen: Pen, name: str, place: Place) -> None:
    """Write the name of the upright axis at the left edge, along the frame."""
    written = pen.figure.text(
        0, 0, name, color=pen.theme.ink, fontsize=pen.sizes.tick, rotation=90,
        ha="left", va="center", gid="axis",
    )  # fmt: skip
    length, room = pen.extent(written)[1], place.height + 2 * pen.edge
    if length > room:
        written.set_fontsize(max(5.0, pen.sizes.tick * room / length))
    pen.move(written, x=pen.edge - pen.pixels(1.0), y=place.bottom + place.height / 2)


def write_name_below(pen: Pen, name: str, place: Place) -> None:
    """Write the name of the level axis below the middle of the frame, at the lower edge."""
    written = pen.figure.text(
        0, 0, name, color=pen.theme.ink, fontsize=pen.sizes.tick, ha="center", gid="axis"
    )
    middle, half = place.left + place.width / 2, pen.extent(written)[0] / 2
    latest = float(pen.figure.bbox.width) - half
    pen.move(written, x=min(middle, latest), y=pen.edge + pen.pixels(0.25 * pen.sizes.tick))


def cleared(axes: Axes) -> dict[str, Any]:
    """Return the box of a text that the grid does not strike through."""
    return {"facecolor": axes.get_facecolor(), "edgecolor": "none", "pad": 0.4}


def left_margin(pen: Pen, labels: Sequence[str]) -> float:
    """Return the room in pixels at the left for an axis name and the labels of its ticks."""
    widest = max((pen.width(label, pen.sizes.tick) for label in labels), default=0.0)
    needed = pen.edge + pen.pixels(1.7 * pen.sizes.tick) + tick_gap(pen) + widest
    return min(needed, 0.4 * float(pen.figure.bbox.width))


def lower_margin(pen: Pen) -> float:
    """Return the room in pixels below for the labels of ticks and an axis name."""
    return pen.edge + pen.pixels(2.7 * pen.sizes.tick) + tick_gap(pen)


def bar_colors(pen: Pen, chart: Chart) -> list[list[str]]:
    """Return a colour for each bar: of one series the largest is dark, the others a tint."""
    several, rest = len(chart.series) > 1, bool(chart.classes.rest)
    return [
        _shaded(pen, each.values[: len(chart.classes.indices)], color, several=several)
        + [pen.theme.tinted(color if several else pen.theme.asymptote, 0.5)] * rest
        for each, color in zip(chart.series, colors_of(pen, chart), strict=True)
    ]


def _shaded(pen: Pen, values: NDArray[np.float64], color: str, *, several: bool) -> list[str]:
    """Return the colours of bars, tinted where another of the only series is larger."""
    tint = pen.theme.tinted(color, 0.55)
    return [color if several or value == values.max() else tint for value in values]
