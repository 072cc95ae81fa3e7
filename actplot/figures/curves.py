"""From a FigureSpec to a Figure: curves of functions and of their derivatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from actplot.analysis.limits import LEFT, RIGHT, asymptote
from actplot.figures import layout, marks, naming, regions, series, style, text
from actplot.figures.pen import Pen
from actplot.figures.sampling import Array, Break, Frame, trace
from actplot.figures.window import Content, choose_xlim, choose_ylim

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

    from actplot.figures.series import Series
    from actplot.figures.spec import FigureSpec

_LEAST_APART = 2.2  # diameters: dots that stand closer are left out


def draw(spec: FigureSpec) -> Figure:
    """Draw what a record says into one figure.

    Parameters
    ----------
    spec : FigureSpec
        What to show.

    Returns
    -------
    matplotlib.figure.Figure
        Of exactly the size asked for, with an Agg canvas; known to no pyplot.

    Raises
    ------
    InputError
        If a spec cannot be read, has no finite value in the window, or the title
        needs letters that the font lacks.
    """
    with style.context():
        sizes = style.Sizes.of(spec.size)
        curves = series.collect(spec, sizes)
        title, formula = naming.header(spec, curves)
        text.check_glyphs("title", title)
        saturated = regions.find(spec, curves)
        xlim = spec.xlim or _xlim(curves, saturated, family=series.is_family(spec))
        if len(saturated) > regions.MANY:
            saturated = regions.find(spec, curves, window=xlim)
        ylim = spec.ylim or regions.below_curves(saturated, _ylim(curves, xlim))
        figure = Figure(figsize=spec.size, dpi=spec.dpi)
        renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
        pen = Pen(figure=figure, renderer=renderer, sizes=sizes)
        above = 1.7 * sizes.note if regions.has_boundaries(saturated, xlim) else 0.0
        axes = layout.lay_out(pen, title=title, formula=formula, xlim=xlim, ylim=ylim, above=above)
        ruled = _draw_asymptotes(pen, axes, curves) if spec.asymptotes else []
        _fill(pen, axes, curves, saturated, ruled, named=bool(title or formula))
        return figure


def _fill(
    pen: Pen,
    axes: Axes,
    curves: list[Series],
    saturated: list[regions.Region],
    ruled: list[Line2D],
    *,
    named: bool,
) -> None:
    """Draw everything that stands inside the frame."""
    frame = Frame(
        xlim=axes.get_xlim(), ylim=axes.get_ylim(),
        width=float(axes.bbox.width), height=float(axes.bbox.height),
    )  # fmt: skip
    marks.zero_lines(axes, sizes=pen.sizes)
    regions.tint(pen, axes, saturated)
    points: list[Array] = []
    dots: list[tuple[float, float]] = []
    poles: list[float] = []
    for curve in curves:
        breaks = series.breaks_of(curve, frame.xlim)
        x, y = trace(curve.activation, frame, breaks=breaks)
        marks.curve(axes, x, y, series=curve)
        points.append(frame.to_pixels(x, y))
        ends, lines = _break_marks(pen, axes, curve.color, breaks, frame)
        dots += ends
        poles += lines
    asymptotes = [frame.to_pixels(*np.asarray(line.get_data(), dtype=float)) for line in ruled]
    scene = naming.Scene(frame=frame, points=points, dots=dots, poles=poles, asymptotes=asymptotes)
    naming.name_curves(pen, axes, curves, scene, saturated, named=named)


def _draw_asymptotes(pen: Pen, axes: Axes, curves: list[Series]) -> list[Line2D]:
    """Draw the lines that the functions approach, each once; y = 0 has its line already.

    A horizontal one is drawn through the whole frame, a slanted one on its side of 0.
    """
    low, high = axes.get_xlim()
    ends = {
        (line.slope, line.intercept, *((low, high) if line.slope == 0 else side))
        for curve in curves
        if curve.order == 0
        for direction, side in ((LEFT, (low, min(0.0, high))), (RIGHT, (max(0.0, low), high)))
        for line in [asymptote(curve.activation, direction)]
        if line is not None and (line.slope or line.intercept) and side[0] < side[1]
    }
    return [
        marks.asymptote(axes, slope=slope, intercept=intercept, ends=(left, right), sizes=pen.sizes)
        for slope, intercept, left, right in sorted(ends)
    ]


def _break_marks(
    pen: Pen, axes: Axes, color: str, breaks: list[Break], frame: Frame
) -> tuple[list[tuple[float, float]], list[float]]:
    """Draw the dots at a curve's jumps and the lines at its poles; return where they are."""
    poles = [item.x for item in breaks if item.is_pole]
    jumps = [item for item in breaks if item.gap and not item.is_pole]
    for x in poles:
        if x != 0:
            marks.pole(axes, x, color=color, sizes=pen.sizes)
    if frame.width < _LEAST_APART * pen.pixels(pen.sizes.dot) * len(jumps):
        return [], poles
    dots = []
    for item in jumps:
        for height in dict.fromkeys((item.left, item.right, item.value)):
            if frame.ylim[0] <= height <= frame.ylim[1]:
                filled = height == item.value
                marks.dot(axes, item.x, height, color=color, sizes=pen.sizes, filled=filled)
                dots.append((item.x, height))
    return dots, poles


def _xlim(
    curves: list[Series], saturated: list[regions.Region], *, family: bool
) -> tuple[float, float]:
    """Return the horizontal window for the functions of a figure."""
    functions = [curve.activation for curve in curves if curve.order == 0]
    return choose_xlim(
        Content(
            functions=functions,
            places=[*series.places(functions), *regions.places(saturated)],
            periodic=any(series.is_periodic(function) for function in functions),
            family=family,
        )
    )


def _ylim(curves: list[Series], xlim: tuple[float, float]) -> tuple[float, float]:
    """Return the vertical window for the curves of a figure."""
    return choose_ylim(
        [curve.activation for curve in curves if curve.order == 0],
        [curve.activation for curve in curves if curve.order > 0],
        xlim,
    )
