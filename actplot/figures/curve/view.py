"""Which part of the line a figure shows, and whether its functions saturate there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from actplot.analysis.function import DEFAULT_WINDOW
from actplot.analysis.shape import find_symmetry
from actplot.figures.curve.members import is_family
from actplot.figures.curve.window import STEPS, Content, choose_xlim

if TYPE_CHECKING:
    from actplot.analysis.saturation import SaturationRegion
    from actplot.figures.curve.members import Function
    from actplot.figures.curve.regions import Region
    from actplot.figures.curve.window import Limits
    from actplot.figures.spec import FigureSpec

_FAR = 100.0  # a window is not stretched to what lies beyond
_MANY = 12
_WAVES = re.compile(r"\b(a?sinc?|cos|tan)\b")


def window_of(
    spec: FigureSpec,
    functions: Sequence[Function],
    saturated: Sequence[Region | SaturationRegion],
    *,
    reach: Limits | None = None,
) -> Limits:
    """Return the horizontal window of a figure: the one asked for, or one for its functions.

    Parameters
    ----------
    spec : FigureSpec
        The figure.
    functions : sequence of Activation or NumericActivation
        What it shows.
    saturated : sequence of Region or SaturationRegion
        Where they saturate, if that is shown.
    reach : tuple of float or None
        What the window ought to hold without a margin.

    Raises
    ------
    InputError
        If no function has a finite value anywhere near.
    """
    if spec.xlim:
        return spec.xlim
    low, high = _chosen(
        tuple(functions),
        (*spec.mark, *spec.tangent),
        tuple(boundaries_of(saturated)),
        family=is_family(spec),
    )
    return (min(low, reach[0]), max(high, reach[1])) if reach else (low, high)


@lru_cache(maxsize=4)  # for the picture and the text about it, which need the same window
def _chosen(
    functions: tuple[Function, ...],
    places: tuple[float, ...],
    boundaries: tuple[float, ...],
    *,
    family: bool,
) -> Limits:
    """Return a window for functions, places to be shown, and boundaries of saturation."""
    return choose_xlim(
        Content(
            functions=functions,
            places=(*places_of(functions), *places),
            boundaries=boundaries,
            step=max(map(_step, functions)),
            # Waves are known by the formula alone.
            periodic=any(_WAVES.search(function.formula) for function in functions),
            symmetric=any(find_symmetry(function) != "none" for function in functions),
            family=family,
        )
    )


def around(functions: Sequence[Function], xlim: Limits) -> Limits:
    """Return where regions are to be looked for, for all those in a window to be found.

    Of pieces without end those that begin or end outside are seen, too.
    """
    low, high = DEFAULT_WINDOW
    if any(function.breaks(DEFAULT_WINDOW).endless for function in functions):
        return min(low, 2 * xlim[0] - xlim[1]), max(high, 2 * xlim[1] - xlim[0])
    return low, high


def is_shaded(spec: FigureSpec, functions: Sequence[Function]) -> bool:
    """Return whether a region in which a function saturates lies in the window of a figure."""
    found = [each for function in functions for each in function.saturation(spec.threshold)]
    if not found:
        return False
    reach = None
    if spec.inputs is not None:
        from actplot.figures.curve.inputs import sample

        reach = sample(spec.inputs).reach
    low, high = xlim = window_of(spec, functions, found, reach=reach)
    window = around(functions, xlim)
    return any(
        each.left < high and each.right > low
        for function in functions
        for each in function.saturation(spec.threshold, window=window)
    )


def places_of(functions: Sequence[Function]) -> list[float]:
    """Return the breakpoints that a window should hold: all, unless there is no end of them."""
    found = [
        [item.x for item in function.breakpoints() if abs(item.x) <= _FAR]
        for function in functions
        if not function.breaks(DEFAULT_WINDOW).endless
    ]
    return [x for xs in found if len(xs) <= _MANY for x in xs]


def boundaries_of(found: Sequence[Region | SaturationRegion]) -> list[float]:
    """Return the boundaries that a window may be chosen to hold.

    None where there are so many that they go on for ever.
    """
    ends = {end for region in found for end in (region.left, region.right)}
    if len(ends) > _MANY:
        return []
    return sorted(end for end in ends if abs(end) <= _FAR)


def _step(function: Function) -> float:
    """Return how far apart the breaks near 0 are that a function has without end, or 0."""
    breaks = function.breaks(DEFAULT_WINDOW)
    places = sorted({item.x for item in breaks.found})
    if not breaks.endless or len(places) < 2:
        return 0.0
    # Those of floor(x^2) are closer and closer to one another.
    count = STEPS * (breaks.endless_before + breaks.endless_after)
    nearest = sorted(map(abs, places))[:count]
    return max(float(np.median(np.diff(places))), nearest[-1] / STEPS)
