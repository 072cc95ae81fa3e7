"""Saturation regions: where the slope stays below a threshold, solved rather than read off.

After Gulcehre, Moczulski, Denil & Bengio 2016, "Noisy Activation Functions"
(arXiv:1603.00391): a function saturates at an end of the line if its derivative
tends to 0 there; hard if it is exactly 0 from some point on, softly otherwise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from actplot.analysis.breakpoints import Breakpoints
from actplot.analysis.function import Function
from actplot.analysis.limits import limit, settles_at_zero
from actplot.analysis.roots import bisect, snapped
from actplot.formula.evaluation import Floats

DEFAULT_THRESHOLD = 0.01

# The slope is sampled finely to this distance from the last break, then geometrically.
_FINE_REACH = 130.0
_FINE_POINTS = 4001
_FAR_REACH = 1e12
_FAR_POINTS = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class SaturationRegion:
    """A maximal interval on which a function is saturated.

    Parameters
    ----------
    left, right : float
        Its ends in units of x; a tail has an infinite one.
    side : str
        "left" or "right" for a tail; "interior" for a bounded dead zone, or for a
        function that is flat everywhere.
    kind : str
        "hard" if the slope is exactly 0 in the end, "soft" otherwise.
    limit : float or None
        The value the function approaches there, if it does.
    threshold : float
        The slope below which the function counts as saturated.
    """

    left: float
    right: float
    side: str
    kind: str
    limit: float | None
    threshold: float


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pieces:
    """The breaks, those of them that are jumps or poles, and which pieces are constant."""

    places: Floats
    jumps: tuple[float, ...]
    flat: tuple[bool, ...]


def find_saturation(
    function: Function, breaks: Breakpoints, *, threshold: float = DEFAULT_THRESHOLD
) -> tuple[SaturationRegion, ...]:
    """Return the saturation regions from left to right.

    Parameters
    ----------
    function : Function
        The function to look at.
    breaks : Breakpoints
        Its breakpoints; where there are endlessly many, no tail is free of jumps.
    threshold : float
        A positive slope.
    """
    places = np.array([each.x for each in breaks.found])
    pieces = _Pieces(
        places=places,
        jumps=tuple(each.x for each in breaks.found if each.order == 0),
        flat=tuple(function.is_constant_at(x) for x in inside_pieces(places)),
    )
    ends = () if breaks.endless else (-1, 1)
    tails = [_tail(function, pieces, threshold, end) for end in ends]
    found = [tail for tail in tails if tail is not None]
    if len(found) == 2 and found[0].right > found[1].left:
        return (_everywhere(found[0], found[1]),)
    taken = [(tail.left, tail.right) for tail in found]
    interior = [
        region
        for region in _dead_zones(function, pieces, threshold)
        if not any(low <= region.left and region.right <= high for low, high in taken)
    ]
    return tuple(sorted([*found, *interior], key=lambda region: (region.left, region.right)))


def inside_pieces(places: Floats) -> list[float]:
    """Return one point inside each piece that breaks cut the line into."""
    if not places.size:
        return [0.0]
    reach = np.maximum(1.0, np.abs(places))
    middle = places[:-1] + (places[1:] - places[:-1]) / 2
    return [float(places[0] - reach[0]), *map(float, middle), float(places[-1] + reach[-1])]


def _tail(
    function: Function, pieces: _Pieces, threshold: float, direction: int
) -> SaturationRegion | None:
    """Return the saturated tail at one end, or None."""
    outermost = pieces.flat[-1] if direction > 0 else pieces.flat[0]
    if not outermost and not settles_at_zero(lambda x: function.raw(x, 1), direction):
        return None
    boundary = _boundary(function, pieces.places, threshold, direction)
    # The slope may be small on both sides of a jump; the tail still ends there.
    boundary = direction * max(direction * x for x in (boundary, *pieces.jumps))
    value = limit(function.raw, direction)
    return SaturationRegion(
        left=boundary if direction > 0 else -math.inf,
        right=math.inf if direction > 0 else boundary,
        side="right" if direction > 0 else "left",
        kind="hard" if outermost else "soft",
        limit=value if value is not None and math.isfinite(value) else None,
        threshold=threshold,
    )


def _boundary(function: Function, places: Floats, threshold: float, direction: int) -> float:
    """Return where the slope last falls below the threshold on the way to an end."""

    def excess(x: Floats) -> Floats:
        over = np.abs(function.raw(x, 1)) - threshold
        return np.where(np.isnan(over), np.inf, over)

    grid = _grid(places)[::direction]
    above = np.flatnonzero(excess(grid) >= 0)
    if not above.size:
        return -direction * math.inf
    last = min(int(above[-1]), len(grid) - 2)
    inner, outer = sorted((float(grid[last]), float(grid[last + 1])))
    return snapped(float(bisect(excess, np.array([inner]), np.array([outer]))[0]), places)


def _grid(places: Floats) -> Floats:
    """Return where the slope is looked at: both sides of each break, and far out."""
    low, high = (float(places.min()), float(places.max())) if places.size else (0.0, 0.0)
    far = np.geomspace(1e-3, _FAR_REACH, _FAR_POINTS)
    fine = np.linspace(low - _FINE_REACH, high + _FINE_REACH, _FINE_POINTS)
    near = [np.nextafter(places, -np.inf), np.nextafter(places, np.inf)]
    return np.unique(np.concatenate([low - far, fine, high + far, *near]))


def _dead_zones(function: Function, pieces: _Pieces, threshold: float) -> list[SaturationRegion]:
    """Return the bounded pieces on which the function is constant."""
    ends = pieces.places.tolist()
    return [
        SaturationRegion(
            left=left,
            right=right,
            side="interior",
            kind="hard",
            limit=float(function.raw(np.array([left + (right - left) / 2]))[0]),
            threshold=threshold,
        )
        for left, right, flat in zip(ends[:-1], ends[1:], pieces.flat[1:-1], strict=True)
        if flat
    ]


def _everywhere(left: SaturationRegion, right: SaturationRegion) -> SaturationRegion:
    """Return the one region of a function whose slope is small on the whole line."""
    both_hard = left.kind == right.kind == "hard"
    return SaturationRegion(
        left=-math.inf,
        right=math.inf,
        side="interior",
        kind="hard" if both_hard else "soft",
        limit=left.limit if left.limit == right.limit else None,
        threshold=left.threshold,
    )
