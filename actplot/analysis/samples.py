"""A function and its derivatives at points over the whole line, each computed once."""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np

from actplot.analysis.breakpoints import Breakpoints
from actplot.analysis.division import Division, flat_pieces, inside_pieces
from actplot.analysis.function import DEFAULT_WINDOW, Describable
from actplot.formula.evaluation import Floats

# What happens at a catalogued activation's size happens this near to 0 or to a break.
_REACH = 30.0
_STEP = 0.015
_STEP_AT_BREAKS = 0.1
_MOST_BREAKS = 12
# What is steeper than that happens very near to 0, what is flatter far from it.
_NEAREST = np.geomspace(1e-8, 1e-2, 31)
_FAR = np.geomspace(1e-2, 1e8, 150)
_IRRATIONAL = 1 + 1e-3 / np.pi


class Samples:
    """A function and its derivatives at points of the whole line.

    Parameters
    ----------
    function : Describable
        What to look at.
    breaks : Breakpoints
        Its breakpoints, around which there are more points, but none on them.
    """

    def __init__(self, function: Describable, breaks: Breakpoints) -> None:
        self.function = function
        self.breaks = breaks
        self._known: dict[int, Floats] = {}

    @property
    def x(self) -> Floats:
        """The points in order, at spacings that no period divides; not to be written to."""
        breaks = tuple(each.x for each in self.breaks.found)
        return _points(breaks, self.function.close_ups(), self.low, self.high)

    @property
    def low(self) -> float:
        """The lower end of the part of the line that is sampled densely."""
        return min(self._features) - _REACH

    @property
    def high(self) -> float:
        """The upper end of the part of the line that is sampled densely."""
        return max(self._features) + _REACH

    @property
    def _features(self) -> tuple[float, ...]:
        """Where something may happen."""
        return (0.0, *(each.x for each in self.breaks.found), *self.function.close_ups())

    def values(self, order: int = 0) -> Floats:
        """Return a derivative at the points."""
        if order not in self._known:
            self._known[order] = self.at(self.x, order)
        return self._known[order]

    def at(self, x: Floats, order: int = 0) -> Floats:
        """Return a derivative, without rounding where floor(tanh(x)) or abs(x)/x is constant."""
        values = self.function.raw(x, order)
        places, flat = self.flat
        if np.any(flat):
            constant = (
                self.function.raw(np.array(inside_pieces(places))) if order == 0 else flat * 0.0
            )
            piece = np.searchsorted(places, x)
            values = np.where(flat[piece] & ~np.isin(x, places), constant[piece], values)
        return values

    @cached_property
    def flat(self) -> Division:
        """The pieces on which the function is constant, as far as all breaks are known."""
        places, flat = flat_pieces(self.function, self.breaks.found)
        flat[0] &= not self.breaks.endless_before
        flat[-1] &= not self.breaks.endless_after
        return Division(places, flat)

    @cached_property
    def holes(self) -> Floats:
        """The single places at which it is undefined, but no pole, as sin(x)/x is at 0."""
        places = np.array(self.function.candidates(DEFAULT_WINDOW).points)
        return np.asarray(places[np.isnan(self.function.raw(places))])


@lru_cache(maxsize=32)
def _points(
    breaks: tuple[float, ...], close_ups: tuple[float, ...], low: float, high: float
) -> Floats:
    """Return where functions with these breaks are sampled, densely from low to high."""
    places = np.array(breaks)
    outer = places[np.abs(places) > _REACH / 2]
    around = np.arange(-_REACH, _REACH, _STEP_AT_BREAKS) * _IRRATIONAL
    parts = [
        np.arange(-_REACH, _REACH, _STEP) + _STEP / np.pi,
        np.arange(-_REACH, _REACH + 1),
        -_NEAREST,
        _NEAREST,
        low - _FAR * _IRRATIONAL,
        high + _FAR * _IRRATIONAL,
        np.array(close_ups),
    ]
    parts += [place + around for place in outer[:_MOST_BREAKS]]
    parts += [np.add.outer(places[:_MOST_BREAKS], np.append(-_NEAREST, _NEAREST)).ravel()]
    x = np.unique(np.concatenate(parts))
    x = np.asarray(x[~np.isin(x, places)])
    x.flags.writeable = False
    return x
