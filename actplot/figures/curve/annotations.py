"""Dots with their values and slopes, and tangents, at places in x that somebody asked for."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, isnan, pi
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.analysis.breakpoints import VERTICAL
from actplot.errors import InputError
from actplot.figures.curve import marks
from actplot.figures.page.notes import write_note
from actplot.figures.page.occupancy import Boxes, Occupancy
from actplot.figures.page.ticks import short
from actplot.formula.letters import plain_symbol

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from actplot.figures.curve.members import Function
    from actplot.figures.curve.sampling import Array, Frame
    from actplot.figures.curve.series import Series
    from actplot.figures.page.pen import Pen
    from actplot.figures.spec import FigureSpec

_DIRECTIONS = 24
_DISTANCES = (1.1, 1.9, 3.0, 4.5)  # in gaps, from the dot to its words
_HALF_TANGENT = 0.2  # of the frame's width


class Point(NamedTuple):
    """A place on a curve.

    Parameters
    ----------
    x, y : float
        Where it is.
    left_slope, right_slope : float
        The slopes on its two sides; nan where there is none.
    """

    x: float
    y: float
    left_slope: float
    right_slope: float

    @property
    def slope(self) -> float:
        """The slope, or nan at a kink, a jump or a vertical tangent."""
        agree = self.left_slope == self.right_slope and abs(self.left_slope) < VERTICAL
        return self.left_slope if agree else float("nan")


def point_at(activation: Function, x: float) -> Point | None:
    """Return the point of a function at a place, or None where it has no value."""
    y = float(activation(x))
    if not isfinite(y):
        return None
    slope = float(activation.derivative()(x))
    if isfinite(slope):
        return Point(x=x, y=y, left_slope=slope, right_slope=slope)
    here = [each for each in activation.breaks((x - 1, x + 1)).found if each.x == x]
    if not here or here[0].order == 0:
        return Point(x=x, y=y, left_slope=slope, right_slope=slope)
    return Point(x=x, y=y, left_slope=here[0].left_slope, right_slope=here[0].right_slope)


def check_annotations(spec: FigureSpec, curves: Sequence[Series]) -> None:
    """Check that there is something to mark at every place asked for.

    Raises
    ------
    InputError
        If a place is outside a window that was given, no function has a value there,
        or none has a tangent.
    """
    functions = [curve.activation for curve in curves if curve.order == 0]
    names = ", ".join(dict.fromkeys(function.name for function in functions))
    for label, places in (("mark", spec.mark), ("tangent", spec.tangent)):
        for x in places:
            if spec.xlim and not spec.xlim[0] <= x <= spec.xlim[1]:
                low, high = spec.xlim
                raise InputError(f"{label}: {x:g} is outside the window [{low:g}, {high:g}]")
            points = [(function, point_at(function, x)) for function in functions]
            found = [(function, point) for function, point in points if point is not None]
            if not found:
                raise InputError(f"{label}: {names} has no value at x = {x:g}")
            if label == "tangent" and all(isnan(point.slope) for _, point in found):
                why = _no_tangent(*found[0])
                raise InputError(f"tangent: {names} has no tangent at x = {x:g}: {why}")


def _no_tangent(function: Function, point: Point) -> str:
    """Return why a function has no tangent at a point."""
    left, right = point.left_slope, point.right_slope
    if np.isnan(function(np.nextafter(point.x, [-np.inf, np.inf]))).any():
        return "it is defined on one side only"
    if isnan(left) and isnan(right):
        return "it jumps there"
    if isnan(left) or isnan(right):
        return "it has a slope on one side only"
    if left == right:
        return "it is vertical there"
    return f"its slopes are {left:g} and {right:g}"


def annotate(
    pen: Pen,
    axes: Axes,
    *,
    frame: Frame,
    curves: Sequence[Series],
    spec: FigureSpec,
    taken: Occupancy,
    quiet: Occupancy,
) -> tuple[list[Text], list[Array]]:
    """Draw the tangents and the dots of the foremost curves of a panel, with their words.

    Parameters
    ----------
    pen : Pen
        The figure.
    axes : Axes
        The panel.
    frame : Frame
        Its window.
    curves : sequence of Series
        Its curves; those of the lowest order are annotated.
    spec : FigureSpec
        The places.
    taken : Occupancy
        What words may not touch; dots, tangents and words are added to it.
    quiet : Occupancy
        What words should rather not touch.

    Returns
    -------
    list of Text
        The words that have found a place; the others are in the figure's note.
    list of ndarray
        The tangents in pixels.
    """
    order = min(curve.order for curve in curves)
    wanted: list[tuple[Series, Point, str]] = []
    lines = []
    for curve in curves:
        for x in dict.fromkeys((*spec.mark, *spec.tangent)):
            point = point_at(curve.activation, x) if curve.order == order else None
            if point is None or not frame.ylim[0] <= point.y <= frame.ylim[1]:
                continue
            tangent = x in spec.tangent and order == 0 and isfinite(point.slope)
            if tangent:
                line = _tangent(pen, axes, frame, point)
                lines.append(line)
                taken.add_line(line)
            marks.dot(axes, x, point.y, color=curve.color, sizes=pen.sizes, filled=True)
            (across, up), *_ = frame.to_pixels(np.array([x]), np.array([point.y]))
            reach = pen.pixels(pen.sizes.dot) / 2
            taken.add_box((across - reach, up - reach, across + reach, up + reach))
            wanted.append((curve, point, _said(pen, curve, point, valued=x in spec.mark)))
    texts = [_write(pen, axes, frame, item, taken=taken, quiet=quiet) for item in wanted]
    return [text for text in texts if text is not None], lines


def _said(pen: Pen, curve: Series, point: Point, *, valued: bool) -> str:
    """Return what is written at a dot: the value, and for a function the slope."""
    lines = []
    if valued:
        name = curve.activation.label.replace("(x)", f"({_number(point.x)})")
        lines.append(f"${name} {_equals(point.y)} {_number(point.y)}$")
    if curve.order == 0:
        lines.append(_slope_words(pen, point))
    return "\n".join(lines)


def _slope_words(pen: Pen, point: Point) -> str:
    """Return the slope of a point in words."""
    if isfinite(point.slope):
        return pen.words("figure.slope", slope=short(point.slope))
    if isnan(point.left_slope) or isnan(point.right_slope):
        return pen.words["figure.no_slope"]
    if point.left_slope == point.right_slope or abs(point.left_slope) >= VERTICAL:
        return pen.words["figure.vertical"]
    return pen.words("figure.slopes", left=short(point.left_slope), right=short(point.right_slope))


def _number(value: float) -> str:
    """Return a number as mathematics shows it."""
    # In braces a minus sign keeps close to its number.
    return short(value).replace("\N{MINUS SIGN}", "{-}", 1)


def _equals(value: float) -> str:
    """Return the sign between a value and its three digits."""
    return "=" if float(f"{value:.3g}") == value else r"\approx"


def _tangent(pen: Pen, axes: Axes, frame: Frame, point: Point) -> Array:
    """Draw the tangent around a point; return it in pixels."""
    units = (frame.xlim[1] - frame.xlim[0]) / frame.width
    rise = point.slope * units * frame.height / (frame.ylim[1] - frame.ylim[0])
    half = _HALF_TANGENT * frame.width / np.hypot(1.0, rise) * units
    x = point.x + np.array([-half, half])
    y = point.y + point.slope * (x - point.x)
    marks.tangent(axes, x, y, sizes=pen.sizes)
    return frame.to_pixels(x, y)


def _write(
    pen: Pen,
    axes: Axes,
    frame: Frame,
    item: tuple[Series, Point, str],
    *,
    taken: Occupancy,
    quiet: Occupancy,
) -> Text | None:
    """Write the words of a dot where they touch nothing, or into the figure's note."""
    curve, point, said = item
    (across, up), *_ = frame.to_pixels(np.array([point.x]), np.array([point.y]))
    text = marks.words(axes, said, color=pen.theme.label(curve.color), size=pen.sizes.note)
    text.set_gid("annotation")
    for share in (1.1, 1.0, 0.85):
        text.set_fontsize(share * pen.sizes.note)
        width, height = pen.extent(text)
        boxes, cost = _around(across, up, width, height, pen)
        cost = cost + np.where(quiet.free(boxes), 0.0, 1.5)
        border = 0.6 * pen.pixels(pen.sizes.gap)
        free = taken.free(boxes, pad=border) & (boxes[:, :2] >= border).all(axis=1)
        free &= (boxes[:, 2:] <= (frame.width - border, frame.height - border)).all(axis=1)
        if free.any():
            left, bottom, right, top = boxes[int(np.argmin(np.where(free, cost, np.inf)))]
            text.set_position((left / frame.width, bottom / frame.height))
            taken.add_box((left, bottom, right, top))
            return text
    text.remove()
    name = plain_symbol(curve.activation.label).replace("(x)", f"({short(point.x)})")
    plain = f"{name} {_equals(point.y)} {short(point.y)}".replace(r"\approx", "\N{ALMOST EQUAL TO}")
    if curve.label not in ("", curve.activation.label):  # of a family they share that one
        plain = f"${curve.label}$: {plain}"
    write_note(pen, f"{plain}, {_slope_words(pen, point)}" if curve.order == 0 else plain)
    return None


def _around(across: float, up: float, width: float, height: float, pen: Pen) -> tuple[Boxes, Array]:
    """Return boxes around a point in pixels, and what speaks against each."""
    gap = pen.pixels(pen.sizes.gap)
    angles = np.arange(_DIRECTIONS) * 2 * pi / _DIRECTIONS
    boxes, costs = [], []
    for distance in _DISTANCES:
        reach = distance * gap + pen.pixels(pen.sizes.dot) / 2
        direction = np.column_stack([np.cos(angles), np.sin(angles)])
        # The corner or side that faces the point stands at the distance from it.
        share = np.clip(1.6 * direction, -1, 1)
        center = np.array([across, up]) + reach * direction + share * (width / 2, height / 2)
        half = np.array([width / 2, height / 2])
        boxes.append(np.hstack([center - half, center + half]))
        costs.append(distance - 0.4 * direction[:, 1] - 0.2 * np.abs(direction[:, 0]))
    return np.vstack(boxes), np.concatenate(costs)
