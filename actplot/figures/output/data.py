"""The numbers of a figure: one table with a column for x and one for each curve.

In the plain form every row holds one x. At a break of some curve there are three rows of
the same x: the limits from the left, the gap, and the limits from the right. In a gap the
curves that are apart there are nan, so that whoever draws the columns draws the gap too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from actplot.description.data import plain
from actplot.errors import InputError
from actplot.figures.curve import series
from actplot.figures.curve.heights import choose_ylim
from actplot.figures.curve.members import members
from actplot.figures.curve.sampling import Array, Break, Frame, trace
from actplot.figures.output.formats import check_data_format

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from actplot.figures.curve.members import Function, Member
    from actplot.figures.spec import FigureSpec


# The window is sampled as if drawn in this size, whatever the size of the figure.
_WIDTH, _HEIGHT = 1280.0, 800.0
_BEFORE, _AT, _BEHIND = -1, 0, 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One curve of a table.

    Parameters
    ----------
    name : str
        The name of the column: letters, digits, ``_`` and ``.`` only.
    activation : Function
        What it shows.
    values : ndarray of float64
        A value for each x; nan in gaps and where there is none.
    breaks : tuple of Break
        Where it breaks in the window.
    """

    name: str
    activation: Function
    values: Array
    breaks: tuple[Break, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The numbers of a figure.

    Parameters
    ----------
    x : ndarray of float64
        From left to right; three times the same at breaks.
    columns : tuple of Column
        The curves, each function followed by its derivatives.
    xlim : tuple of float
        The window.
    threshold : float
        The slope below which a function counts as saturated.
    """

    x: Array
    columns: tuple[Column, ...]
    xlim: tuple[float, float]
    threshold: float


def numbers(
    draw: Callable[[FigureSpec], Figure], spec: FigureSpec, formats: Collection[str]
) -> dict[str, bytes]:
    """Return the numbers of a figure in several formats.

    Parameters
    ----------
    draw : callable
        Returns the figure of a record, whose window is that of the numbers.
    spec : FigureSpec
        What is drawn.
    formats : collection of str
        Of `DATA_FORMATS`.
    """
    if not formats:
        return {}
    table = tabulate(spec, xlim=draw(spec).axes[0].get_xlim())
    return {format: render_data(table, format) for format in sorted(formats)}


def tabulate(spec: FigureSpec, *, xlim: tuple[float, float]) -> Table:
    """Return the numbers of the curves of a figure.

    Parameters
    ----------
    spec : FigureSpec
        What is drawn.
    xlim : tuple of float
        The window in which it has been drawn.

    Raises
    ------
    InputError
        If a spec cannot be read.
    """
    found = members(spec)
    curves = [
        (name, member.activation.derivative(order) if order else member.activation, member)
        for member, stem in zip(found, _stems(found), strict=True)
        for order in range(spec.derivative + 1)
        for name in [f"{stem}_d{order}" if order else stem]
    ]
    breaks = [series.breaks_between(curve, each.activation, xlim) for _, curve, each in curves]
    sampled = [
        _sampled(curve, own, xlim) for (_, curve, _), own in zip(curves, breaks, strict=True)
    ]
    outside = {(xlim[0], _BEFORE), (xlim[1], _BEHIND)}
    rows = [row for row in _rows(sampled, breaks) if row not in outside]
    x = np.array([place for place, _ in rows])
    columns = tuple(
        Column(
            name=name, activation=curve, values=_values(curve, rows, own, gaps), breaks=tuple(own)
        )
        for (name, curve, _), own, (_, gaps) in zip(curves, breaks, sampled, strict=True)
    )
    return Table(x=x, columns=columns, xlim=xlim, threshold=spec.threshold)


def as_csv(table: Table) -> bytes:
    """Return a table as text with commas: a line of names, then a line for each x."""
    lines = [",".join(["x", *(column.name for column in table.columns)])]
    cells = zip(
        table.x.tolist(), *(column.values.tolist() for column in table.columns), strict=True
    )
    lines += [",".join(map(repr, row)) for row in cells]
    return ("\n".join(lines) + "\n").encode()


def as_json(table: Table) -> bytes:
    """Return a table as JSON, with the breaks and the saturation regions of each curve.

    nan is null; infinite limits are the texts "inf" and "-inf".
    """
    data = {
        "xlim": table.xlim,
        "x": table.x.tolist(),
        "curves": [_curve_data(column, table) for column in table.columns],
    }
    return (json.dumps(plain(data)) + "\n").encode()


def render_data(table: Table, format: str) -> bytes:
    """Return a table in a format.

    Raises
    ------
    InputError
        If the format is none of `DATA_FORMATS`.
    """
    check_data_format("format", format)
    return as_csv(table) if format == "csv" else as_json(table)


def _curve_data(column: Column, table: Table) -> dict[str, object]:
    """Return what JSON says of one curve."""
    activation = column.activation
    low, high = table.xlim
    breaks = [asdict(each) for each in activation.breakpoints(table.xlim) if low <= each.x <= high]
    regions = () if activation.order else activation.saturation(table.threshold, window=table.xlim)
    return {
        "column": column.name,
        "name": activation.name,
        "formula": activation.formula,
        "parameters": dict(activation.parameters),
        "order": activation.order,
        "values": column.values.tolist(),
        "breaks": breaks,
        "saturation": [asdict(each) for each in regions],
    }


def _stems(found: Sequence[Member]) -> list[str]:
    """Return the names of the functions' columns, each different from the others."""
    names = [member.activation.name for member in found]
    stems: list[str] = []
    for member, name in zip(found, names, strict=True):
        settings = member.activation.parameters if names.count(name) > 1 else dict(member.varied)
        said = [f"{key}_{value:g}" for key, value in settings.items()]
        stem = "_".join([name if _is_name(name) else "f", *said]).replace("-", "m").replace("+", "")
        stems.append(stem)
    return [
        stem if stems.count(stem) == 1 else f"{stem}_{stems[: at + 1].count(stem)}"
        for at, stem in enumerate(stems)
    ]


def _is_name(text: str) -> bool:
    """Return whether a text can be the name of a column beside x."""
    return text != "x" and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]*", text) is not None


def _sampled(
    curve: Function, breaks: Sequence[Break], xlim: tuple[float, float]
) -> tuple[set[float], set[float]]:
    """Return where a curve is to be evaluated, and where it is torn besides its breaks."""
    try:
        ylim = choose_ylim([curve], [], xlim)
    except InputError:
        return set(xlim), set()  # nowhere finite: a column of nan
    frame = Frame(xlim=xlim, ylim=ylim, width=_WIDTH, height=_HEIGHT)
    x, y = trace(curve, frame, breaks=breaks)
    beside = {side for each in breaks for side in _neighbours(each.x)}
    known = {each.x for each in breaks} | beside
    points = set(x.tolist()) - known
    return points, set(x[np.isnan(y) & np.isfinite(curve(x))].tolist()) - known


def _neighbours(x: float) -> tuple[float, float]:
    """Return the floats next to a place."""
    return float(np.nextafter(x, -np.inf)), float(np.nextafter(x, np.inf))


def _rows(
    sampled: Sequence[tuple[set[float], set[float]]], breaks: Sequence[Sequence[Break]]
) -> list[tuple[float, int]]:
    """Return the x of each row, and which side of it a row is about."""
    places = {each.x for own in breaks for each in own}
    beside = {side for x in places for side in _neighbours(x)}
    points = {x for own, _ in sampled for x in own} - places - beside
    torn = {x for _, gaps in sampled for x in gaps} - places
    rows = {(x, _AT) for x in points | torn}
    rows |= {(x, side) for x in places for side in (_BEFORE, _AT, _BEHIND)}
    rows |= {(x, _BEFORE) for x in torn}
    return sorted(rows)


def _values(
    curve: Function, rows: Sequence[tuple[float, int]], breaks: Sequence[Break], torn: set[float]
) -> Array:
    """Return the value of a curve for each row."""
    values = np.asarray(curve(np.array([x for x, _ in rows])), dtype=np.float64)
    known = {each.x: each for each in breaks}
    for at, (x, side) in enumerate(rows):
        if x in known:
            values[at] = _at_break(known[x], side)
        elif x in torn and side == _AT:
            values[at] = np.nan
    return np.where(np.isfinite(values), values + 0.0, np.nan)


def _at_break(each: Break, side: int) -> float:
    """Return the value on one side of a break, or in its gap."""
    if side == _AT:
        return np.nan if each.gap else each.value
    return each.left if side == _BEFORE else each.right
