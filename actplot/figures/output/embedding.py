"""Drawing into axes of someone else's figure: curves and their names, and nothing around them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from actplot.errors import InputError
from actplot.figures import curves
from actplot.figures.curve import titles
from actplot.figures.page import legends, text
from actplot.figures.page.pen import Pen
from actplot.figures.quick.surfaces import measurer
from actplot.figures.spec import LAYOUTS
from actplot.figures.styling import style
from actplot.figures.styling.themes import BOX
from actplot.languages import words
from actplot.values import type_name

if TYPE_CHECKING:
    from actplot.figures.spec import FigureSpec

_PLANE = "rectilinear"  # matplotlib's name for axes of x and y
_SMALLEST = 0.5  # inches


def draw_into(axes: Axes, spec: FigureSpec) -> None:
    """Draw what a record says into axes that exist, whose figure stays as it is otherwise.

    The limits of the axes are set, and their title if one is given; ticks, grid,
    frame and colours of the page remain the user's.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where to draw. Their size decides the sizes of text and lines.
    spec : FigureSpec
        What to show; its size and resolution are those of the axes' figure.

    Raises
    ------
    InputError
        If a spec cannot be read, or takes more than one panel, or these are not axes of x and y.
    """
    if not isinstance(axes, Axes):
        raise InputError(f"ax must be the axes of one panel, got {type_name(axes)}")
    if axes.name != _PLANE:
        raise InputError(f"ax must have an x axis and a y axis, got a {axes.name} projection")
    if spec.layout != LAYOUTS[0] or spec.inputs is not None:
        what = f"the layout {spec.layout}" if spec.layout != LAYOUTS[0] else "inputs"
        raise InputError(f"{what}: needs a figure of its own; leave out ax")
    figure = axes.figure.canvas.figure  # of a subfigure too
    width, height = (max(_SMALLEST, float(side) / figure.dpi) for side in axes.bbox.size)
    # The frame is the user's, wherever the style would have the axes cross.
    with style.context(replace(spec, size=(width, height), axes=BOX)) as sizes:
        curves.check_words(spec)
        plan = curves.plan_figure(spec, sizes)
        panel = replace(plan.panels[0], bounded=False)
        axes.set(xlim=panel.cell.xlim, ylim=panel.cell.ylim)
        pen = Pen(
            figure=figure,
            renderer=measurer(figure.dpi),
            sizes=plan.sizes,
            words=words(spec.lang),
            guest=True,
        )
        if spec.title:
            text.check_glyphs("title", spec.title)
            axes.set_title(spec.title, parse_math=False)
        named = bool(spec.title)
        if not curves.fill_panel(pen, axes, panel, plan, named=named, common=False):
            legend = legends.make_legend(pen, axes, titles.entries_of(panel.curves), columns=1)
            legend.set_bbox_to_anchor(None)
            legend.set_loc("best")
            axes.legend_ = legend
