"""Which part of the line a figure shows, and whether its functions saturate there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from actplot.analysis.function import DEFAULT_WINDOW
from actplot.figures.curve import regions, series
from actplot.figures.curve.members import is_family
from actplot.figures.curve.window import Content, choose_xlim

if TYPE_CHECKING:
    from actplot.analysis.saturation import SaturationRegion
    from actplot.figures.curve.members import Function
    from actplot.figures.curve.window import Limits
    from actplot.figures.spec import FigureSpec


def window_of(
    spec: FigureSpec,
    functions: Sequence[Function],
    saturated: Sequence[regions.Region | SaturationRegion],
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
        tuple(regions.places(saturated)),
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
            places=(*series.places(functions), *places),
            boundaries=boundaries,
            step=max(map(series.step, functions)),
            periodic=any(series.is_periodic(function) for function in functions),
            symmetric=any(series.is_symmetric(function) for function in functions),
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
