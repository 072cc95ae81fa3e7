"""Where a curve is evaluated: few points, true to a tenth of a pixel, gaps where it breaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.formula.evaluation import Floats

if TYPE_CHECKING:
    from numpy.typing import NDArray

Array = Floats
Function = Callable[[Array], Array]

_INTERVALS = 96
_TOLERANCE = 0.04  # pixels between curve and chord; the rest of the tenth is for the probes
_ROUNDS = 16
_MOST_POINTS = 6000  # of a piece
_MOST_OF_ALL = 200_000  # of so many pieces that each is a stroke
_FEWEST_POINTS = 64
_PROBES = (0.5, 0.2)  # not mirror images of each other: an odd function could hide from those
_BEYOND = 2.0  # heights of the frame that a curve is followed beyond it
_BISECTIONS = 50
_DIGITS = 13  # of an end that was found by bisection, if the function is defined there
_STROKE = 1.5  # pixels: a rise this high in a tenth of a pixel may be a jump


class Frame(NamedTuple):
    """A window of the plane and how many pixels it is drawn on.

    Parameters
    ----------
    xlim, ylim : tuple of float
        The window.
    width, height : float
        Its size in pixels.
    """

    xlim: tuple[float, float]
    ylim: tuple[float, float]
    width: float
    height: float

    def to_pixels(self, x: Array, y: Array) -> Array:
        """Return points, shape (n, 2), in pixels from the lower left corner."""
        across = (x - self.xlim[0]) / (self.xlim[1] - self.xlim[0]) * self.width
        up = (y - self.ylim[0]) / (self.ylim[1] - self.ylim[0]) * self.height
        return np.column_stack([across, up])


class Break(NamedTuple):
    """A place where a curve breaks, as far as drawing needs to know it.

    Parameters
    ----------
    x : float
        The place.
    left, right : float
        The one-sided limits; nan where not known, infinite at a pole.
    value : float
        The value at the place itself; nan where undefined.
    gap : bool
        Whether the pieces on the two sides are apart.
    """

    x: float
    left: float = np.nan
    right: float = np.nan
    value: float = np.nan
    gap: bool = True

    @property
    def is_pole(self) -> bool:
        """Whether the curve grows without bound there."""
        return bool(np.isinf((self.left, self.right, self.value)).any())

    @property
    def has_ends(self) -> bool:
        """Whether a piece of the curve ends there, on one side of a pole at least."""
        return bool(np.isfinite((self.left, self.right, self.value)).any())


def trace(function: Function, frame: Frame, *, breaks: Sequence[Break] = ()) -> tuple[Array, Array]:
    """Return points along a curve, its pieces separated by nan.

    Parameters
    ----------
    function : callable
        Maps a float64 array to one of the same shape; nan where undefined.
    frame : Frame
        The window and its resolution.
    breaks : sequence of Break
        Places to put a point at, or a gap.

    Returns
    -------
    x, y : ndarray of float64
        Points whose polyline is within 0.1 pixel of the curve inside the frame. They
        end at most two heights beyond it; y is nan between pieces.
    """
    inside = [item for item in breaks if frame.xlim[0] <= item.x <= frame.xlim[1]]
    gaps = sorted((item for item in inside if item.gap), key=lambda item: item.x)
    nodes = np.array(sorted(item.x for item in inside if not item.gap))
    starts = [Break(x=frame.xlim[0], gap=False), *gaps]
    ends = [*gaps, Break(x=frame.xlim[1], gap=False)]
    pieces, limits = [], []
    for start, end in zip(starts, ends, strict=True):
        low = np.nextafter(start.x, np.inf) if start.gap else start.x
        high = np.nextafter(end.x, -np.inf) if end.gap else end.x
        if low < high:
            between = nodes[(nodes > low) & (nodes < high)]
            pieces.append(np.concatenate([[low], between, [high]]))
            limits.append((start.right, end.left))
    if not pieces:
        return np.empty(0), np.empty(0)
    return _joined(_sampled(function, frame, pieces, np.array(limits)))


class _Points(NamedTuple):
    """Points along several pieces of a curve, and of which piece each is."""

    x: Array
    y: Array
    piece: NDArray[np.int64]

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which intervals between neighbours lie within one piece."""
        return np.asarray(self.piece[1:] == self.piece[:-1])


def _sampled(function: Function, frame: Frame, pieces: Sequence[Array], limits: Array) -> _Points:
    """Return points along pieces that start and end at their outer nodes.

    All pieces are asked together: there may be thousands, each with few points. Where the
    limit at an end is known it stands for the value, which rounding may have put elsewhere.
    """

    def value(x: Array) -> Array:
        return _clamped(frame, np.asarray(function(x), dtype=np.float64))

    grids = [_grid(frame, nodes) for nodes in pieces]
    x = np.concatenate(grids)
    piece = np.repeat(np.arange(len(grids)), [len(grid) for grid in grids])
    y = value(x)
    first = np.flatnonzero(np.diff(piece, prepend=-1))
    last = np.append(first[1:], len(x)) - 1
    for ends, known in ((first, limits[:, 0]), (last, limits[:, 1])):
        y[ends] = np.where(np.isnan(known), y[ends], _clamped(frame, known))
    points = _Points(x=x, y=y, piece=piece)
    asked = points.inside
    most = min(_MOST_POINTS, max(_FEWEST_POINTS, _MOST_OF_ALL // len(pieces)))
    for _ in range(_ROUNDS):
        points, asked = _refined(value, frame, points, asked)
        crowded = np.bincount(points.piece) > most
        asked &= points.inside & ~crowded[points.piece[1:]]
        if not asked.any():
            break
    return _split(value, frame, _completed(value, frame, points))


def _grid(frame: Frame, nodes: Array) -> Array:
    """Return where a piece is looked at first: evenly, and at its nodes."""
    share = (nodes[-1] - nodes[0]) / (frame.xlim[1] - frame.xlim[0])
    grid = np.linspace(nodes[0], nodes[-1], max(4, round(_INTERVALS * share)) + 1)
    return np.unique(np.concatenate([grid, nodes]))


def _refined(
    value: Function, frame: Frame, points: _Points, asked: NDArray[np.bool_]
) -> tuple[_Points, NDArray[np.bool_]]:
    """Halve those of the asked intervals that stray from their chord; ask their parts next."""
    x, y, piece = points
    at = np.flatnonzero(asked)
    step = x[at + 1] - x[at]
    probes = x[at] + np.multiply.outer(_PROBES, step)
    found = value(probes.ravel()).reshape(probes.shape)
    chord = y[at] + np.multiply.outer(_PROBES, y[at + 1] - y[at])
    pixels = frame.to_pixels(step + frame.xlim[0], y[at + 1] - y[at] + frame.ylim[0])
    length = np.maximum(np.hypot(pixels[:, 0], pixels[:, 1]), np.finfo(float).tiny)
    slant = pixels[:, 0] / length
    error = np.abs(found - chord) * slant * frame.height / (frame.ylim[1] - frame.ylim[0])
    defined = np.isfinite(np.vstack([y[at], y[at + 1], found]))
    partly = defined.any(axis=0) & ~defined.all(axis=0) & (pixels[:, 0] > _TOLERANCE)
    astray = (error > _TOLERANCE).any(axis=0) | partly
    astray &= (x[at] < probes[0]) & (probes[0] < x[at + 1])
    halved = at[astray]
    # A neighbour of a halved interval is asked once more: a feature may sit beside a probe.
    near = np.zeros(len(x) - 1, dtype=bool)
    near[halved] = True
    near[np.maximum(halved - 1, 0)] = True
    near[np.minimum(halved + 1, len(near) - 1)] = True
    near = np.insert(near, halved + 1, True)
    finer = _Points(
        x=np.insert(x, halved + 1, probes[0][astray]),
        y=np.insert(y, halved + 1, found[0][astray]),
        piece=np.insert(piece, halved + 1, piece[halved]),
    )
    return finer, near


def _completed(value: Function, frame: Frame, points: _Points) -> _Points:
    """Follow pieces to where they stop being defined: the root of x is steep there."""
    x, y, piece = points
    known = np.isfinite(y)
    at = np.flatnonzero((known[1:] != known[:-1]) & points.inside)
    if not len(at):
        return points
    end, outside = np.where(known[at], [x[at], x[at + 1]], [x[at + 1], x[at]])
    for _ in range(_BISECTIONS):
        middle = end + (outside - end) / 2
        reached = np.isfinite(value(middle))
        end, outside = np.where(reached, [middle, outside], [end, middle])
    width = frame.xlim[1] - frame.xlim[0]
    short = np.round(end, _DIGITS - int(np.floor(np.log10(width))))
    end = np.where(np.isfinite(value(short)), short, end)
    added = (x[at] < end) & (end < x[at + 1])
    at, end = at[added] + 1, end[added]
    return _Points(
        x=np.insert(x, at, end),
        y=np.insert(y, at, value(end)),
        piece=np.insert(piece, at, piece[at]),
    )


def _split(value: Function, frame: Frame, points: _Points) -> _Points:
    """Put a gap into every stroke that no bisection makes shorter: a jump nobody named."""
    x, y, piece = points
    up = np.abs(np.diff(frame.to_pixels(x, y)[:, 1]))
    across = np.diff(x) / (frame.xlim[1] - frame.xlim[0]) * frame.width
    at = np.flatnonzero((up > _STROKE) & (across < _STROKE / 4) & points.inside)
    if not len(at):
        return points
    low, high, below, above = x[at], x[at + 1], y[at], y[at + 1]
    for _ in range(_BISECTIONS):
        middle = low + (high - low) / 2
        height = value(middle)
        left = np.abs(height - below) >= np.abs(above - height)
        low, below = np.where(left, low, middle), np.where(left, below, height)
        high, above = np.where(left, middle, high), np.where(left, height, above)
    jump = np.abs(above - below) > 0.5 * np.abs(y[at + 1] - y[at])
    at, low, high, below, above = at[jump], low[jump], high[jump], below[jump], above[jump]
    where = np.repeat(at + 1, 3)
    return _Points(
        x=np.insert(x, where, np.column_stack([low, low, high]).ravel()),
        y=np.insert(y, where, np.column_stack([below, np.full(len(at), np.nan), above]).ravel()),
        piece=np.insert(piece, where, np.repeat(piece[at], 3)),
    )


def _clamped(frame: Frame, y: Array | float) -> Array:
    """Return values no farther beyond the frame than a renderer takes in its stride."""
    reach = _BEYOND * (frame.ylim[1] - frame.ylim[0])
    return np.asarray(np.clip(y, frame.ylim[0] - reach, frame.ylim[1] + reach), dtype=np.float64)


def _joined(points: _Points) -> tuple[Array, Array]:
    """Return points with a nan between pieces."""
    x, y, piece = points
    first = np.flatnonzero(np.diff(piece)) + 1
    return np.insert(x, first, x[first - 1]), np.insert(y, first, np.nan)
