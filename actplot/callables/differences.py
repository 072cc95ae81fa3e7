"""Derivatives from values alone: difference quotients, extrapolated to a step of 0.

L. F. Richardson's extrapolation in the tableau of C. J. F. Ridders, "Accurate
computation of F'(x) and F'(x)F''(x)", Advances in Engineering Software 4 (1982), with
the error estimate that the tableau gives.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from actplot.formula.evaluation import Floats

# The first step is no simple fraction, lest it fit the period of a periodic function.
# Far from 0 it grows, but slowly, lest the last one step over what goes on there.
_FIRST_STEP = 0.37
_RELATIVE_STEP = 1.3e-3
_STEPS = 16
_COLUMNS = 6
_WORST_ERROR = 1e-3
_MOST_DECIMALS = 300.0
# No value is taken at a break itself, even after rounding.
_MARGIN = 0.9
_DOUBT = 4.0
_HIDDEN = 0.05
_NOISE = 16.0
# Nothing larger is taken to cancel: far out, slow functions such as log(1 + x) lose no digits.
_MOST_CANCELLED = 1e4


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """Values and their estimated errors; nan and infinity where there is no value."""

    value: Floats
    error: Floats


def differentiate(
    function: Callable[[Floats], Floats],
    x: Floats,
    order: int,
    *,
    left: Floats,
    right: Floats,
    precision: float,
) -> Estimate:
    """Return a derivative at points, from values that lie on their own side of a break.

    Parameters
    ----------
    function : callable
        Takes and returns arrays in one dimension.
    x : numpy.ndarray
        One-dimensional.
    order : int
        1 or more.
    left, right : numpy.ndarray
        How far from each point the function may be evaluated, infinite if anywhere.
    precision : float
        The relative rounding error of the function's values.
    """
    size = np.abs(x)
    first = np.maximum(_FIRST_STEP * np.sqrt(np.maximum(1.0, size)), _RELATIVE_STEP * size)
    # Steps that rounding makes 0 would tell of no slope, and of no error either.
    least = 2.0 ** (_STEPS + 2) * np.spacing(size)
    left, right = (np.where(free > least, _MARGIN * free, 0.0) for free in (left, right))
    room = np.minimum(left, right)
    stencil = _Stencil(function=function, order=order, direction=0, precision=precision)
    best = stencil.extrapolated(x, np.minimum(first, 2 * room / order))
    near = room < 0.5 * order * first
    for direction, free in ((-1, left), (1, right)):
        use = near & (free > 0)
        if np.any(use):
            beside = replace(stencil, direction=direction)
            estimate = beside.extrapolated(x[use], np.minimum(first, free / order)[use])
            better = estimate.error < best.error[use]
            index = np.flatnonzero(use)[better]
            best.value[index], best.error[index] = estimate.value[better], estimate.error[better]
    return _readable(best)


def _readable(estimate: Estimate) -> Estimate:
    """Round values to the decimals that their errors leave, and drop those without any."""
    with np.errstate(all="ignore"):
        known = estimate.error <= _WORST_ERROR * np.maximum(1.0, np.abs(estimate.value))
        decimals = np.floor(-np.log10(2.0 * estimate.error))
        scale = 10.0 ** np.clip(decimals, 0.0, _MOST_DECIMALS)
        rounded = np.round(estimate.value * scale) / scale
        rounding = np.isfinite(rounded) & (decimals > 0)
        value = np.where(rounding, rounded, estimate.value) + 0.0
        error = np.where(rounding, np.maximum(estimate.error, 0.5 / scale), estimate.error)
    return Estimate(value=np.where(known, value, np.nan), error=np.where(known, error, np.inf))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stencil:
    """Where a function is evaluated for a derivative: around a point (0) or left (-1) of it."""

    function: Callable[[Floats], Floats]
    order: int
    direction: int
    precision: float

    def extrapolated(self, x: Floats, first: Floats) -> Estimate:
        """Return the derivative extrapolated from steps that halve again and again."""
        steps = first * 0.5 ** np.arange(_STEPS)[:, None]
        # Around a point the error is a series in the square of the step, else in the step.
        factor = 2.0 if self.direction else 4.0
        value = np.full(x.shape, np.nan)
        error = np.full(x.shape, np.inf)
        with np.errstate(all="ignore"):
            quotients, noise, hidden = self._quotients(x, steps)
            column = quotients
            for power in range(1, _COLUMNS):
                weight = factor**power
                finer = (weight * column[1:] - column[:-1]) / (weight - 1.0)
                doubts = np.maximum(np.abs(finer - column[1:]), np.abs(finer - column[:-1]))
                doubts = doubts + noise[power:] + _contradiction(finer, quotients, noise)
                doubts[~np.isfinite(doubts)] = np.inf
                row = np.argmin(doubts, axis=0)[None]
                least = np.take_along_axis(doubts, row, axis=0)[0]
                better = least < error
                value = np.where(better, np.take_along_axis(finer, row, axis=0)[0], value)
                error = np.where(better, least, error)
                column = finer
        return Estimate(value=value, error=np.where(hidden, np.inf, error))

    def _quotients(self, x: Floats, steps: Floats) -> tuple[Floats, Floats, np.ndarray]:
        """Return the difference quotient for each step (rows) and point, and its rounding error.

        And where the values vary as much over the last step as over the first: something
        goes on between them that no quotient tells.
        """
        order, direction = self.order, self.direction
        total = np.zeros(steps.shape)
        low, high = np.full(steps.shape, np.inf), np.full(steps.shape, -np.inf)
        for index in range(order + 1):
            offset = direction * index if direction else index - order / 2
            sign = (-1) ** (index if direction < 0 else order - index)
            # In the middle all steps ask for the same value.
            points = x + offset * steps if offset else x
            values = np.broadcast_to(
                self.function(points.ravel()).reshape(points.shape), steps.shape
            )
            total += sign * math.comb(order, index) * values
            low, high = np.fmin(low, values), np.fmax(high, values)
        size, spread = np.maximum(np.abs(low), np.abs(high)), high - low
        # Before it cancels, as 1 does in exp(x) - 1 or x in x*(1 + erf(x)), it is rounded.
        cancelled = np.clip(np.abs(x), 1.0, _MOST_CANCELLED)
        # x + h is rounded too, which moves the values along the slope.
        moved = np.abs(x) / (order * steps) * spread
        noise = self.precision * 2.0**order * (np.maximum(size, cancelled) + moved) / steps**order
        rounding = _NOISE * self.precision * size[-1]
        hidden = spread[-1] > np.maximum(_HIDDEN * spread.max(axis=0), rounding)
        return total / steps**order, noise, hidden


def _contradiction(candidates: Floats, quotients: Floats, noise: Floats) -> Floats:
    """Return by how much the quotients of the smallest steps speak against candidates.

    Two coarse steps may agree on a wrong value: beside a narrow bump both see a constant.
    """
    fine = slice(_STEPS // 2, None)
    change = np.abs(np.diff(quotients, axis=0))[_STEPS // 2 - 1 :]
    allowed = _DOUBT * (noise[fine] + change)
    excess = np.abs(candidates[:, None] - quotients[fine][None]) - allowed[None]
    # Coarser steps may lead out of the domain, but the last one must not.
    return np.asarray(np.fmax(excess, 0.0).max(axis=1) + 0.0 * quotients[-1])
