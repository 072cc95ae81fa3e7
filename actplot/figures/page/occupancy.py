"""Which parts of the axes are taken, as counts over a grid of small cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from actplot.figures.curve.sampling import Array

if TYPE_CHECKING:
    from numpy.typing import NDArray

Boxes = Array
"""Boxes in pixels, shape (n, 4): left, bottom, right, top."""


_AT_ONCE = 1000  # so many steps of a polyline, each at most a few heights long
_OUTWARDS = np.array([-1.0, -1.0, 1.0, 1.0])
_BEYOND = np.array([0.0, 0.0, 1.0, 1.0])  # from the last cell of a box to the end of its range


class Occupancy:
    """What some curves and boxes take of a rectangle; asked in constant time per box.

    Parameters
    ----------
    width, height : float
        The rectangle in pixels.
    cell : float
        The side of a cell in pixels.
    """

    def __init__(self, width: float, height: float, cell: float) -> None:
        self.width, self.height, self.cell = width, height, cell
        self._margin = 2
        shape = (int(np.ceil(width / cell)) + 4, int(np.ceil(height / cell)) + 4)
        self._taken = np.zeros(shape, dtype=np.int32)
        self._sums: NDArray[np.int32] | None = None

    def copy(self) -> Occupancy:
        """Return an occupancy of its own that holds the same."""
        twin = self.without_all()
        twin.add(self)
        return twin

    def with_lines(self, lines: Iterable[Array]) -> Occupancy:
        """Return an occupancy of its own that holds lines too."""
        more = self.copy()
        for points in lines:
            more.add_line(points)
        return more

    def without_all(self) -> Occupancy:
        """Return an occupancy of the same rectangle that holds nothing."""
        return Occupancy(self.width, self.height, self.cell)

    def add(self, other: Occupancy) -> None:
        """Take what another occupancy of the same rectangle holds; what both hold is held twice."""
        self._taken += other._taken
        self._sums = None

    def less(self, other: Occupancy) -> Occupancy:
        """Return what is left without what has been added from another occupancy."""
        rest = self.copy()
        rest._taken -= other._taken  # noqa: SLF001 (one of its own kind)
        return rest

    def add_line(self, points: Array) -> None:
        """Take the cells along a polyline, shape (n, 2); nan separates its pieces."""
        for dense in densified(points, step=0.5 * self.cell):
            inside = (
                (dense[:, 0] >= -self.cell)
                & (dense[:, 0] <= self.width + self.cell)
                & (dense[:, 1] >= -self.cell)
                & (dense[:, 1] <= self.height + self.cell)
            )
            cells = np.floor(dense[inside] / self.cell).astype(int) + self._margin
            self._taken[cells[:, 0], cells[:, 1]] = 1
        self._sums = None

    def add_box(self, box: Sequence[float]) -> None:
        """Take the cells of a box: left, bottom, right, top."""
        low_x, low_y, high_x, high_y = self._cells(np.array([box], dtype=np.float64))[:, 0]
        self._taken[low_x:high_x, low_y:high_y] = 1
        self._sums = None

    def free(self, boxes: Boxes, *, pad: float | Array = 0.0) -> NDArray[np.bool_]:
        """Return which boxes, grown by a pad of all or of each, hold nothing taken."""
        sums = self._summed()
        low_x, low_y, high_x, high_y = self._cells(boxes + np.multiply.outer(pad, _OUTWARDS))
        within = sums[high_x, high_y] - sums[low_x, high_y] - sums[high_x, low_y]
        return np.asarray(within + sums[low_x, low_y] == 0)

    def _summed(self) -> NDArray[np.int32]:
        """Return how many cells are taken to the left of and below each corner of a cell."""
        if self._sums is None:
            self._sums = np.zeros(np.add(self._taken.shape, 1), dtype=np.int32)
            inner = self._sums[1:, 1:]
            np.cumsum(self._taken, axis=0, out=inner)
            np.cumsum(inner, axis=1, out=inner)
        return self._sums

    def _cells(self, boxes: Boxes) -> NDArray[np.int64]:
        """Return the ranges of cells that boxes touch, shape (4, n), ends exclusive."""
        cells = np.floor(boxes / self.cell) + self._margin + _BEYOND
        inside = np.minimum(np.maximum(cells, 0), self._taken.shape * 2)
        return np.asarray(inside.T, dtype=np.int64)


def densified(points: Array, *, step: float) -> Iterator[Array]:
    """Yield points along a polyline, no two neighbours on a piece farther than a step apart.

    They come in parts: all those along a curve with thousands of poles would fill the memory.
    """
    defined = np.asarray(np.isfinite(points).all(axis=1))
    joined = defined[:-1] & defined[1:]
    starts, ends = points[:-1][joined], points[1:][joined]
    if not len(starts):
        yield points[defined]
    for first in range(0, len(starts), _AT_ONCE):
        here = slice(first, first + _AT_ONCE)
        ways = ends[here] - starts[here]
        counts = np.maximum(1, np.ceil(np.hypot(*ways.T) / step).astype(int))
        which = np.repeat(np.arange(len(counts)), counts)
        order = np.arange(len(which)) - (np.cumsum(counts) - counts)[which]
        share = (order / counts[which])[:, None]
        dense = starts[here][which] + share * ways[which]
        is_last = first + _AT_ONCE >= len(starts)
        yield np.concatenate([dense, ends[-1:]]) if is_last else dense
