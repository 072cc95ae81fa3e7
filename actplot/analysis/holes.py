"""Singularities that are none of the function, and what the function is beside them.

At 0 sin(x)/x is 0/0, and next to it the derivative cos(x)/x - sin(x)/x^2 is the difference
of two huge numbers. A polynomial through values of the function a little farther away
has all of its digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from actplot.analysis.approach import room_around
from actplot.analysis.formulas import candidates, derivatives
from actplot.analysis.function import DEFAULT_WINDOW
from actplot.errors import InputError
from actplot.formula.evaluation import Floats, evaluate, evaluate_plainly
from actplot.formula.expression import Call, Expression, depends_on_x, walk

if TYPE_CHECKING:
    from numpy.polynomial import Chebyshev

_DEGREE = 31  # odd, so that no node is the singularity itself
# How far from a singularity a polynomial is tried, in units of max(1, |x|), from the farthest
# on, and how much nearer each next time.
_FARTHEST, _NEAREST, _NEARER = 0.5, 1e-3, 4.0
_SHARE_OF_ROOM = 0.5
# A polynomial is used in this part of the way that it was fitted: at the end it wriggles.
_INNER = 0.5
# So many floats away a denominator has passed through 0.
_ASIDE = 8.0
# The second half of the coefficients is the noise of the values, which must be small.
_LAST = (_DEGREE + 1) // 2
_LARGEST_NOISE = 1e-13
_ABOVE_NOISE = 4.0
# So much of its size a value is off that is no rounding.
_PLAINLY = 1e-10
_MOST_HOLES = 50
# Where the formula of a derivative is checked, in parts of the reach of a polynomial, and by
# how much of its size it may be off.
_SHARES = np.geomspace(1e-30, 1e-2, 15)
_CHECKED_ORDER = 3
_OFF = 1e-3


@dataclass(frozen=True, eq=False, slots=True)
class Hole:
    """A singularity of a formula beside which the function is smooth.

    Parameters
    ----------
    x : float
        The place.
    low, high : float
        Where the polynomial stands for the function: around the place or on one side of it.
    polynomial : Chebyshev
        What equals the function there.
    """

    x: float
    low: float
    high: float
    polynomial: Chebyshev

    @property
    def removable(self) -> bool:
        """Whether the function is the same on both sides."""
        return self.low < self.x < self.high

    def mend(self, x: Floats, values: Floats, order: int) -> None:
        """Write over values near the singularity that have lost their digits, or are none.

        Parameters
        ----------
        x, values : numpy.ndarray
            Points, and the derivative there as its formula gives it.
        order : int
            Of the derivative.
        """
        near = (self.low <= x) & (x <= self.high)
        if not np.any(near):
            return
        polynomial, own = self.polynomial.deriv(order) if order else self.polynomial, values[near]
        known, size = polynomial(x[near]), np.abs(polynomial.coef).max()
        with np.errstate(invalid="ignore", over="ignore"):
            values[near] = np.where(np.abs(own - known) <= _PLAINLY * size, own, known)


@lru_cache(maxsize=128)
def holes(formula: Expression) -> tuple[Hole, ...]:
    """Return the singularities of a formula beside which the function is smooth.

    Parameters
    ----------
    formula : Expression
        Without free parameters and with every definition expanded.
    """
    points = np.array(candidates(formula, DEFAULT_WINDOW).points)
    if not points.size:
        return ()
    singular = np.flatnonzero(_are_singular(formula, points))[:_MOST_HOLES]
    rooms = room_around(points)
    return tuple(
        hole for each in singular for hole in _around(formula, float(points[each]), rooms[each])
    )


def _are_singular(formula: Expression, points: Floats) -> np.ndarray:
    """Return at which places a formula has no value, or would have none if they were exact."""
    singular = np.isnan(evaluate(formula, points))
    step = _ASIDE * np.spacing(np.abs(points))
    for node in walk(formula):
        match node:
            case Call("/", (_, below)) if depends_on_x(below):
                left, right = evaluate_plainly(below, np.array([points - step, points + step]))
                singular |= np.sign(left) * np.sign(right) <= 0
    return singular


def _around(formula: Expression, x: float, room: float) -> list[Hole]:
    """Return the hole at a place that has so much room, or what it has of one on its sides."""
    found = [_fitted(formula, x, room, (-1.0, 1.0))]
    if found == [None]:
        found = [_fitted(formula, x, room, ends) for ends in ((-1.0, 0.0), (0.0, 1.0))]
    return [hole for hole in found if hole is not None and _is_needed(hole, formula)]


def _fitted(formula: Expression, x: float, room: float, ends: tuple[float, float]) -> Hole | None:
    """Return a hole with the polynomial that the function is there, or None if it is none."""
    from numpy.polynomial import Chebyshev  # which few formulas need

    unit = max(1.0, abs(x))
    reach = min(_FARTHEST * unit, _SHARE_OF_ROOM * room)
    while reach >= _NEAREST * unit:
        domain = [x + end * reach for end in ends]
        with np.errstate(all="ignore"):
            polynomial = Chebyshev.interpolate(
                lambda points: evaluate(formula, points), _DEGREE, domain=domain
            )
        sizes = np.abs(polynomial.coef)
        noise = sizes[-_LAST:].max()
        if np.all(np.isfinite(sizes)) and noise <= _LARGEST_NOISE * sizes.max():
            polynomial = polynomial.trim(_ABOVE_NOISE * noise)
            low, high = (x + _INNER * end * reach for end in ends)
            return Hole(x=x, low=low, high=high, polynomial=polynomial)
        reach /= _NEARER
    return None


def _is_needed(hole: Hole, formula: Expression) -> bool:
    """Return whether the formula of a derivative is noise; that of tanh(1/x) is none."""
    width = hole.high - hole.low
    points = hole.x + np.concatenate([-_SHARES, _SHARES]) * width
    points = points[(hole.low <= points) & (points <= hole.high) & (points != hole.x)]
    try:
        own = evaluate(derivatives(formula, _CHECKED_ORDER)[-1], points)
    except InputError:  # for a derivative that is too long to compute
        return True
    with np.errstate(invalid="ignore", over="ignore"):
        off = np.abs(own - hole.polynomial.deriv(_CHECKED_ORDER)(points))
    return not np.all(off <= _OFF * np.abs(hole.polynomial.coef).max() / width**_CHECKED_ORDER)
