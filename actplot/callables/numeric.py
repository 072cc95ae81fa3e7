"""NumericActivation: a user's function that has no formula, known by its values."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from actplot.activation import MAXIMUM_ORDER, AnyActivation, check_points
from actplot.analysis.breakpoints import VERTICAL, Breakpoint, Breakpoints
from actplot.analysis.enclosure import EVERYTHING, Bounds
from actplot.analysis.function import Window
from actplot.analysis.one_sided import Neighbours, neighbours
from actplot.analysis.roots import Zeros
from actplot.callables.breaks import SMALLEST, Place
from actplot.callables.sampled import Sampled
from actplot.formula.evaluation import Floats

# Beyond this order difference quotients have no digits left.
MAXIMUM_DIFFERENCE_ORDER = 4

_POLE_GROWTH = 1e6
_NEARBY = 1e-3
_SAME = 1e-9
# By so many floats x may miss itself on the way.
_ROUNDINGS = 4.0
# No point is taken so near to a break that lies a little elsewhere.
_WITHIN = 0.9
_OFFSETS = np.array([1e-3, 0.01, 0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0])


@dataclass(frozen=True, kw_only=True)
class NumericActivation(AnyActivation):
    """A function of x, or one of its derivatives, evaluated rather than derived.

    It has the public methods and properties of :class:`actplot.Activation`; its
    ``formula`` is the function's name and its ``latex`` is empty.

    Parameters
    ----------
    name : str
        The name, such as ``layers.py:act``.
    symbol : str
        The function's symbol in mathtext.
    function : Sampled
        The user's function itself.
    note : str
        What is lost and why, such as "numeric: branches on the value of x".
    parameters : mapping of str to float
        The numbers that its other arguments have.
    order : int
        0 for the function itself, n for its n-th derivative.
    """

    function: Sampled = field(repr=False)
    note: str
    numeric = True
    latex = ""

    def __call__(self, x: object) -> Floats:
        """Return the values at x.

        Parameters
        ----------
        x : array_like
            Inputs of any shape.

        Returns
        -------
        numpy.ndarray
            float64, of the shape of x. Values are nan where the function raises an
            error of arithmetic, derivatives where they do not exist.

        Raises
        ------
        UserCodeError
            If the function raises another exception.
        """
        points = check_points(x)
        values = self.raw(points)
        if self.order:
            broken = [place.x for place in self.function.middle if place.order <= self.order]
            values[np.isin(points, broken) | np.isnan(self.function(points))] = np.nan
        return values

    @property
    def highest_order(self) -> int:
        """The highest order that a derivative may have: quotients run out of digits."""
        return MAXIMUM_ORDER if self.function.differentiates else MAXIMUM_DIFFERENCE_ORDER

    def derivative_error(self, x: object) -> Floats:
        """Return the estimated error of the values at x.

        Returns
        -------
        numpy.ndarray
            float64, of the shape of x: 0 for the function itself and for derivatives
            that a framework computes, infinite where there is no estimate.
        """
        return self.function.derivative(check_points(x), self.order).error

    @property
    def formula(self) -> str:
        """The function's name, in the place of a formula."""
        return self.name

    # What the analysis needs.

    def raw(self, x: Floats, order: int = 0) -> Floats:
        """Return the values of a further derivative, at a break those of one side or neither."""
        return self.function.derivative(x, self.order + order).value

    def undefined(self, x: Floats) -> np.ndarray:
        """Return where the function is undefined; a derivative may only be not determined."""
        return self.function.undefined(x)

    def breaks(self, window: Window) -> Breakpoints:
        """Return the breakpoints, and whether there seem to be endlessly many."""
        found = (self._breakpoint(place) for place in self.function.places(window))
        return Breakpoints(
            found=tuple(each for each in found if each is not None),
            endless_before=self.function.endless,
            endless_after=self.function.endless,
        )

    @property
    def removable(self) -> tuple[float, ...]:
        """None: whether a value is missing or was never asked for cannot be told."""
        return ()

    def candidates(self, window: Window) -> Zeros:
        """Return the places at which the function breaks."""
        places = tuple(place.x for place in self.function.places(window))
        return Zeros(points=places, endless=self.function.endless)

    def close_ups(self) -> tuple[float, ...]:
        """Return points where the function may have narrow features: none are known."""
        return ()

    def neighbours(self, points: Floats) -> Neighbours:
        """Return the nearest floats on each side of points."""
        return neighbours(points)

    def bounds(self, order: int = 0) -> Bounds:  # noqa: ARG002 - values tell nothing of it
        """Return bounds that a further derivative never leaves: none are known."""
        return EVERYTHING

    def is_constant_at(self, x: float) -> bool:
        """Return whether the function is constant on the piece around x, as far as sampled."""
        points = self._around(x)
        values = self.raw(points)
        if not np.all(np.isfinite(values)):
            return False
        return bool(np.all(np.abs(values - values[0]) <= 2 * self.derivative_error(points)))

    def is_identity_at(self, x: float) -> bool:
        """Return whether the function is x itself on the piece around x, as far as sampled."""
        points = self._around(x)
        error = self.derivative_error(points) + _ROUNDINGS * np.spacing(np.abs(points))
        return bool(np.all(np.abs(self.raw(points) - points) <= error))

    def _around(self, x: float) -> Floats:
        """Return points on the piece around x."""
        left, right = (float(room[0]) for room in self.function.room(np.array([x])))
        left, right = (np.minimum(_OFFSETS, _WITHIN * free) for free in (left, right))
        return np.concatenate([[x], x - left, x + right])

    def _breakpoint(self, place: Place) -> Breakpoint | None:
        """Return the record of a break, or None if nothing of it is left or outside is nothing."""
        x = np.array([place.x])
        sides = x + np.array([-1.0, 1.0]) * max(SMALLEST, float(np.spacing(abs(place.x))))
        value = float(self(x)[0])
        left, right = (self._limit(place.x, float(side)) for side in self.raw(sides))
        order = max(place.order - self.order, 0)
        kind = "kink" if order else "jump"
        if math.isinf(left) or math.isinf(right) or math.isinf(float(self.function(x)[0])):
            kind, order = "pole", 0
            # A float near to a pole has a value; that of a piece which ends there is its limit.
            ended = math.isfinite(value) and (_same(value, left) or _same(value, right))
            value = value if ended else math.nan
        elif math.isnan(left) or math.isnan(right):
            return None
        elif order:
            left = right = value if math.isfinite(value) else left
        elif _same(left, right) and (math.isnan(value) or _same(left, value)):
            return None
        slopes = self.raw(sides, 1)
        return Breakpoint(
            x=place.x,
            kind=kind,
            order=order,
            left=left,
            right=right,
            value=value,
            left_slope=_slope(float(slopes[0]), left),
            right_slope=_slope(float(slopes[1]), -right),
            exact=False,
        )

    def _limit(self, x: float, side: float) -> float:
        """Return a one-sided value, or an infinity where it has grown as only at a pole."""
        step = _NEARBY * max(1.0, abs(x))
        around = np.abs(self.raw(np.array([x - step, x + step])))
        # A logarithm grows slowly, but is undefined at the place itself.
        growth = _POLE_GROWTH if np.isfinite(self.function(np.array([x])))[0] else 2.0
        pole = abs(side) > growth * max(1.0, float(np.max(around, initial=0, where=around >= 0)))
        return math.copysign(math.inf, side) if pole else side


def _slope(slope: float, rise: float) -> float:
    """Return a one-sided slope, infinite at a pole (an infinite rise) or a vertical tangent."""
    if math.isinf(rise):
        return rise
    return math.copysign(math.inf, slope) if abs(slope) > VERTICAL else slope


def _same(first: float, second: float) -> bool:
    """Return whether two one-sided values differ by no more than difference quotients do."""
    return math.isclose(first, second, rel_tol=_SAME, abs_tol=_SAME)
