"""From a BarSpec to a Figure: bars, a heat map of the Jacobian, or lines against temperature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actplot.errors import InputError
from actplot.figures.bar import frame as bar_frame
from actplot.figures.bar.heat_map import draw_heat_map
from actplot.figures.bar.labels import level_labels, rotated_labels
from actplot.figures.bar.lying import Lying
from actplot.figures.bar.sweep import draw_sweep
from actplot.figures.bar.upright import Upright
from actplot.figures.bar.values import Chart, collect
from actplot.figures.options.bars import Sweep
from actplot.figures.page.paper import open_paper
from actplot.figures.page.pen import Pen
from actplot.figures.styling import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from actplot.figures.bar_spec import BarSpec


def draw(spec: BarSpec, spare: Figure | None = None) -> Figure:
    """Draw what a record says into one figure.

    Parameters
    ----------
    spec : BarSpec
        What to show.
    spare : matplotlib.figure.Figure or None
        A figure drawn earlier that nobody uses any more, to be drawn on if it can be.

    Returns
    -------
    matplotlib.figure.Figure
        Of exactly the size asked for, with an Agg canvas.

    Raises
    ------
    InputError
        If the classes have no room, or the title or a label needs letters that the font lacks.
    """
    with style.context(spec) as sizes:
        paper = open_paper(spec, sizes, spare=spare, serves_again=False)
        pen = Pen(figure=paper.figure, renderer=paper.renderer, sizes=sizes, widths=paper.widths)
        chart = collect(spec)
        bar_frame.check_letters(chart)
        if spec.derivative:
            draw_heat_map(pen, chart)
        elif isinstance(spec.temperature, Sweep):
            draw_sweep(pen, chart, spec.temperature)
        else:
            _draw_bars(pen, chart)
        return paper.figure


def _draw_bars(pen: Pen, chart: Chart) -> None:
    """Draw bars that stand, with labels below, or that lie, with labels beside."""
    upright, logits = Upright.of(pen, chart), chart.spec.show_logits
    if upright.has_room(pen):
        labels = level_labels(pen, chart.classes, upright.slot, logits=logits)
        lying = None if labels else Lying.of(pen, chart)
        if lying is not None:
            lying.draw(pen)
            return
        labels = labels or rotated_labels(pen, chart.classes, upright.slot, logits=logits)
        if labels is not None:
            upright.draw(pen, labels)
            return
    fitting = upright.most_classes(pen)
    width, height = chart.spec.size
    raise InputError(
        f"{len(chart.classes.indices)} classes have no room in {width:.3g} x {height:.3g} in: "
        f"show the largest, such as --top {fitting} (top={fitting}), or make the figure larger"
    )
