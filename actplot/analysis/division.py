"""The pieces that breaks and switches cut the line into, and where on them something holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.analysis.function import DEFAULT_WINDOW, Function
from actplot.formula.evaluation import Floats

if TYPE_CHECKING:
    from actplot.analysis.breakpoints import Breakpoint

_INSIDE = 1 + 1 / 31
_RESOLVED = 1e-9  # of a large number, by which another one surely differs
_FAR = 1e6
_BESIDE_ZERO = 2.0**-5  # a power of two, by which one multiplies without rounding


class Division(NamedTuple):
    """Places in order, and whether something holds on each piece between and beyond them."""

    places: Floats
    holds: np.ndarray


def divide(
    function: Function, breaks: Sequence[Breakpoint], holds: Callable[[float], bool]
) -> Division:
    """Return where a function breaks or something begins or ceases to hold for it.

    A formula may switch where nothing breaks that is looked for: relu(x)^4 is constant on
    one side of 0, and has three continuous derivatives there.

    Parameters
    ----------
    function : Function
        The function.
    breaks : sequence of Breakpoint
        Its breakpoints, in order.
    holds : callable
        Tells whether it holds on the piece around a point. It never does where the
        function has no value.
    """
    broken = np.array([each.x for each in breaks])
    places = np.union1d(broken, function.candidates(DEFAULT_WINDOW).points)
    inside = inside_pieces(places)
    found = np.array([holds(x) for x in inside]) & np.isfinite(function.raw(np.array(inside)))
    kept = np.isin(places, broken) | (found[1:] != found[:-1])
    return Division(places=places[kept], holds=found[np.append(True, kept)])


def flat_pieces(function: Function, breaks: Sequence[Breakpoint]) -> Division:
    """Return where a function is constant, however it is written."""
    return divide(function, breaks, function.is_constant_at)


def inside_pieces(places: Floats) -> list[float]:
    """Return one point inside each piece that places cut the line into.

    Not the middle, nor 0, at which some other part of a formula may switch.
    """
    if not places.size:
        return [_BESIDE_ZERO]
    reach = _INSIDE * np.maximum(1.0, _RESOLVED * np.abs(places))
    inner = places[:-1] + (places[1:] - places[:-1]) * _INSIDE / 2
    return [float(places[0] - reach[0]), *map(float, inner), float(places[-1] + reach[-1])]


def infinite_pieces(function: Function, places: Floats) -> np.ndarray:
    """Return on which pieces a function is infinite all over, as 1/relu(x) is below 0."""
    inside = np.array(inside_pieces(places))
    far = inside.copy()
    far[0] -= _FAR
    far[-1] += _FAR
    return np.asarray(np.isinf(function.raw(inside)) & np.isinf(function.raw(far)))
