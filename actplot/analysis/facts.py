"""Facts: everything known about one activation, in one frozen record."""

from __future__ import annotations

from dataclasses import dataclass, fields

from actplot.analysis.breakpoints import Breakpoint
from actplot.analysis.extrema import StationaryPoint
from actplot.analysis.findings import findings
from actplot.analysis.function import Describable, Window
from actplot.analysis.limits import Asymptote
from actplot.analysis.saturation import SaturationRegion
from actplot.analysis.shape import Range, Slope


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
        Intervals, often of a single point, that it maps to themselves point by point,
        perhaps without their ends if it jumps there.
    breakpoints : tuple of Breakpoint
        Kinks, jumps and poles.
    smoothness : int, float or None
        -1 for a function with jumps, k if it has k continuous derivatives and no more,
        inf for a smooth one; all of it away from poles.
    left_saturation, right_saturation : str
        "hard", "soft" or "none", after Gulcehre et al. 2016 (arXiv:1603.00391).
    saturation : tuple of SaturationRegion
        The regions at the default threshold.
    endless : bool
        Whether some of the lists go on for ever; they then hold what was found around x = 0.
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
    smoothness: float | None
    left_saturation: str
    right_saturation: str
    saturation: tuple[SaturationRegion, ...]
    endless: bool


def find_facts(function: Describable, window: Window) -> Facts:
    """Return everything that can be determined about a function."""
    found = findings(function, window)
    return Facts(**{each.name: getattr(found, each.name) for each in fields(Facts)})
