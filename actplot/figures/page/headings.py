"""The room that headings of panels take: one line, or as much as their fractions need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actplot.figures.page.layout import Sheet
    from actplot.figures.page.pen import Pen

SIZE = 1.05
"""Of the type, in sizes of a tick label."""

AWAY = 0.8
"""Gaps from what is below a heading to its baseline."""

_ROOM = 1.75  # sizes of a tick label that a sheet keeps for a heading of one line
_OVER = 0.4  # gaps from what is below to a heading lower than a line
_AIR = 0.3  # and above a higher one


def with_room(pen: Pen, sheet: Sheet, headings: Sequence[str]) -> tuple[Sheet, list[float]]:
    """Return a sheet with room for its headings, and how much higher than usual each stands.

    Those of a row stand on one line.

    Parameters
    ----------
    pen : Pen
        The figure.
    sheet : Sheet
        The panels, with room for one line above those that have headings.
    headings : sequence of str
        What stands above each panel, or "".
    """
    reaches = [_reach(pen, heading) if heading else (0.0, 0.0) for heading in headings]
    away = AWAY * pen.sizes.gap
    cells, lifts = [], []
    for cell in sheet.cells:
        row = [
            reach
            for other, reach in zip(sheet.cells, reaches, strict=True)
            if other.row == cell.row
        ]
        lowest = max(below for _, below in row)
        lift = lowest + _OVER * pen.sizes.gap - away if lowest > away else 0.0
        needed = away + lift + max(above for above, _ in row) + _AIR * pen.sizes.tick
        more = max(0.0, needed - _ROOM * pen.sizes.tick)
        cells.append(cell._replace(above=cell.above + more))
        lifts.append(lift)
    return sheet._replace(cells=tuple(cells)), lifts


def _reach(pen: Pen, heading: str) -> tuple[float, float]:
    """Return how far a heading reaches above and below its baseline, in points."""
    text = pen.figure.text(0, 0, heading, fontsize=SIZE * pen.sizes.tick, va="baseline")
    box = text.get_window_extent(pen.renderer)
    text.remove()
    return float(box.y1) * 72 / pen.figure.dpi, -float(box.y0) * 72 / pen.figure.dpi
