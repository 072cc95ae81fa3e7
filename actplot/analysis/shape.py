"""The shape of a function: range, monotony, symmetry and its steepest place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from actplot.analysis.approach import DISTANCES, approached
from actplot.analysis.breakpoints import Breakpoint
from actplot.analysis.division import flat_pieces, inside_pieces
from actplot.analysis.domain import Intervals
from actplot.analysis.enclosure import Bounds
from actplot.analysis.extrema import StationaryPoint
from actplot.analysis.function import DEFAULT_WINDOW, Describable
from actplot.analysis.noise import is_clear, same
from actplot.analysis.samples import Samples

_NOISE = 1e-12
_CLEARLY = 1e-9
_SLOPE_NOISE = 1e-13
_ROUNDING = 1e-14
_DECIMALS = 9
# What is so much less at an edge than a few floats farther is 0 there.
_FARTHER, _LESS = 4, 0.7


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """The smallest interval with all values of a function; its ends need not be attained."""

    low: float
    high: float
    low_attained: bool
    high_attained: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Slope:
    """A slope and where it is; ``x`` is infinite where it is only approached."""

    value: float
    x: float


def find_range(
    samples: Samples,
    domain: Intervals,
    stationary: tuple[StationaryPoint, ...],
    limits: tuple[float | None, ...],
) -> Range | None:
    """Return the range from the values at stationary points, breaks and ends.

    Parameters
    ----------
    samples : Samples
        Of the function.
    domain : tuple of (float, float)
        Where it is defined.
    stationary : tuple of StationaryPoint
        Its stationary points.
    limits : tuple of float or None
        Its limits at those ends of the line to which the domain goes.
    """
    function, breaks = samples.function, samples.breaks.found
    attained = [point.value for point in stationary] + _values_at_switches(samples, domain)
    approached = [side for each in breaks for side in (each.left, each.right)]
    for end, inside in _ends(domain):
        own, near = at_edge(function, end, inside)
        attained.append(own)
        approached.append(near)
    approached += [each for each in limits if each is not None]
    attained = [each for each in attained if math.isfinite(each)]
    everything = [each for each in attained + approached if not math.isnan(each)]
    if not everything:
        return None
    bounds = function.bounds()
    # Only rounding leads beyond the bounds.
    low, high = max(min(everything), bounds[0]), min(max(everything), bounds[1])
    if None in limits and not _fills(bounds, low, high):
        return None
    if not _holds(samples, low, high):
        return None
    return Range(
        low=low + 0.0,
        high=high + 0.0,
        low_attained=any(same(each, low) for each in attained),
        high_attained=any(same(each, high) for each in attained),
    )


def _values_at_switches(samples: Samples, domain: Intervals) -> list[float]:
    """Return the values on constant pieces, at breaks and where there might have been one."""
    function, breaks = samples.function, samples.breaks.found
    ends, flat = samples.flat
    places = np.array(inside_pieces(ends))[flat].tolist()
    candidates = function.candidates(DEFAULT_WINDOW).points
    places += [x for x in candidates if any(low <= x <= high for low, high in domain)]
    values: list[float] = function.raw(np.array(places)).tolist()
    return values + [each.value for each in breaks]


def _fills(bounds: Bounds, low: float, high: float) -> bool:
    """Return whether nothing can lie beyond the lowest and the highest value found."""
    low_known = low == -math.inf or same(low, bounds[0])
    return low_known and (high == math.inf or same(high, bounds[1]))


def _holds(samples: Samples, low: float, high: float) -> bool:
    """Return whether no sample is outside: if one is, something has been missed."""
    values = samples.values()
    values = values[np.isfinite(values)]
    noise = _NOISE * max(1.0, *(abs(end) for end in (low, high) if math.isfinite(end)), 1.0)
    return not np.any((values < low - noise) | (values > high + noise))


def find_monotone(samples: Samples, domain: Intervals) -> str | None:
    """Return how a function is monotone wherever it is defined, across the gaps in its domain."""
    values, slopes = samples.values(), samples.values(1)
    known = np.isfinite(slopes) & np.isfinite(values)
    if not known.any():
        return None
    slopes = slopes[known]
    largest = min(1.0, float(np.abs(slopes).max()))
    noise = _SLOPE_NOISE * largest * np.maximum(1.0, np.abs(values[known]))
    rises, falls = bool(np.any(slopes > noise)), bool(np.any(slopes < -noise))
    steps = list(_leaps(samples.function, domain))
    for each in samples.breaks.found:
        if each.kind != "pole":
            steps += _steps(each)
        elif not (math.isnan(each.left) or math.isnan(each.right)):
            return "no"
    rises |= any(after > before and not same(before, after) for before, after in steps)
    falls |= any(after < before and not same(before, after) for before, after in steps)
    if rises and falls:
        return "no"
    if not rises and not falls:
        return "constant"
    flat = np.any(samples.flat.holds)
    if not flat and samples.breaks.endless:
        # A step between breaks that are not known is flat all the same.
        flat = np.any(flat_pieces(samples.function, samples.breaks.found).holds)
    if rises:
        return "non-decreasing" if flat else "increasing"
    return "non-increasing" if flat else "decreasing"


def _steps(each: Breakpoint) -> list[tuple[float, float]]:
    """Return the steps a function takes at a break, from the left to the right."""
    if math.isnan(each.value):
        return [(each.left, each.right)]
    return [(each.left, each.value), (each.value, each.right)]


def _leaps(function: Describable, domain: Intervals) -> Iterator[tuple[float, float]]:
    """Yield the values on both sides of each gap in the domain that is more than one place."""
    for (_, high), (low, _) in pairwise(domain):
        if high < low:
            inside = [math.nextafter(high, -math.inf), math.nextafter(low, math.inf)]
            before, after = function.raw(np.array(inside)).tolist()
            yield before, after


def find_symmetry(function: Describable) -> str:
    """Return whether a function is odd or even, tried at points of every size and at breaks."""
    points = np.array(function.candidates(DEFAULT_WINDOW).points)
    is_flat = function.is_constant_at
    uneven = np.array([x for x in inside_pieces(points) if is_flat(x) != is_flat(-x)])
    if np.any(is_clear(lambda x: function.raw(x, 1), np.append(uneven, -uneven))):
        return "none"
    places = np.abs(points)
    beside = np.multiply.outer([0.5, 0.9, 1.1, 2.0], places[places > 0]).ravel()
    x = np.concatenate(
        [np.geomspace(1e-4, 40.0, 97) * (1 + 1 / math.pi), beside, np.abs(function.close_ups())]
    )
    right, left = function(x), function(-x)
    defined = np.isfinite(right) & np.isfinite(left)
    if not np.array_equal(np.isnan(right), np.isnan(left)) or not defined.any():
        return "none"
    x, right, left = x[defined], right[defined], left[defined]
    sizes = np.maximum(np.abs(right), np.abs(left))
    scale = min(1.0, float(sizes.max()))
    # That of x^7 for a negative x, or in the exponent of exp(x^4).
    rounding = sizes * (_ROUNDING + np.finfo(float).eps * np.log(np.maximum(1.0, sizes)))

    def holds(sign: float) -> bool:
        differences = np.abs(right - sign * left)
        if np.any(differences > _CLEARLY * scale * np.maximum(1.0, x) + rounding):
            return False
        # Of softplus(x) - x only rounding may be left where the sides differ.
        apart = x[differences > _NOISE * sizes]
        clear = is_clear(
            lambda x: function(x) - sign * function(-x),
            apart,
            lambda x: scale * np.abs(x),
            at_least=_ROUNDING * scale,
        )
        return not np.any(clear)

    at_zero = abs(float(function(0.0)))
    with np.errstate(over="ignore"):
        if (at_zero <= _ROUNDING * scale or not math.isfinite(at_zero)) and holds(-1.0):
            return "odd"
        return "even" if holds(1.0) else "none"


def find_largest_slope(
    samples: Samples,
    domain: Intervals,
    bends: tuple[float, ...],
    limits: Mapping[float, float | None],
) -> Slope | None:
    """Return the supremum of |f'|: at a bend, beside a break or an edge, or towards an end.

    Parameters
    ----------
    samples : Samples
        Of the function.
    domain : tuple of (float, float)
        Where it is defined.
    bends : tuple of float
        Where its curvature changes sign.
    limits : mapping of float to float or None
        The limit of the slope for each end of the line to which the domain goes.
    """
    function, breaks = samples.function, samples.breaks.found
    poles = [each.x for each in breaks if each.kind == "pole"]
    if poles:
        return Slope(value=math.inf, x=min(poles, key=_distance))
    if any(math.isnan(each.left_slope) or math.isnan(each.right_slope) for each in breaks):
        return None  # it swings without end towards a break
    broken = np.array([each.x for each in breaks])
    places = np.setdiff1d([*bends, 0.0, *inside_pieces(broken)], broken)
    slopes = np.abs(samples.at(places, 1))
    at_edges = _steepness_at_edges(function, domain)
    if any(math.isnan(slope) for slope, _ in at_edges):
        return None  # it swings without end towards an edge
    if function.numeric and not np.all(function.undefined(places[np.isnan(slopes)])):
        return None
    # An infinite one at a place that is none of these is that of a piece without values.
    slopes, places = slopes[np.isfinite(slopes)], places[np.isfinite(slopes)]
    found = [*zip(slopes.tolist(), places.tolist(), strict=True), *at_edges]
    found += [(abs(s), each.x) for each in breaks for s in (each.left_slope, each.right_slope)]
    found = found or [(0.0, 0.0)]
    largest = max(slope for slope, _ in found)
    x = min((x for slope, x in found if same(slope, largest)), key=_distance)
    for end, slope in limits.items():
        if slope is None:
            low, high = function.bounds(1)
            if not same(largest, max(-low, high)):
                return None
        elif abs(slope) > largest and not same(abs(slope), largest):
            largest, x = abs(slope), end * math.inf
    return Slope(value=largest, x=x + 0.0)


def _steepness_at_edges(function: Describable, domain: Intervals) -> list[tuple[float, float]]:
    """Return the limits of the absolute slope at the edges of the domain, each with its edge."""
    edges = [
        (end, math.copysign(min(max(1.0, abs(end)), (high - low) / 2), to))
        for low, high in domain
        for end, to in ((low, 1.0), (high, -1.0))
        if math.isfinite(end)
    ]
    if not edges:
        return []
    ends, reach = np.array(edges).T
    way = function.raw(ends + np.multiply.outer(DISTANCES, reach), 1)
    nearest = function.raw(np.nextafter(ends, np.copysign(np.inf, reach)), 1)
    nearest = np.where(np.isnan(nearest), way[-1], nearest)
    limits, _ = approached(way[np.newaxis], nearest[np.newaxis])
    return list(zip(np.abs(limits[0]).tolist(), ends.tolist(), strict=True))


def _distance(x: float) -> tuple[float, bool]:
    """Order places by how near to 0 they are, the positive one of two first."""
    return round(abs(x), _DECIMALS), x < 0


def at_edge(function: Describable, edge: float, inwards: float) -> tuple[float, float]:
    """Return the values at an edge of the domain and just inside: 0 if only rounding is seen.

    The float nearest to the square root of 2 misses it, so that sqrt(2 - x^2) is 2e-8 there.

    Parameters
    ----------
    function : Describable
        What to look at.
    edge : float
        The edge.
    inwards : float
        Where the function is defined.
    """
    inside = math.nextafter(edge, inwards)
    places = np.array([edge, inside, edge + _FARTHER * (inside - edge)])
    own, near, farther = function.raw(places).tolist()
    own, near = (0.0 if abs(each) < _LESS * abs(farther) else each for each in (own, near))
    return own, near


def _ends(domain: Intervals) -> list[tuple[float, float]]:
    """Return the finite ends of a domain, each with the float just inside of it."""
    ways = [(low, math.inf) for low, _ in domain] + [(high, -math.inf) for _, high in domain]
    return [(end, math.nextafter(end, to)) for end, to in ways if math.isfinite(end)]
