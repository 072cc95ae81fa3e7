"""Behaviour at both ends of the line: limits, and horizontal or slant asymptotes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from actplot.analysis.function import DEFAULT_WINDOW, Function
from actplot.formula.evaluation import Floats

LEFT, RIGHT = -1.0, 1.0

# Powers of ten at which a function is looked at, with a factor that no period divides.
# They lie closer where an exponential still fits in a float, and end where a fourth power
# no longer does.
_EXPONENTS = np.concatenate(
    [np.linspace(2.0, 4.0, 60, endpoint=False), np.linspace(4.0, 75.0, 100)]
)
# What overflows before, as exp(x^3) does, is looked at nearer.
_NEARER = np.geomspace(1.0, 100.0, 160)
# A step of floor(x) is lost in the rounding of larger numbers.
_ENDLESS_EXPONENTS = np.linspace(2.0, 12.0, 160)
_MODERATE = np.geomspace(0.1, 100.0, 30) * math.pi / 3
_SETTLED = 20
_TOLERANCE = 1e-9
_NOTHING = 1e-15
_BEYOND = 1.0  # the last break
_SMALL = 1e-3
_LAST_DIGITS = 1e-14
_LASTING = 0.9
# By how much a value may change from one point to the next that its slope does not explain.
_UNEXPLAINED = 1e-6
_STEEPER = 4.0
_CLOSER_LOOKS = 5
_INNER_POINTS = 65
# What becomes infinite has been as large as this just before, unless something overflowed.
_HUGE = 1e290


@dataclass(frozen=True, kw_only=True, slots=True)
class Asymptote:
    """The line that a function approaches at one end: slope*x + intercept.

    A slope of 0 makes it horizontal; the intercept is then the function's limit.
    """

    slope: float
    intercept: float


class _Tail(NamedTuple):
    """Values of a derivative towards one end, how large it is at moderate x, and what is 0."""

    values: Floats
    scale: float
    nothing: float


def _tail(function: Function, direction: float, order: int) -> _Tail:
    """Return what a derivative is on the way to an end, as far as that can be computed."""
    start, endless = outermost(function, direction)
    x = direction * (start + 10.0 ** (_ENDLESS_EXPONENTS if endless else _EXPONENTS))
    own = function.raw(x)
    if not endless and np.any(np.isnan(own[:_SETTLED])):
        x = direction * (start + _NEARER)
        own = function.raw(x)
    values, defined = function.raw(x, order) if order else own, ~np.isnan(own)
    if not endless:
        end = _end_of_digits(function, x, values, order)
        values, defined = values[:end], defined[:end]
    moderate = np.abs(function.raw(direction * (start + _MODERATE), order))
    # The middle one: near a pole, as that of exp(1/x^2), some are far larger.
    moderate = np.sort(moderate[np.isfinite(moderate)])
    scale = float(moderate[moderate.size // 2]) if moderate.size else 0.0
    known = ~np.isnan(values)
    # Undefined is another thing than lost to an overflow on the way. Beyond the last break
    # a function is the one or the other all along.
    return _Tail(
        values=values[known] if np.all(defined[:_SETTLED]) else values[:0],
        scale=scale,
        nothing=scale * (_TOLERANCE if endless else _NOTHING),
    )


def _end_of_digits(function: Function, x: Floats, values: Floats, order: int) -> int:
    """Return from which of some points on only rounding is left, as of x - (x - 1) at 1e16.

    There a derivative changes by more than its slope explains, however closely one looks.
    So it does where a part of it overflows, as in exp(x)/sqrt(2 + exp(2*x)).
    """
    places = np.flatnonzero(_unexplained(function, x, values, order))
    left, right = x[places], x[places + 1]
    for _ in range(_CLOSER_LOOKS):
        if not places.size:
            break
        inner = np.linspace(left, right, _INNER_POINTS)
        derivative = function.raw(inner.ravel(), order).reshape(inner.shape)
        sudden = _unexplained(function, inner, derivative, order)
        some = np.flatnonzero(np.any(sudden, axis=0))
        first = np.argmax(sudden[:, some], axis=0)
        places, left, right = places[some], inner[first, some], inner[first + 1, some]
    return int(places[0]) + 1 if places.size else x.size


def _unexplained(function: Function, x: Floats, values: Floats, order: int) -> np.ndarray:
    """Return between which neighbours a derivative changes other than its slope says."""
    with np.errstate(invalid="ignore", over="ignore"):
        slopes = function.raw(x.ravel(), order + 1).reshape(x.shape)
        slopes = np.where(np.isinf(slopes), 0.0, slopes)  # they would explain everything
        steps = np.diff(values, axis=0)
        steepest = np.fmax(np.abs(slopes[1:]), np.abs(slopes[:-1]))
        nothing = _UNEXPLAINED * np.maximum(1.0, np.abs(values[1:]))
        sudden = np.abs(steps) > _STEEPER * steepest * np.abs(np.diff(x, axis=0)) + nothing
        forward = steps * np.sign(np.diff(x, axis=0))
        contrary = (slopes[1:] * forward <= 0) & (slopes[:-1] * forward <= 0)
        unexplained = sudden | (contrary & (np.abs(steps) > nothing))
    sizes = np.abs(values)
    overflows = np.diff(np.isinf(values), axis=0) & (np.fmin(sizes[1:], sizes[:-1]) < _HUGE)
    return np.asarray(np.where(np.isinf(steps), overflows, unexplained))


def outermost(function: Function, direction: float) -> tuple[float, bool]:
    """Return how far out the last break may be on the way to an end, and whether there is none."""
    candidates = function.candidates(DEFAULT_WINDOW)
    return max((direction * x for x in candidates.points), default=0.0), candidates.endless


@lru_cache(maxsize=128)
def limit(function: Function, direction: float, order: int = 0) -> float | None:
    """Return the limit at an end of the line: finite, infinite, or None if there is none to see.

    Parameters
    ----------
    function : Function
        What to look at.
    direction : float
        `LEFT` or `RIGHT`.
    order : int
        Of which derivative.
    """
    start, endless = outermost(function, direction)
    beyond = direction * (start + _BEYOND)
    if not endless and function.is_constant_at(beyond):
        # Far out floor(tanh(x)) is only rounded up to 1.
        value = float(function.raw(np.array([beyond]))[0])
        return None if math.isnan(value) else value * (order == 0) + 0.0
    tail = _tail(function, direction, order)
    values = tail.values
    if values.size < _SETTLED:
        return None
    last = values[-_SETTLED:]
    if np.all(np.isinf(last)) and np.all(last == last[0]):
        return float(last[0])
    finite = values[np.isfinite(values)]
    if finite.size < _SETTLED:
        return None
    last = finite[-_SETTLED:]
    sizes = np.abs(last)
    if np.all(np.diff(sizes) <= 0) and sizes[-1] <= _SMALL * sizes[0]:
        return 0.0
    largest = float(sizes.max())
    with np.errstate(over="ignore"):
        spread, steps = np.ptp(last), np.diff(last)
    if spread <= _TOLERANCE * max(min(tail.scale, 1.0), largest):
        return float(last[-1]) if largest > tail.nothing else 0.0
    if not (np.all(steps > 0) or np.all(steps < 0)):
        return None
    # From one power of ten to the next log(x) grows evenly, and what is bounded less and less.
    if abs(steps[-1]) >= _LASTING * abs(steps[0]) and sizes[-1] > sizes[0]:
        return math.copysign(math.inf, last[-1])
    # What moves so slowly may still be known at the very end, as arctan(log(x)) is.
    end = float(function.raw(np.array([direction * math.inf]), order)[0])
    return end if (end - last[-1]) * steps[-1] > 0 else None


def asymptote(function: Function, direction: float) -> Asymptote | None:
    """Return the horizontal or slant asymptote at an end of the line, if there is one."""
    value = limit(function, direction)
    slope = None if value is None or math.isfinite(value) else limit(function, direction, 1)
    return line(function, direction, value=value, slope=slope)


def line(
    function: Function, direction: float, *, value: float | None, slope: float | None
) -> Asymptote | None:
    """Return the asymptote at an end where the limits of a function and its slope are known."""
    if value is not None and math.isfinite(value):
        return Asymptote(slope=0.0, intercept=_rounded(value))
    if value is None or slope is None or not math.isfinite(slope) or slope == 0:
        return None
    slope = _rounded(slope, abs(slope))
    # Nearer points than for the limit: x must not drown the intercept.
    near = direction * (max(0.0, outermost(function, direction)[0]) + np.geomspace(1e2, 1e5, 40))
    with np.errstate(invalid="ignore", over="ignore"):
        offsets = function.raw(near) - slope * near
    last = offsets[-10:]
    if not np.all(np.isfinite(last)) or np.ptp(last) > _SMALL * max(1.0, float(np.abs(last[-1]))):
        return None
    return Asymptote(slope=slope, intercept=_extrapolated(offsets))


def _extrapolated(offsets: Floats) -> float:
    """Return the limit of a slowly settling sequence, with Aitken's method where it helps."""
    first, second, third = offsets[-9], offsets[-5], offsets[-1]
    change = third - 2 * second + first
    if abs(third - second) < 1e-12 or change == 0:
        return _rounded(float(third))
    return _rounded(float(third - (third - second) ** 2 / change))


def _rounded(value: float, scale: float = 1.0) -> float:
    """Drop what is only rounding noise: 0.9999999999999999 becomes 1, 1/3 stays what it is."""
    if abs(value) < _TOLERANCE * scale:
        return 0.0
    shorter = float(f"{value:.12g}")
    return shorter if abs(shorter - value) <= _LAST_DIGITS * abs(value) else value
