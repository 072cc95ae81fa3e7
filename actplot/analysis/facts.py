"""Facts: everything known about one activation, in one frozen record."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from actplot.analysis.breakpoints import Breakpoint, Breakpoints
from actplot.analysis.domain import Intervals, find_domain
from actplot.analysis.extrema import (
    StationaryPoint,
    fixed_points,
    inflections,
    stationary_points,
)
from actplot.analysis.function import Describable, Function, Window
from actplot.analysis.limits import LEFT, RIGHT, Asymptote, limit, line
from actplot.analysis.one_sided import sides
from actplot.analysis.samples import Samples
from actplot.analysis.saturation import (
    DEFAULT_THRESHOLD,
    SaturationRegion,
    find_saturation,
    inside_pieces,
)
from actplot.analysis.shape import (
    Range,
    Slope,
    find_largest_slope,
    find_monotone,
    find_range,
    find_symmetry,
    same,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What is known about a function of x. None means that it could not be determined.

    Parameters
    ----------
    domain : tuple of (float, float)
        The intervals on which it is defined, single points left out.
    range : Range or None
        The values it takes.
    left_limit, right_limit : float or None
        Its limits as x tends to -inf and inf, finite or infinite.
    left_asymptote, right_asymptote : Asymptote or None
        Horizontal or slant lines that it approaches.
    monotone : str or None
        "increasing", "non-decreasing", "decreasing", "non-increasing", "constant" or "no".
    symmetry : str
        "odd", "even" or "none".
    zero_centred : bool or None
        Whether it is odd or its range is a finite one that is symmetric about 0.
    value_at_zero, slope_at_zero : float
        nan where undefined.
    largest_slope : Slope or None
        The supremum of |f'| where f' exists.
    lipschitz : float or None
        The Lipschitz constant: the same supremum, or inf for a discontinuous function.
    stationary_points : tuple of StationaryPoint
        Where the slope is 0 or changes sign.
    inflections : tuple of float
        Where the curvature changes sign.
    fixed_points : tuple of (float, float)
        Intervals, often of a single point, that it maps to themselves point by point.
    breakpoints : tuple of Breakpoint
        Kinks, jumps and poles.
    smoothness : int or float
        -1 for a function with jumps, k if it has k continuous derivatives and no more,
        inf for a smooth one; all of it away from poles.
    left_saturation, right_saturation : str
        "hard", "soft" or "none", after Gulcehre et al. 2016 (arXiv:1603.00391).
    saturation : tuple of SaturationRegion
        The regions at the default threshold.
    endless : bool
        Whether some of the lists go on for ever; they then hold what lies in [-10, 10].
    """

    domain: tuple[tuple[float, float], ...]
    range: Range | None
    left_limit: float | None
    right_limit: float | None
    left_asymptote: Asymptote | None
    right_asymptote: Asymptote | None
    monotone: str | None
    symmetry: str
    zero_centred: bool | None
    value_at_zero: float
    slope_at_zero: float
    largest_slope: Slope | None
    lipschitz: float | None
    stationary_points: tuple[StationaryPoint, ...]
    inflections: tuple[float, ...]
    fixed_points: tuple[tuple[float, float], ...]
    breakpoints: tuple[Breakpoint, ...]
    smoothness: float
    left_saturation: str
    right_saturation: str
    saturation: tuple[SaturationRegion, ...]
    endless: bool


def find_facts(function: Describable, window: Window) -> Facts:
    """Return everything that can be determined about a function."""
    breaks = function.breaks(window)
    samples = Samples(function, breaks)
    regions = find_saturation(function, breaks, threshold=DEFAULT_THRESHOLD)
    stationary, more_stationary = stationary_points(samples)
    bends = inflections(samples)
    fixed, more_fixed = fixed_points(samples, _identities(function, breaks))
    domain, more_intervals = find_domain(samples)
    limits = {end: limit(function, end) for end in (LEFT, RIGHT)}
    slopes = {end: limit(function, end, 1) for end in (LEFT, RIGHT)}
    left_asymptote, right_asymptote = (
        line(function, end, value=limits[end], slope=slopes[end]) for end in (LEFT, RIGHT)
    )
    ends = [end for end in (RIGHT, LEFT) if more_intervals or _reaches(domain, end)]
    range_ = find_range(samples, domain, stationary, tuple(limits[end] for end in ends))
    slope = find_largest_slope(samples, domain, bends.points, {end: slopes[end] for end in ends})
    symmetry = find_symmetry(function)
    smoothness = _smoothness(breaks)
    return Facts(
        domain=domain,
        range=range_,
        left_limit=limits[LEFT],
        right_limit=limits[RIGHT],
        left_asymptote=left_asymptote,
        right_asymptote=right_asymptote,
        monotone=find_monotone(samples),
        symmetry=symmetry,
        zero_centred=_zero_centred(symmetry, range_),
        value_at_zero=_finite(float(function(0.0))),
        slope_at_zero=_slope_at_zero(function, breaks, domain),
        largest_slope=slope,
        lipschitz=math.inf if smoothness < 0 else slope.value if slope else None,
        stationary_points=stationary,
        inflections=bends.points,
        fixed_points=fixed,
        breakpoints=breaks.found,
        smoothness=smoothness,
        left_saturation=_end(regions, -math.inf),
        right_saturation=_end(regions, math.inf),
        saturation=regions,
        endless=any((breaks.endless, more_stationary, bends.endless, more_fixed, more_intervals)),
    )


def _reaches(domain: Intervals, end: float) -> bool:
    """Return whether a domain goes on to one end of the line."""
    return any(end * math.inf in each for each in domain)


def _identities(function: Describable, breaks: Breakpoints) -> tuple[tuple[float, float], ...]:
    """Return the pieces on which a function is x itself, joined where they meet."""
    places = [each.x for each in breaks.found]
    ends = [-math.inf, *places, math.inf]
    inside = inside_pieces(np.array(places))
    found: list[tuple[float, float]] = []
    for left, right, x in zip(ends[:-1], ends[1:], inside, strict=True):
        if function.is_identity_at(x):
            found.append((left, right))
    return tuple(found)


def _zero_centred(symmetry: str, range_: Range | None) -> bool | None:
    """Return whether outputs are centred on 0."""
    if symmetry == "odd":
        return True
    if range_ is None:
        return None
    return math.isfinite(range_.low) and same(range_.low, -range_.high)


def _finite(value: float) -> float:
    return value + 0.0 if math.isfinite(value) else math.nan


def _slope_at_zero(function: Function, breaks: Breakpoints, domain: Intervals) -> float:
    """Return f'(0), or nan where it does not exist."""
    if any(0.0 in each for each in domain):
        return math.nan
    at_zero = [each for each in breaks.found if each.x == 0]
    if at_zero:
        return at_zero[0].left_slope if at_zero[0].order > 1 else math.nan
    slope = float(function.raw(np.array([0.0]), 1)[0])
    if math.isnan(slope):
        level = sides(function, function.neighbours(np.array([0.0])), 1)
        slope = float(level.left[0]) if level.agree[0] else math.nan
    return _finite(slope)


def _smoothness(breaks: Breakpoints) -> float:
    """Return how many continuous derivatives there are where the function is defined."""
    orders = [each.order for each in breaks.found if each.kind != "pole"]
    return min(orders) - 1 if orders else math.inf


def _end(regions: tuple[SaturationRegion, ...], end: float) -> str:
    """Return how a function saturates at one end of the line."""
    tails = [each.kind for each in regions if end in (each.left, each.right)]
    return tails[0] if tails else "none"
