"""From a FigureSpec to a Figure: curves of functions and of their derivatives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.analysis.limits import LEFT, RIGHT, asymptote
from actplot.errors import FormulaError
from actplot.figures.curve import marks, naming, panels, regions, series, titles
from actplot.figures.curve.annotations import check_annotations
from actplot.figures.curve.sampling import Array, Break, Frame, trace
from actplot.figures.curve.scene import Scene
from actplot.figures.curve.window import FARTHEST, far_window, has_values, is_found
from actplot.figures.page import layout, legends, text
from actplot.figures.page.headings import with_room
from actplot.figures.page.notes import write_note
from actplot.figures.page.paper import open_paper
from actplot.figures.page.pen import Pen
from actplot.figures.styling import style
from actplot.figures.styling.themes import ORIGIN
from actplot.languages import words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    from actplot.figures.curve.inputs import Samples
    from actplot.figures.curve.panels import Panel
    from actplot.figures.curve.series import Series
    from actplot.figures.spec import FigureSpec

_LEAST_APART = 2.2  # widths: dots and lines at poles that stand closer are left out


class Plan(NamedTuple):
    """What is known of a figure before anything is drawn."""

    spec: FigureSpec
    sizes: style.Sizes
    curves: list[Series]
    panels: list[Panel]
    samples: Samples | None

    @property
    def is_plain(self) -> bool:
        """Return whether it has one panel, in a frame that is the same for all."""
        return len(self.panels) == 1 and not self.samples and self.sizes.theme.frame != ORIGIN


def draw(spec: FigureSpec, spare: Figure | None = None) -> Figure:
    """Draw what a record says into one figure.

    Parameters
    ----------
    spec : FigureSpec
        What to show.
    spare : matplotlib.figure.Figure or None
        A figure drawn earlier that nobody uses any more. It may be cleared and drawn on
        again, which is quicker.

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
    with style.context(spec) as sizes:
        plan = plan_figure(spec, sizes)
        title, formula = titles.header(spec, plan.curves)
        text.check_glyphs("title", title)
        check_words(spec)
        common = titles.common_key(spec, plan.curves)
        figure, complete = _composed(plan, title, formula, common, spare=spare)
        if not complete:
            common = titles.entries_of(plan.panels[0].curves)
            figure, _ = _composed(plan, title, formula, common, spare=figure)
        return figure


def check_words(spec: FigureSpec) -> None:
    """Check that the language of a figure can be drawn, if it has any words.

    Raises
    ------
    InputError
        If no installed font has its letters.
    """
    if spec.saturation or spec.mark or spec.tangent or spec.inputs is not None:
        text.check_glyphs(f"lang {spec.lang}", words(spec.lang).letters("figure"))


def plan_figure(spec: FigureSpec, sizes: style.Sizes) -> Plan:
    """Return the curves and panels of a figure."""
    sizes = panels.sizes_for(spec, sizes)
    curves = series.collect(spec, sizes)
    spec = _with_values(spec, curves)
    check_annotations(spec, curves)
    samples = None
    if spec.inputs is not None:
        from actplot.figures.curve.inputs import sample

        samples = sample(spec.inputs)
    wanted = (*spec.mark, *spec.tangent)
    made = panels.arrange(
        spec, curves, sizes, places=wanted, reach=samples.reach if samples else None
    )
    return Plan(spec=spec, sizes=sizes, curves=curves, panels=made, samples=samples)


def _with_values(spec: FigureSpec, curves: Sequence[Series]) -> FigureSpec:
    """Return a record in whose window every function has a value.

    Raises
    ------
    FormulaError
        For the first that has none.
    """
    functions = [curve.activation for curve in curves if curve.order == 0]
    window = spec.xlim or (-FARTHEST, FARTHEST)
    lost = next((each for each in functions if not is_found(each, spec.xlim)), None)
    if lost is None:
        return spec
    far = None if spec.xlim else far_window(lost)
    if far and all(has_values(each, far) for each in functions):
        return replace(spec, xlim=far)
    hint = "; if it has any elsewhere, give a window" if lost.numeric and not spec.xlim else ""
    raise FormulaError(
        f"no finite value on [{window[0]:g}, {window[1]:g}]: nothing to draw{hint}",
        formula=lost.name,
        position=0,
        kind="domain",
    )


def _composed(
    plan: Plan,
    title: str,
    formula: str,
    common: Sequence[legends.Entry],
    *,
    spare: Figure | None,
) -> tuple[Figure, bool]:
    """Return the figure, and whether it is complete: without a common legend it may not be."""
    paper = open_paper(plan.spec, plan.sizes, spare=spare, serves_again=plan.is_plain)
    pen = Pen(
        figure=paper.figure,
        renderer=paper.renderer,
        sizes=plan.sizes,
        words=words(plan.spec.lang),
        widths=paper.widths,
    )
    legend, strip = legends.widest(pen, common) if common else (None, 0.0)
    if plan.samples:
        sheet = panels.sheet_with_densities(plan.panels[0], strip=strip)
    else:
        sheet = panels.sheet_of(plan.spec, plan.panels, strip=strip)
    headings = [_heading(panel) for panel in plan.panels]
    lifts = [0.0] * len(headings)
    if any(headings):
        sheet, lifts = with_room(pen, sheet, headings)
    axes = layout.lay_out(pen, sheet, title=title, formula=formula, axes=paper.axes)
    if legend is not None:
        top = axes[0].bbox.y1 + pen.pixels(sheet.cells[0].above)
        legends.place_in_strip(pen, legend, left=axes[0].bbox.x0, bottom=top)
    for panel, here, heading, lift in zip(plan.panels, axes, headings, lifts, strict=False):
        if heading:
            above = lift + (1.7 * pen.sizes.note if panel.bounded else 0.0)
            marks.heading(here, heading, above=above, sizes=pen.sizes)
        named = bool(title or formula or panel.heading or common)
        if not fill_panel(pen, here, panel, plan, named=named, common=bool(common)):
            return pen.figure, False
    if plan.samples:
        from actplot.figures.curve.inputs import draw_densities

        main, below, beside = axes
        draw_densities(
            pen, plan.samples, plan.panels[0].curves,
            main=main, below=below, beside=beside, threshold=plan.spec.threshold,
        )  # fmt: skip
    return pen.figure, True


def fill_panel(
    pen: Pen, axes: Axes, panel: Panel, plan: Plan, *, named: bool, common: bool
) -> bool:
    """Draw everything that stands in a panel; return whether its curves could be named."""
    scene = _draw_scene(pen, axes, panel, asymptotes=plan.spec.asymptotes)
    if any(curve.activation.numeric for curve in panel.curves):
        write_note(pen, pen.words("figure.numeric"))
    panel, scene = _without_unseen(pen, panel, scene)
    alone = len(pen.figure.axes) == 1 and not pen.guest
    return naming.name_curves(
        pen, axes, panel, plan.spec, scene, named=named, alone=alone, common=common
    )


def _without_unseen(pen: Pen, panel: Panel, scene: Scene) -> tuple[Panel, Scene]:
    """Leave out derivatives that are nowhere in the frame: a name for them would mislead."""
    corner = (scene.frame.width + 1, scene.frame.height + 1)
    seen = [
        not curve.order or bool(((points >= -1) & (points <= corner)).all(axis=1).any())
        for curve, points in zip(panel.curves, scene.points, strict=True)
    ]
    if all(seen) or not any(seen):
        return panel, scene
    write_note(pen, pen.words("figure.derivative_outside"))
    curves = tuple(compress(panel.curves, seen))
    return replace(panel, curves=curves), scene._replace(points=[*compress(scene.points, seen)])


def _draw_scene(pen: Pen, axes: Axes, panel: Panel, *, asymptotes: bool) -> Scene:
    """Draw everything of a panel but words; return what stands there."""
    frame = Frame(
        xlim=axes.get_xlim(), ylim=axes.get_ylim(),
        width=float(axes.bbox.width), height=float(axes.bbox.height),
    )  # fmt: skip
    marks.zero_lines(axes, sizes=pen.sizes)
    ruled = _draw_asymptotes(pen, axes, panel.curves) if asymptotes else []
    regions.tint(pen, axes, panel.saturated, valued=panel.bounded)
    heights, dots = regions.mark_threshold(pen, axes, panel.saturated, panel.curves)
    points: list[Array] = []
    poles: list[float] = []
    for curve in panel.curves:
        breaks = series.breaks_of(curve, frame.xlim)
        x, y = trace(curve.activation, frame, breaks=breaks)
        marks.curve(axes, x, y, series=curve)
        points.append(frame.to_pixels(x, y))
        ends, lines = _break_marks(pen, axes, curve.color, breaks, frame=frame, ruled=poles)
        dots += ends
        poles += lines
    quiet = [frame.to_pixels(*np.asarray(line.get_data(), dtype=float)) for line in ruled]
    quiet += [frame.to_pixels(np.array(frame.xlim), np.full(2, y)) for y in heights]
    return Scene(frame=frame, points=points, dots=dots, poles=poles, quiet=quiet)


def _heading(panel: Panel) -> str:
    """Return what stands above a panel: its letter and its heading, or ""."""
    letter = rf"$\mathbf{{{panel.letter}}}$" if panel.letter else ""
    heading = f"${panel.heading}$" if panel.heading else ""
    return "  ".join(part for part in (letter, heading) if part)


def _draw_asymptotes(pen: Pen, axes: Axes, curves: Sequence[Series]) -> list[Line2D]:
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
    pen: Pen, axes: Axes, color: str, breaks: list[Break], *, frame: Frame, ruled: Sequence[float]
) -> tuple[list[tuple[float, float]], list[float]]:
    """Draw the dots where a curve's pieces end and the lines at its poles; return where they are.

    Poles that have a line already, that of the function or of x = 0, get no other.
    """
    poles = [item.x for item in breaks if item.is_pole]
    jumps = [item for item in breaks if item.gap and item.has_ends]
    if frame.width < _LEAST_APART * pen.pixels(pen.sizes.hairline) * len(poles):
        poles = []
    for x in poles:
        if x != 0 and x not in ruled:
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
