"""Saturation regions: where the slope stays below a threshold, solved rather than read off.

After Gulcehre, Moczulski, Denil & Bengio 2016, "Noisy Activation Functions"
(arXiv:1603.00391): a function saturates at an end of the line if its derivative
tends to 0 there; hard if it is exactly 0 from some point on, softly otherwise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from actplot.analysis.breakpoints import Breakpoints
from actplot.analysis.division import flat_pieces
from actplot.analysis.function import DEFAULT_WINDOW, Function
from actplot.analysis.limits import LEFT, RIGHT, limit, outermost
from actplot.analysis.roots import bisect, snapped
from actplot.formula.evaluation import Floats

DEFAULT_THRESHOLD = 0.01

# The slope is sampled finely to this distance from the last break, then geometrically.
_FINE_REACH = 130.0
_FINE_POINTS = 4001
_SPACING = 2 * _FINE_REACH / _FINE_POINTS
_FAR_REACH = 1e12
_ASIDE = 1.0  # beyond the last break
_FAR_POINTS = 400
# A slope that swings is sampled finely until it stays below the threshold.
_SWINGS = 8
_FARTHER = 4.0
_FARTHEST = 1e5
# A hump this near to the threshold may rise above it between two points.
_HUMP = 0.9


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


class _Slope:
    """The absolute slope of a function, as far as saturation is concerned."""

    def __init__(self, function: Function, breaks: Breakpoints) -> None:
        self.function = function
        self.jumps = tuple(each.x for each in breaks.found if each.order == 0)
        self._known = {each.x: abs(each.left_slope) for each in breaks.found if each.order > 1}
        self.places, self.flat = flat_pieces(function, breaks.found)

    def __call__(self, x: Floats) -> Floats:
        """Return |f'|: 0 on constant pieces, however they are written, infinite if undefined."""
        values = np.abs(self.function.raw(x, 1))
        undefined = np.isnan(values)
        if np.any(undefined):
            values[undefined] = np.where(self._is_lost(x[undefined]), 0.0, np.inf)
            for place, slope in self._known.items():
                values[undefined & (x == place)] = slope
        if np.any(self.flat):
            values[self.flat[np.searchsorted(self.places, x)] & ~np.isin(x, self.places)] = 0.0
        return values

    def _is_lost(self, x: Floats) -> np.ndarray:
        """Return where, far out, an overflow on the way may hide a slope that tends to 0.

        Beyond the last break a function is defined everywhere or nowhere.
        """
        lost = (np.abs(x) > _FINE_REACH) & ~np.isnan(self.function.raw(x))
        for direction, inner in self._defined_ends:
            lost |= direction * (x - inner) > 0
        return lost

    @cached_property
    def _defined_ends(self) -> list[tuple[float, float]]:
        """The ends at which the function is defined, each with a place beyond the last break."""
        inner = {end: end * (outermost(self.function, end)[0] + _ASIDE) for end in (LEFT, RIGHT)}
        undefined = np.isnan(self.function.raw(np.array([*inner.values()])))
        return [each for each, lost in zip(inner.items(), undefined, strict=True) if not lost]

    def ends(self, direction: int) -> str | None:
        """Return how it ends on one side: "hard" or "soft" if in 0, else None."""
        if self.flat[-1 if direction > 0 else 0]:
            return "hard"
        return "soft" if limit(self.function, direction, 1) == 0 else None

    @property
    def grid(self) -> Floats:
        """Where to look at it: on both sides of each break, and far out; not to be written to."""
        return _grid(tuple(self.places.tolist()), self.function.close_ups())

    @cached_property
    def on_grid(self) -> Floats:
        """Its values on the grid."""
        return self(self.grid)


@lru_cache(maxsize=32)
def _grid(breaks: tuple[float, ...], close_ups: tuple[float, ...]) -> Floats:
    """Return where to look at slopes of functions with these breaks."""
    places = np.array(breaks)
    low, high = (min(breaks), max(breaks)) if breaks else (0.0, 0.0)
    far = np.geomspace(1e-3, _FAR_REACH, _FAR_POINTS)
    fine = np.linspace(low - _FINE_REACH, high + _FINE_REACH, _FINE_POINTS)
    near = [np.nextafter(places, -np.inf), np.nextafter(places, np.inf)]
    grid = np.setdiff1d(np.concatenate([low - far, fine, high + far, *near, close_ups]), places)
    grid.flags.writeable = False
    return grid


@lru_cache(maxsize=64)
def find_saturation(
    function: Function, breaks: Breakpoints, *, threshold: float = DEFAULT_THRESHOLD
) -> tuple[SaturationRegion, ...]:
    """Return the saturation regions from left to right.

    Parameters
    ----------
    function : Function
        The function to look at.
    breaks : Breakpoints
        Its breakpoints; on a side with endlessly many no tail is free of jumps.
    threshold : float
        A slope between 0 and 1.
    """
    slope = _Slope(function, breaks)
    ends = ((-1, breaks.endless_before), (1, breaks.endless_after))
    tails = [_tail(slope, threshold, end) for end, endless in ends if not endless]
    found = [tail for tail in tails if tail is not None]
    if len(found) == 2 and found[0].right > found[1].left:
        return (_everywhere(found[0], found[1]),)
    taken = [(tail.left, tail.right) for tail in found]
    interior = [
        region
        for region in _dead_zones(slope, threshold)
        if not any(low <= region.left and region.right <= high for low, high in taken)
    ]
    return tuple(sorted([*found, *interior], key=lambda region: (region.left, region.right)))


def _tail(slope: _Slope, threshold: float, direction: int) -> SaturationRegion | None:
    """Return the saturated tail at one end, or None."""
    kind = slope.ends(direction)
    if kind is None:
        return None
    boundary = _boundary(slope, threshold, direction)
    # The slope may be small on both sides of a jump; the tail still ends there.
    boundary = direction * max(direction * x for x in (boundary, *slope.jumps))
    if kind == "hard" and math.isinf(boundary) and slope.ends(-direction) is None:
        boundary = float(slope.places[-1 if direction > 0 else 0])  # the slope is small beyond
    value = limit(slope.function, direction)
    return SaturationRegion(
        left=boundary if direction > 0 else -math.inf,
        right=math.inf if direction > 0 else boundary,
        side="right" if direction > 0 else "left",
        kind=kind,
        limit=value if value is not None and math.isfinite(value) else None,
        threshold=threshold,
    )


def _boundary(slope: _Slope, threshold: float, direction: int) -> float:
    """Return where the slope last falls below the threshold on the way to an end."""
    grid, values = slope.grid[::direction], slope.on_grid[::direction]
    grid, values = _with_swings(slope, grid, values, threshold)
    grid, values = _with_humps(slope, grid, values, threshold)
    above = np.flatnonzero(values >= threshold)
    if not above.size:
        return -direction * math.inf
    last = min(int(above[-1]), len(grid) - 2)
    inner, outer = sorted((float(grid[last]), float(grid[last + 1])))
    root = bisect(lambda x: slope(x) - threshold, np.array([inner]), np.array([outer]))
    # A hole such as that of sin(x)/x is no break, but an end.
    ends = np.append(slope.places, slope.function.candidates(DEFAULT_WINDOW).points)
    return snapped(float(root[0]), ends)


def _with_swings(
    slope: _Slope, grid: Floats, values: Floats, threshold: float
) -> tuple[Floats, Floats]:
    """Return points and values with more of them far out, where a slope swings on, as of sinc."""
    with np.errstate(invalid="ignore", over="ignore"):
        signs = np.sign(slope.function.raw(grid[-_FAR_POINTS:], 1))
    if np.sum(signs[1:] * signs[:-1] < 0) < _SWINGS:
        return grid, values
    step = (grid[-1] > 0) * 2.0 - 1.0
    reach = _FINE_REACH
    while reach < _FARTHEST:
        more = step * np.arange(reach, _FARTHER * reach, _SPACING)
        new = slope(more)
        grid, values = np.concatenate([grid, more]), np.concatenate([values, new])
        reach *= _FARTHER
        if not np.any(new >= _HUMP * threshold):
            break
    order = np.argsort(step * grid, kind="stable")
    return grid[order], values[order]


def _with_humps(
    slope: _Slope, grid: Floats, values: Floats, threshold: float
) -> tuple[Floats, Floats]:
    """Return points and values with those of humps that may rise above the threshold.

    Far out, where points lie far apart, a hump shows in the sign of the curvature only.
    """

    def curvature(x: Floats) -> Floats:
        return slope.function.raw(x, 2)

    inner = values[1:-1]
    humps = (inner > values[:-2]) & (inner > values[2:])
    humps &= (inner > _HUMP * threshold) & (inner < threshold)
    index = np.flatnonzero(humps) + 1
    far = np.flatnonzero(np.abs(np.diff(grid)) > 2 * _SPACING)
    signs = np.sign(curvature(np.array([grid[far], grid[far + 1]])))
    far = far[signs[0] * signs[1] < 0]
    left, right = np.concatenate([index - 1, far]), np.concatenate([index + 1, far + 1])
    tops = bisect(curvature, *np.sort([grid[left], grid[right]], axis=0))
    grid, values = np.concatenate([grid, tops]), np.concatenate([values, slope(tops)])
    order = np.argsort(grid if grid[-1] > grid[0] else -grid, kind="stable")
    return grid[order], values[order]


def _dead_zones(slope: _Slope, threshold: float) -> list[SaturationRegion]:
    """Return the bounded pieces on which the function is constant."""
    ends = slope.places.tolist()
    return [
        SaturationRegion(
            left=left,
            right=right,
            side="interior",
            kind="hard",
            limit=float(slope.function.raw(np.array([left + (right - left) / 2]))[0]),
            threshold=threshold,
        )
        for left, right, flat in zip(ends[:-1], ends[1:], slope.flat[1:-1], strict=True)
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
