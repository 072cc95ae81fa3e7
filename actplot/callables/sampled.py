"""A function known by its values: its breaks and its derivatives, found once for all who ask."""

from __future__ import annotations

import math
from functools import cached_property
from itertools import chain

import numpy as np

from actplot.analysis.function import Window
from actplot.callables.breaks import Place, find_places
from actplot.callables.callers import Caller, PointCaller
from actplot.callables.choosing import PROBES, precision_of
from actplot.callables.differences import Estimate, differentiate
from actplot.formula.evaluation import Floats

# The middle of the line, which is searched for breaks whatever the window is.
_MIDDLE: Window = (-32.0, 32.0)
# More breaks than this are taken for infinitely many.
_MANY = 24
# A function with values below this is small as a whole, not what is left where 1 cancels.
_SMALL = 1e-6
# So many arrays of derivatives are remembered.
_MOST_KNOWN = 128


class Sampled:
    """A user's function with what has been found out about it.

    Parameters
    ----------
    caller : Caller
        Calls the function.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        # Facts, windows and curves ask for the same points, each of which takes dozens of calls.
        self._known: dict[tuple[int, bytes], Estimate] = {}

    def __call__(self, x: Floats) -> Floats:
        """Return the values at points of any shape."""
        values = self._caller(x.ravel()) if x.size else x
        return np.array(values, dtype=np.float64).reshape(x.shape)

    def derivative(self, x: Floats, order: int) -> Estimate:
        """Return a derivative at points of any shape, never across a break."""
        if order == 0 or not x.size:
            return Estimate(value=self(x), error=np.zeros(x.shape))
        key = order, x.tobytes()
        if key not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._derivative(x.ravel(), order)
        found = self._known[key]
        value, error = (each.reshape(x.shape).copy() for each in (found.value, found.error))
        return Estimate(value=value, error=error)

    def _derivative(self, x: Floats, order: int) -> Estimate:
        """Return a derivative at points in one dimension."""
        if self.differentiates:
            values = np.array(self._caller.derivative(x, order), dtype=np.float64)
            return Estimate(value=values, error=np.zeros(x.shape))
        left, right = self.room(x)
        found = differentiate(
            self._enlarged, x, order, left=left, right=right, precision=self.precision
        )
        return Estimate(value=self._unit * found.value, error=self._unit * found.error)

    def undefined(self, x: Floats) -> np.ndarray:
        """Return where there is no value, rather than one that Python's floats cannot reach."""
        return np.asarray(np.isnan(self(x)) & ~self._overflows(x))

    @cached_property
    def differentiates(self) -> bool:
        """Whether a framework computes the derivatives."""
        return self._caller.differentiates

    @cached_property
    def precision(self) -> float:
        """The relative rounding error of the values."""
        return precision_of(self._caller(PROBES))

    @cached_property
    def _unit(self) -> float:
        """The size of values, if these are very small, as a power of 2 that divides exactly."""
        values = np.abs(self._caller(PROBES))
        largest = float(np.max(values, initial=0.0, where=np.isfinite(values)))
        return 2.0 ** math.floor(math.log2(largest)) if 0 < largest < _SMALL else 1.0

    def _enlarged(self, x: Floats) -> Floats:
        """Return the values in units in which 1 is the size of what may cancel on the way."""
        return self(x) / self._unit

    @cached_property
    def middle(self) -> tuple[Place, ...]:
        """The breaks in the middle of the line."""
        return self._within(_MIDDLE)

    @property
    def endless(self) -> bool:
        """Whether there seem to be infinitely many breaks."""
        return len(self.middle) > _MANY

    def places(self, window: Window) -> tuple[Place, ...]:
        """Return the breaks in the middle of the line and in a window, in order."""
        beyond = [
            self._within((left, right))
            for left, right in ((window[0], _MIDDLE[0]), (_MIDDLE[1], window[1]))
            if left < right
        ]
        return tuple(sorted(chain(self.middle, *beyond), key=lambda place: place.x))

    def _within(self, window: Window) -> tuple[Place, ...]:
        """Return the breaks in a window; where a number overflows nothing breaks."""
        found = find_places(self._enlarged, window, self.precision)
        x = np.array([place.x for place in found])
        lost = self._overflows(np.array([np.nextafter(x, -np.inf), x, np.nextafter(x, np.inf)]))
        return tuple(
            place for place, own in zip(found, np.any(lost, axis=0), strict=True) if not own
        )

    def _overflows(self, x: Floats) -> np.ndarray:
        """Return where Python refuses to go on with too large a number; arrays go on with inf."""
        if not isinstance(self._caller, PointCaller):
            return np.zeros(x.shape, dtype=bool)
        return self._caller.overflows(x.ravel()).reshape(x.shape)

    def room(self, x: Floats) -> tuple[Floats, Floats]:
        """Return how far points are from the nearest breaks on their left and right."""
        places = np.array([-np.inf, *(place.x for place in self.middle), np.inf])
        return (
            x - places[np.searchsorted(places, x, side="right") - 1],
            places[np.searchsorted(places, x, side="left")] - x,
        )
