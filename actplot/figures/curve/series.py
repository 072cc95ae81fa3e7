"""The curves of one figure: which functions, in which colour, dash, width and name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.figures.curve import function_names
from actplot.figures.curve.members import Member, is_family, members
from actplot.figures.curve.sampling import Break
from actplot.figures.styling import themes

if TYPE_CHECKING:
    from actplot.analysis.breakpoints import Breakpoint
    from actplot.figures.curve.members import Function
    from actplot.figures.spec import FigureSpec
    from actplot.figures.styling.style import Sizes

_MOST_NESTED = 4  # so many lines can lie in one another and all be seen


class Series(NamedTuple):
    """One curve.

    Parameters
    ----------
    activation : Function
        What it shows.
    function : Function
        The function that this is, or that it is a derivative of.
    order : int
        0 for a function, n for its n-th derivative.
    group : int
        Which of the figure's functions it belongs to, counted from 0.
    color : str
        Its colour.
    dashes : tuple of float
        Its dash pattern in units of its width; empty for a solid line.
    width : float
        Its width in points.
    label : str
        Its name, as mathtext without dollar signs, or "" for none of its own.
    """

    activation: Function
    function: Function
    order: int
    group: int
    color: str
    dashes: themes.Dashes
    width: float
    label: str


def collect(spec: FigureSpec, sizes: Sizes) -> list[Series]:
    """Return the curves of a figure, each function followed by its derivatives.

    Raises
    ------
    InputError
        If a spec names nothing that can be drawn.
    """
    found = members(spec)
    named = function_names.tell_apart(spec, found)
    family = is_family(spec)
    inks = _inks(spec, found, sizes.theme)
    return [
        Series(
            activation=function.derivative(order) if order else function,
            function=function,
            order=order,
            group=group,
            color=_order_color(spec, order, single=len(found) == 1, color=color, theme=sizes.theme),
            dashes=_dashes(spec, order, dashes),
            width=sizes.derivative
            if order and spec.layout != "stacked"
            else _width(group, len(found), sizes, family=family or spec.layout == "grid"),
            label=function_names.order_label(label, order, family=family),
        )
        for group, ((function, label), (color, dashes)) in enumerate(zip(named, inks, strict=True))
        for order in range(spec.derivative + 1)
    ]


def _inks(
    spec: FigureSpec, found: Sequence[Member], theme: themes.Theme
) -> list[tuple[str, themes.Dashes]]:
    """Return the colour and the dash pattern of each function.

    In a family the colour says the value of the first varied parameter, the dashes
    those of the others; where the dashes mark derivatives, the colour says it all.
    """
    if not is_family(spec) or len(found) == 1:
        return [theme.of_function(group) for group in range(len(found))]
    firsts = list(dict.fromkeys(member.varied[0] for member in found))
    rests = list(dict.fromkeys(member.varied[1:] for member in found))
    dashed = len(rests) <= len(themes.FUNCTION_DASHES)
    if dashed and (not spec.derivative or spec.layout == "stacked"):
        colors = theme.of_family(len(firsts))
        return [
            (
                colors[firsts.index(member.varied[0])],
                themes.FUNCTION_DASHES[rests.index(member.varied[1:])],
            )
            for member in found
        ]
    return [(color, themes.SOLID) for color in theme.of_family(len(found))]


def breaks_of(curve: Series, window: tuple[float, float]) -> list[Break]:
    """Return where a curve breaks inside a window."""
    return breaks_between(curve.activation, curve.function, window)


def breaks_between(
    activation: Function, function: Function, window: tuple[float, float]
) -> list[Break]:
    """Return where a function, or a derivative of it, breaks inside a window.

    A derivative breaks where a lower one does, even if its own two sides agree.
    """
    own = [_break(item) for item in activation.breakpoints(window)]
    known = {item.x for item in own}
    order = activation.order - function.order
    broken = [item.x for item in function.breakpoints(window) if item.order < order]
    own += [_gap(activation, x) for x in (*broken, *function.removable) if x not in known]
    return sorted(
        (item for item in own if window[0] <= item.x <= window[1]), key=lambda item: item.x
    )


def _break(item: Breakpoint) -> Break:
    """Return what drawing needs to know of a breakpoint; ends that meet leave no gap."""
    meet = math.isclose(item.left, item.right) and math.isclose(item.left, item.value)
    gap = item.order == 0 and not meet
    return Break(x=item.x, left=item.left, right=item.right, value=item.value, gap=gap)


def _gap(activation: Function, x: float) -> Break:
    """Return the gap of a derivative where a lower one breaks."""
    left, right = activation(np.nextafter(x, (-np.inf, np.inf)))
    return Break(x=x, left=float(left), right=float(right))


def _order_color(
    spec: FigureSpec, order: int, *, single: bool, color: str, theme: themes.Theme
) -> str:
    """Return a curve's colour: derivatives of a function that stands alone have their own ones."""
    if not single and spec.layout != "grid":
        return color
    return theme.of_derivative(order) if order else theme.function


def _dashes(spec: FigureSpec, order: int, function_dashes: themes.Dashes) -> themes.Dashes:
    """Return a curve's dash pattern: derivatives have their own, in panels of their own none."""
    if spec.layout == "stacked":
        return function_dashes
    if order == 0:
        return themes.SOLID if spec.derivative or spec.layout == "grid" else function_dashes
    return themes.DERIVATIVE_DASHES[(order - 1) % len(themes.DERIVATIVE_DASHES)]


def _width(group: int, count: int, sizes: Sizes, *, family: bool) -> float:
    """Return the width of a function's line: later ones, on top, are finer than earlier ones."""
    if family or count > _MOST_NESTED:
        return sizes.curve * max(0.65, 1 - 0.06 * (count - 1))
    return sizes.curve * (1 - 0.45 * group / max(1, count - 1))
