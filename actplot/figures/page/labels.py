"""Where the names of the curves stand: beside them, in the clear, found by a search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from actplot.figures.curve.sampling import Array
from actplot.figures.page.occupancy import Boxes, Occupancy, densified

_ANCHORS = 72
_DISTANCES = (1.0, 1.7, 2.8)  # in gaps, from the curve to its label
_CLEARANCES = (3.5, 5.5, 8.0)  # in gaps, to any other curve; more is better
_TOO_NEAR = 0.7  # what speaks against a place for each of them that it has not
_ON_LINE = 2.2  # and against a place on a zero line or the like
_BESIDE_LINE = 0.3  # in gaps, to what a label rather does not stand on
_FAVOURITE = 0.62  # how far along its curve a label stands best


class Request(NamedTuple):
    """A label to be placed.

    Parameters
    ----------
    curve : ndarray of float64, shape (n, 2)
        Points of its curve in pixels from the lower left corner of the axes.
    width, height : float
        The size of the label in pixels.
    """

    curve: Array
    width: float
    height: float


def place_labels(
    requests: Sequence[Request],
    *,
    obstacles: Occupancy,
    others: Sequence[Array],
    lines: Occupancy,
    avoided: Occupancy | None = None,
    gap: float,
    stroke: float,
) -> list[tuple[float, float]] | None:
    """Return the lower left corners of the labels in pixels, or None if one finds no room.

    Parameters
    ----------
    requests : sequence of Request
        The labels.
    obstacles : Occupancy
        What no label may touch: dots, words, poles.
    others : sequence of ndarray
        Curves in pixels that have no label of their own.
    lines : Occupancy
        What a label should rather not stand on: zero lines and the like.
    avoided : Occupancy, optional
        What a label may stand close to, but not on.
    gap : float
        The usual distance from a curve to its label, in pixels.
    stroke : float
        The width of a curve, in pixels.
    """
    own = [obstacles.without_all().with_lines([request.curve]) for request in requests]
    together = obstacles.without_all().with_lines(others)
    for curve in own:
        together.add(curve)
    options = []
    for request, curve in zip(requests, own, strict=True):
        boxes, distance, cost = _candidates(request, obstacles, gap=gap, stroke=stroke)
        rest = together.less(curve)
        curve.add(obstacles)
        # Another curve must be farther away than the label's own.
        clear = curve.free(boxes, pad=0.7 * gap) & rest.free(boxes, pad=(distance + 0.9) * gap)
        if avoided is not None:
            clear &= avoided.free(boxes, pad=_BESIDE_LINE * gap)
        boxes, cost = boxes[clear], cost[clear]
        for clearance in _CLEARANCES:
            cost = cost + np.where(rest.free(boxes, pad=clearance * gap), 0.0, _TOO_NEAR)
        cost = cost + np.where(lines.free(boxes, pad=_BESIDE_LINE * gap), 0.0, _ON_LINE)
        order = np.argsort(cost, kind="stable")
        options.append((boxes[order], cost[order]))
    return _chosen(options, gap=gap)


def _candidates(
    request: Request, area: Occupancy, *, gap: float, stroke: float
) -> tuple[Boxes, Array, Array]:
    """Return boxes beside a curve inside the axes, their distances, what speaks against them."""
    corner = (area.width, area.height)
    parts = densified(request.curve, step=area.cell)
    points = np.concatenate([part[((part > 0) & (part < corner)).all(axis=1)] for part in parts])
    if len(points) < 3:
        return np.empty((0, 4)), np.empty(0), np.empty(0)
    at = np.linspace(1, len(points) - 2, _ANCHORS).round().astype(int)
    at = at[np.append(True, at[1:] > at[:-1])]
    along = points[at + 1] - points[at - 1]
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    normal = np.column_stack([-along[:, 1], along[:, 0]])
    half = np.array([request.width, request.height]) / 2
    reach = np.abs(normal) @ half
    place = np.abs(points[at, 0] / area.width - _FAVOURITE)
    # One row for each distance and side, in it one column for each point.
    distances = np.repeat(_DISTANCES, 2)[:, None]
    sides = np.tile((1.0, -1.0), len(_DISTANCES))[:, None]
    away = sides * (reach + distances * gap + stroke / 2)
    center = points[at] + away[..., None] * normal
    found = np.concatenate([center - half, center + half], axis=-1).reshape(-1, 4)
    above = sides * normal[:, 1] > 0.15
    cost = (distances - 1 + 1.1 * place - 0.25 * above).ravel()
    away_by = np.repeat(distances, len(at))
    border = 0.8 * gap
    fits = (found[:, :2] >= border).all(axis=1)
    fits &= (found[:, 2:] <= (area.width - border, area.height - border)).all(axis=1)
    return found[fits], away_by[fits], cost[fits]


def _chosen(
    options: Sequence[tuple[Boxes, Array]], *, gap: float
) -> list[tuple[float, float]] | None:
    """Return one box for each label, none over another; the least free choose first."""
    order = sorted(range(len(options)), key=lambda index: len(options[index][0]))
    for _ in range(len(options)):
        taken: dict[int, Array] = {}
        for index in order:
            boxes = options[index][0]
            for other in taken.values():
                apart = (boxes[:, :2] > other[2:] + gap).any(axis=1)
                apart |= (boxes[:, 2:] < other[:2] - gap).any(axis=1)
                boxes = boxes[apart]
            if not len(boxes):
                break
            taken[index] = boxes[0]
        else:
            return [(float(taken[i][0]), float(taken[i][1])) for i in range(len(options))]
        if not len(options[index][0]):
            return None
        order = [index, *(other for other in order if other != index)]
    return None


def place_at_end(
    requests: Sequence[Request], *, obstacles: Occupancy, gap: float, stroke: float
) -> list[tuple[float, float]] | None:
    """Return the corners of the labels of a family: all above one another near one end.

    The labels stand over or under their curves, all at the same place in x, as near
    the end as they find room; None if there is no such place.
    """
    curves = [obstacles.without_all().with_lines([request.curve]) for request in requests]
    widest = max(request.width for request in requests)
    steps = np.linspace(0.0, 0.45 * obstacles.width, 24)
    for start in sorted(
        (*steps + 1.6 * gap, *(obstacles.width - 1.6 * gap - widest - steps)),
        key=lambda at: min(at, obstacles.width - widest - at),
    ):
        for side in (1, -1):
            corners = []
            for request in requests:
                corner = _over(request, start, side=side, away=0.2 * gap + stroke / 2)
                if corner is None:
                    break
                corners.append((start, corner))
            boxes = np.array(
                [
                    (x, y, x + r.width, y + r.height)
                    for (x, y), r in zip(corners, requests, strict=False)
                ]
            )
            if len(corners) == len(requests) and _all_clear(boxes, curves, obstacles, gap=gap):
                return corners
    return None


def _over(request: Request, start: float, *, side: int, away: float) -> float | None:
    """Return how high a label stands over or under the part of its curve at a place."""
    x, y = request.curve.T
    part = y[(x >= start) & (x <= start + request.width) & np.isfinite(y)]
    ends = np.interp((start, start + request.width), x[np.isfinite(y)], y[np.isfinite(y)])
    part = np.append(part, ends)
    steep = np.ptp(part) > 0.8 * request.height
    if steep:
        return None
    return float(part.max() + away if side > 0 else part.min() - away - request.height)


def _all_clear(
    boxes: Boxes, curves: Sequence[Occupancy], obstacles: Occupancy, *, gap: float
) -> bool:
    """Return whether boxes are inside, and clear of all curves and of one another."""
    border = 0.8 * gap
    if (boxes[:, :2] < border).any() or (
        boxes[:, 2:] > (obstacles.width - border, obstacles.height - border)
    ).any():
        return False
    if not obstacles.free(boxes, pad=0.3 * gap).all():
        return False
    for index, curve in enumerate(curves):
        mine = curve.free(boxes[index : index + 1], pad=0.0)
        rest = np.delete(boxes, index, axis=0)
        if not (mine.all() and curve.free(rest, pad=0.5 * gap).all()):
            return False
    order = np.argsort(boxes[:, 1])
    stacked = boxes[order]
    return bool((stacked[1:, 1] > stacked[:-1, 3] + 0.2 * gap).all())
