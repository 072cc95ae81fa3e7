"""Behaviour at both ends of the line: limits, and horizontal or slant asymptotes."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from actplot.analysis.function import Function
from actplot.formula.evaluation import Floats

LEFT, RIGHT = -1.0, 1.0

# Powers of ten at which a function is looked at, with a factor that no period divides.
# No further out than where a fourth power still fits in a float.
_EXPONENTS = np.linspace(2.0, 75.0, 120)
_SETTLED = 20
_TOLERANCE = 1e-9
_NOTHING = 1e-15
_SMALL = 1e-3


@dataclass(frozen=True, kw_only=True, slots=True)
class Asymptote:
    """The line that a function approaches at one end: slope*x + intercept.

    A slope of 0 makes it horizontal; the intercept is then the function's limit.
    """

    slope: float
    intercept: float


def far_points(direction: float) -> Floats:
    """Return points running off to one end of the line."""
    return np.asarray(direction * 10.0**_EXPONENTS)


def limit(function: Callable[[Floats], Floats], direction: float) -> float | None:
    """Return the limit at an end of the line: finite, infinite, or None if there is none to see.

    Parameters
    ----------
    function : callable
        Takes and returns arrays.
    direction : float
        `LEFT` or `RIGHT`.
    """
    values = function(far_points(direction))
    values = values[~np.isnan(values)]
    if len(values) < _SETTLED:
        return None
    last = values[-_SETTLED:]
    if np.all(np.isinf(last)) and np.all(last == last[0]):
        return float(last[0])
    finite = values[np.isfinite(values)]
    if len(finite) < _SETTLED:
        return None
    last = finite[-_SETTLED:]
    if np.ptp(last) <= _TOLERANCE * max(1.0, float(np.abs(last).max())) and np.ptp(last) < 1:
        return float(last[-1]) if abs(last[-1]) > _NOTHING else 0.0
    steps = np.diff(last)
    growing = np.all(steps > 0) or np.all(steps < 0)
    away = np.abs(last[-1]) > np.abs(last[0])
    return math.copysign(math.inf, last[-1]) if growing and away else None


def asymptote(function: Function, direction: float) -> Asymptote | None:
    """Return the horizontal or slant asymptote at an end of the line, if there is one."""
    value = limit(function.raw, direction)
    if value is not None and math.isfinite(value):
        return Asymptote(slope=0.0, intercept=_rounded(value))
    slope = limit(lambda x: function.raw(x, 1), direction)
    if value is None or slope is None or not math.isfinite(slope) or slope == 0:
        return None
    slope = _rounded(slope)
    # Nearer points than for the limit: x must not drown the intercept.
    near = direction * np.geomspace(1e2, 1e5, 40)
    offsets = function.raw(near) - slope * near
    last = offsets[-10:]
    if not np.all(np.isfinite(last)) or np.ptp(last) > 1e-3 * max(1.0, float(np.abs(last[-1]))):
        return None
    return Asymptote(slope=slope, intercept=_extrapolated(offsets))


def _extrapolated(offsets: Floats) -> float:
    """Return the limit of a slowly settling sequence, with Aitken's method where it helps."""
    first, second, third = offsets[-9], offsets[-5], offsets[-1]
    change = third - 2 * second + first
    if abs(third - second) < 1e-12 or change == 0:
        return _rounded(float(third))
    return _rounded(float(third - (third - second) ** 2 / change))


def _rounded(value: float) -> float:
    """Drop what is only rounding noise: 0.9999999999999999 becomes 1."""
    return 0.0 if abs(value) < _TOLERANCE else float(f"{value:.12g}")


def settles_at_zero(function: Callable[[Floats], Floats], direction: float) -> bool:
    """Return whether a function tends to 0 at an end of the line."""
    values = function(far_points(direction))
    values = np.abs(values[np.isfinite(values)])
    if len(values) < _SETTLED:
        return False
    last = values[-_SETTLED:]
    falling = bool(np.all(np.diff(last) < 0) and last[-1] < _SMALL)
    return falling or bool(np.all(last <= _TOLERANCE))
