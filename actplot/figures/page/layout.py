"""Where the axes stand, computed from measured text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actplot.figures.page import frames
from actplot.figures.page.header import HEADER_SHARE, LEAST_FRAME, draw_header
from actplot.figures.page.raised import arrange_raised
from actplot.figures.page.tick_marks import LENGTH, label_room, set_ticks, x_ticks
from actplot.figures.quick.surfaces import add_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from actplot.figures.page.pen import Pen

_CLOSE = 3.0  # points between panels that are parts of one picture
_APART = 1.3  # and in sizes of a tick label between others
_BETWEEN = 0.7  # and between the numbers of such panels
_LEAST_LEFT = 34.0
_NARROWEST = 0.12
_LEAST_ROW = 2.9  # what the header leaves to each row of frames, in sizes of a tick label
_BASE = -0.25  # descent of a tick label in parts of its size


class Place(NamedTuple):
    """A rectangle in pixels from the lower left corner of the figure."""

    left: float
    bottom: float
    width: float
    height: float


class Cell(NamedTuple):
    """What one panel of a figure needs.

    Parameters
    ----------
    xlim, ylim : tuple of float
        The window.
    row, column : int
        Where it stands, counted from the top left.
    above : float
        The room in points to keep free right above its frame.
    x_labels, y_labels : bool
        Whether numbers stand at its axes.
    plain : bool
        Whether it has neither ticks nor a grid.
    """

    xlim: tuple[float, float]
    ylim: tuple[float, float]
    row: int = 0
    column: int = 0
    above: float = 0.0
    x_labels: bool = True
    y_labels: bool = True
    plain: bool = False


class Sheet(NamedTuple):
    """The panels of a figure.

    Parameters
    ----------
    cells : tuple of Cell
        What each panel needs.
    heights, widths : tuple of float
        How high the rows and how wide the columns are, relative to one another.
    close : bool
        Whether the panels stand close together, as parts of one picture.
    strip : float
        The room in points to keep free between the header and the panels.
    """

    cells: tuple[Cell, ...]
    heights: tuple[float, ...] = (1.0,)
    widths: tuple[float, ...] = (1.0,)
    close: bool = False
    strip: float = 0.0


def lay_out(
    pen: Pen, sheet: Sheet, *, title: str, formula: str, axes: Axes | None = None
) -> list[Axes]:
    """Return axes for the cells of a sheet, under a header, with frame, ticks and grid.

    Parameters
    ----------
    pen : Pen
        The figure.
    sheet : Sheet
        The panels.
    title : str
        Plain text, or "".
    formula : str
        Mathtext without dollar signs, or "".
    axes : Axes or None
        Axes of the figure that are dressed already, for the only cell; new ones where None.
    """
    height = float(pen.figure.bbox.height)
    central = all(frames.is_central(pen, cell.ylim) for cell in sheet.cells)
    below = pen.pixels(1.2 * pen.sizes.tick if central else 2.3 * pen.sizes.tick + LENGTH + 2)
    bottom = pen.edge + below
    columns = _columns(pen, sheet, (0.75 * height - bottom) / len(sheet.heights))
    left, right = columns[0][0], sum(columns[-1])
    least = max(LEAST_FRAME * height, len(sheet.heights) * pen.pixels(_LEAST_ROW * pen.sizes.tick))
    taken = bottom + least + sum(map(sum, _around_rows(pen, sheet))) + pen.pixels(sheet.strip)
    room = min(HEADER_SHARE * height, height - taken - 2 * pen.edge)
    end = draw_header(pen, title=title, formula=formula, left=left, right=right, room=room)
    headroom = 0.5 * pen.sizes.title if end < height - pen.edge else 0.0
    rows = _rows(pen, sheet, bottom=bottom, top=end - pen.pixels(headroom + sheet.strip))
    made = []
    for cell in sheet.cells:
        (from_left, width), (from_bottom, up) = columns[cell.column], rows[cell.row]
        place = Place(left=from_left, bottom=from_bottom, width=width, height=up)
        made.append(_make_axes(pen, cell, place, axes=axes))
        if frames.is_central(pen, cell.ylim) and not cell.plain:
            _label_x(pen, made[-1], place)
    if not central:
        # One name is enough for the axes of a row of panels.
        across = columns[:1] if sheet.close else columns
        width = sum(across[-1]) - across[0][0]
        place = Place(left=across[0][0], bottom=rows[-1][0], width=width, height=rows[-1][1])
        _label_x(pen, made[-1], place)
    return made


def _make_axes(pen: Pen, cell: Cell, place: Place, *, axes: Axes | None) -> Axes:
    """Return the axes of a cell: those that are given, or new ones."""
    if axes is None:
        axes = add_axes(pen.figure, _fractions(pen, place))
        frames.dress(pen, axes)
    else:
        axes.set_position(_fractions(pen, place))
    axes.set_xlim(*cell.xlim)
    axes.set_ylim(*cell.ylim)
    set_ticks(pen, axes, width=place.width, height=place.height)
    if cell.plain:
        axes.grid(visible=False)
        axes.tick_params(bottom=cell.x_labels, left=cell.y_labels)
    else:
        frames.cross_at_origin(pen, axes)
    for axis, labelled in ((axes.xaxis, cell.x_labels), (axes.yaxis, cell.y_labels)):
        if not labelled:
            axis.set_ticklabels([""] * len(axis.get_ticklocs()))
    return axes


def _columns(pen: Pen, sheet: Sheet, height: float) -> list[tuple[float, float]]:
    """Return where each column of frames begins, and how wide its frames are, in pixels."""
    gap = pen.pixels(_CLOSE if sheet.close else _APART * pen.sizes.tick)
    between = 0.0 if sheet.close else _between_columns(pen, sheet)
    margins = []
    for column in range(len(sheet.widths)):
        labelled = [
            cell
            for cell in sheet.cells
            if cell.column == column and cell.y_labels and not frames.is_central(pen, cell.xlim)
        ]
        least = pen.pixels(_LEAST_LEFT * pen.sizes.scale) if labelled and not column else 0.0
        needed = max((label_room(pen, cell.ylim, height) for cell in labelled), default=0.0)
        start = (pen.edge if column == 0 else gap) + needed
        if not labelled and not column:  # half a number at the left end of the axis
            least = pen.pixels(1.2 * pen.sizes.tick)
        if column:
            least = between
        margins.append(min(max(start, least), 0.5 * float(pen.figure.bbox.width)))
    end = _right_end(pen, sheet, left=margins[0])
    room = max(end - sum(margins), _NARROWEST * float(pen.figure.bbox.width))
    places, start = [], 0.0
    for margin, share in zip(margins, sheet.widths, strict=True):
        width = room * share / sum(sheet.widths)
        places.append((start + margin, width))
        start += margin + width
    return places


def _between_columns(pen: Pen, sheet: Sheet) -> float:
    """Return the room in pixels between frames for what stands out at the ends of their x axes."""
    if len(sheet.widths) == 1:
        return 0.0
    width = float(pen.figure.bbox.width) / len(sheet.widths)
    out = []
    for low, high in {cell.xlim for cell in sheet.cells if cell.x_labels}:
        ticks = x_ticks(pen, (low, high), width=width)
        halves = [pen.width(label, pen.sizes.tick) / 2 for label in ticks.labels]
        places = [(value - low) / (high - low) * width for value in ticks.values]
        out.append(halves[0] - places[0] + halves[-1] - (width - places[-1]))
    return max(out, default=0.0) + pen.pixels(_BETWEEN * pen.sizes.tick)


def _around_rows(pen: Pen, sheet: Sheet) -> tuple[list[float], list[float]]:
    """Return the room in pixels above and below the frames of each row."""
    gap = pen.pixels(_CLOSE if sheet.close else 0.9 * pen.sizes.tick)
    over, under = [], []
    for row in range(len(sheet.heights)):
        cells = [cell for cell in sheet.cells if cell.row == row]
        over.append(pen.pixels(max(cell.above for cell in cells)))
        labelled = any(cell.x_labels for cell in cells)
        ticks = pen.pixels(LENGTH + 2.6 * pen.sizes.tick) if labelled else 0.0
        under.append(0.0 if row == len(sheet.heights) - 1 else ticks + gap)
    return over, under


def _rows(pen: Pen, sheet: Sheet, *, bottom: float, top: float) -> list[tuple[float, float]]:
    """Return where each row of frames begins, and how high its frames are, from the top."""
    over, under = _around_rows(pen, sheet)
    room = top - bottom - sum(over) - sum(under)
    room = max(room, _NARROWEST * float(pen.figure.bbox.height))
    places, start = [], top
    for above, below, share in zip(over, under, sheet.heights, strict=True):
        height = room * share / sum(sheet.heights)
        start -= above + height
        places.append((start, height))
        start -= below
    # A figure too low for its panels keeps the lowest one inside.
    lift = max(0.0, bottom - places[-1][0])
    return [(at + lift, height) for at, height in places]


def resize_axes(pen: Pen, axes: Axes, place: Place) -> None:
    """Move axes to another place; their ticks and the name of the x axis follow."""
    axes.set_position(_fractions(pen, place))
    set_ticks(pen, axes, width=place.width, height=place.height)
    frames.cross_at_origin(pen, axes)
    arrange_raised(pen, axes)
    for text in (*pen.figure.texts, *axes.texts):
        if text.get_gid() in {"x-label", "number"}:
            text.remove()
    _label_x(pen, axes, place)


def _label_x(pen: Pen, axes: Axes, place: Place) -> None:
    """Write the name of the x axis under its middle, or at its end if it is inside the frame."""
    label = pen.figure.text(
        0, 0, "$x$", color=pen.theme.ink, fontsize=pen.sizes.tick, ha="center", va="baseline"
    )
    label.set_gid("x-label")
    if frames.is_central(pen, axes.get_ylim()):
        low, high = axes.get_ylim()
        up = place.bottom - low / (high - low) * place.height
        end = place.left + place.width + pen.pixels(0.8 * pen.sizes.tick)
        pen.move(label, x=end, y=up - pen.pixels(-_BASE * pen.sizes.tick))
        return
    below = pen.pixels((2.3 + _BASE) * pen.sizes.tick + LENGTH + 2)
    pen.move(label, x=place.left + place.width / 2, y=place.bottom - below)


def lowest_baseline(pen: Pen) -> float:
    """Return the height in pixels on which the name of the x axis is written, and notes."""
    return pen.edge + pen.pixels(-_BASE * pen.sizes.tick)


def _right_end(pen: Pen, sheet: Sheet, *, left: float) -> float:
    """Return where the last frame ends at the right, so that its last tick label fits."""
    edge = float(pen.figure.bbox.width) - pen.edge
    last = len(sheet.widths) - 1
    labelled = [cell for cell in sheet.cells if cell.column == last and cell.x_labels]
    if not labelled:
        return edge
    if frames.is_central(pen, labelled[0].ylim):
        return edge - pen.pixels(1.4 * pen.sizes.tick)
    xlim = labelled[0].xlim
    left = edge - (edge - left) * sheet.widths[last] / sum(sheet.widths)
    ticks = x_ticks(pen, xlim, width=edge - left)
    if not ticks.values:
        return edge
    share = (ticks.values[-1] - xlim[0]) / (xlim[1] - xlim[0])
    half = pen.width(ticks.labels[-1], pen.sizes.tick) / 2
    # The label is centred at left + share * (right - left) and may end at the edge.
    fitting = left + (edge - half - left) / share if share > 0 else edge
    return max(min(edge, fitting), left + _NARROWEST * edge)


def _fractions(pen: Pen, place: Place) -> tuple[float, float, float, float]:
    """Return a rectangle in parts of the figure's size."""
    width, height = pen.figure.bbox.size
    return (
        place.left / width,
        place.bottom / height,
        place.width / width,
        place.height / height,
    )
