"""Findings: what is known about one activation, each thing found out when it is asked for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property, lru_cache

import numpy as np

from actplot.analysis.breakpoints import Breakpoint, Breakpoints
from actplot.analysis.division import divide
from actplot.analysis.domain import Intervals, Stretch, find_domain, stretches
from actplot.analysis.extrema import (
    Found,
    StationaryPoint,
    fixed_points,
    inflections,
    stationary_points,
)
from actplot.analysis.function import DEFAULT_WINDOW, Describable, Function, Window
from actplot.analysis.limits import LEFT, RIGHT, Asymptote, asymptote, limit
from actplot.analysis.noise import same
from actplot.analysis.one_sided import sides
from actplot.analysis.samples import Samples
from actplot.analysis.saturation import (
    DEFAULT_THRESHOLD,
    SaturationRegion,
    find_saturation,
)
from actplot.analysis.shape import (
    Range,
    Slope,
    find_largest_slope,
    find_monotone,
    find_range,
    find_symmetry,
)

# Fewer of endlessly many breaks than this do not show what the function does.
_FEW_BREAKS = 6
_WIDE = 100.0
_WIDENING = 4.0


class Findings:
    """What is known about a function of x: the facts of `Facts`, by the same names.

    Parameters
    ----------
    function : Describable
        What to look at.
    window : tuple of float
        Where breaks are listed if there are endlessly many; the default one grows if few are there.
    """

    def __init__(self, function: Describable, window: Window = DEFAULT_WINDOW) -> None:
        self._function = function
        self._breaks = (
            _usual_breaks(function) if window == DEFAULT_WINDOW else function.breaks(window)
        )
        self._samples = Samples(function, self._breaks)

    @property
    def breakpoints(self) -> tuple[Breakpoint, ...]:
        """Kinks, jumps and poles."""
        return self._breaks.found

    @property
    def domain(self) -> Intervals:
        """The intervals on which it is defined."""
        return self._domain[0]

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The same intervals, joined where a single place is missing, with the ends they have."""
        return stretches(self._function, self.domain, self.breakpoints)

    @property
    def has_endless_domain(self) -> bool:
        """Whether the intervals go on for ever; those listed are cut off at some place."""
        return self._domain[1]

    @property
    def left_limit(self) -> float | None:
        """Its limit as x tends to -inf."""
        return self._limits.get(LEFT)

    @property
    def right_limit(self) -> float | None:
        """Its limit as x tends to inf."""
        return self._limits.get(RIGHT)

    @property
    def left_asymptote(self) -> Asymptote | None:
        """The line that it approaches on the left."""
        return asymptote(self._function, LEFT) if LEFT in self._limits else None

    @property
    def right_asymptote(self) -> Asymptote | None:
        """The line that it approaches on the right."""
        return asymptote(self._function, RIGHT) if RIGHT in self._limits else None

    @cached_property
    def range(self) -> Range | None:
        """The values it takes."""
        limits = tuple(self._limits.values())
        return find_range(self._samples, self.domain, self.stationary_points, limits)

    @cached_property
    def monotone(self) -> str | None:
        """How it is monotone."""
        return find_monotone(self._samples, self.domain)

    @cached_property
    def symmetry(self) -> str:
        """Whether it is odd or even."""
        return find_symmetry(self._function)

    @property
    def zero_centred(self) -> bool | None:
        """Whether outputs are centred on 0."""
        if self.symmetry == "odd":
            return True
        if self.range is None:
            return None
        return math.isfinite(self.range.low) and same(self.range.low, -self.range.high)

    @cached_property
    def value_at_zero(self) -> float:
        """The value at 0, nan where undefined."""
        return _finite(float(self._function(0.0)))

    @cached_property
    def slope_at_zero(self) -> float:
        """The slope at 0, nan where undefined."""
        return _slope_at_zero(self._function, self._breaks, self.domain)

    @cached_property
    def largest_slope(self) -> Slope | None:
        """The supremum of the absolute slope."""
        slopes: Mapping[float, float | None] = {
            end: limit(self._function, end, 1) for end in self._limits
        }
        return find_largest_slope(self._samples, self.domain, self.inflections, slopes)

    @property
    def lipschitz(self) -> float | None:
        """The Lipschitz constant."""
        if any(each.kind == "jump" for each in self.breakpoints):
            return math.inf
        return self.largest_slope.value if self.largest_slope else None

    @property
    def stationary_points(self) -> tuple[StationaryPoint, ...]:
        """Where the slope is 0 or changes sign."""
        return self._stationary[0]

    @property
    def inflections(self) -> tuple[float, ...]:
        """Where the curvature changes sign."""
        return self._bends.points

    @property
    def fixed_points(self) -> tuple[tuple[float, float], ...]:
        """Intervals, often of a single point, that it maps to themselves."""
        return self._fixed[0]

    @property
    def smoothness(self) -> float | None:
        """How many continuous derivatives there are where it is defined."""
        orders = [each.order for each in self.breakpoints if each.kind != "pole"]
        if orders:
            return min(orders) - 1
        # Where higher derivatives of mere values break is not looked for.
        return None if self._function.numeric else math.inf

    @property
    def left_saturation(self) -> str:
        """How it saturates on the left."""
        return _end(self.saturation, -math.inf)

    @property
    def right_saturation(self) -> str:
        """How it saturates on the right."""
        return _end(self.saturation, math.inf)

    @property
    def saturation(self) -> tuple[SaturationRegion, ...]:
        """The regions at the default threshold."""
        return find_saturation(self._function, self._breaks, threshold=DEFAULT_THRESHOLD)

    @property
    def breaks_endlessly(self) -> bool:
        """Whether breaks, or places where it is undefined, go on for ever."""
        return self._breaks.endless or self.has_endless_domain

    @property
    def turns_endlessly(self) -> bool:
        """Whether stationary points or inflections go on for ever."""
        return self._bends.endless or self._stationary[1]

    @property
    def endless(self) -> bool:
        """Whether some of the lists go on for ever; the quickest answer is looked for first."""
        return self.breaks_endlessly or self.turns_endlessly or self._fixed[1]

    @cached_property
    def _domain(self) -> tuple[Intervals, bool]:
        return find_domain(self._samples)

    @cached_property
    def _stationary(self) -> tuple[tuple[StationaryPoint, ...], bool]:
        return stationary_points(self._samples)

    @cached_property
    def _bends(self) -> Found:
        return inflections(self._samples)

    @cached_property
    def _fixed(self) -> tuple[tuple[tuple[float, float], ...], bool]:
        return fixed_points(self._samples, _identities(self._function, self._breaks))

    @cached_property
    def _limits(self) -> Mapping[float, float | None]:
        """The limits at those ends of the line to which the domain goes."""
        domain, endless = self._domain
        ends = [end for end in (RIGHT, LEFT) if endless or _reaches(domain, end)]
        return {end: limit(self._function, end) for end in ends}


def findings(function: Describable, window: Window = DEFAULT_WINDOW) -> Findings:
    """Return what is known about a function, shared by all who ask about the latest few."""
    return _shared(function, window)


@lru_cache(maxsize=4)
def _shared(function: Describable, window: Window) -> Findings:
    """Return what is known about a function; a default would be remembered apart."""
    return Findings(function, window)


def _usual_breaks(function: Describable) -> Breakpoints:
    """Return the breaks in the default window, or a wider one where few of endlessly many show."""
    low, high = DEFAULT_WINDOW
    breaks = function.breaks((low, high))
    while breaks.endless and len(breaks.found) < _FEW_BREAKS and high < _WIDE:
        low, high = _WIDENING * low, _WIDENING * high
        breaks = function.breaks((low, high))
    return breaks


def _reaches(domain: Intervals, end: float) -> bool:
    """Return whether a domain goes on to one end of the line."""
    return any(end * math.inf in each for each in domain)


def _identities(function: Describable, breaks: Breakpoints) -> tuple[tuple[float, float], ...]:
    """Return the pieces between breaks on which a function is x itself."""
    places, holds = divide(function, breaks.found, function.is_identity_at)
    # Of a function that breaks on and on nothing is known beyond the last break that is.
    holds[0] &= not breaks.endless_before
    holds[-1] &= not breaks.endless_after
    ends = [-math.inf, *places.tolist(), math.inf]
    return tuple(
        (left, right) for left, right, own in zip(ends[:-1], ends[1:], holds, strict=True) if own
    )


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


def _end(regions: tuple[SaturationRegion, ...], end: float) -> str:
    """Return how a function saturates at one end of the line."""
    sides = ("left" if end < 0 else "right", "interior")
    tails = [r.kind for r in regions if r.side in sides and end in (r.left, r.right)]
    return tails[0] if tails else "none"
