"""The values of the softmax family, along the last axis of an array of logits."""

from __future__ import annotations

import math
import operator
from typing import TYPE_CHECKING

import numpy as np

from actplot.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

# Both brackets of the bisections are shorter than 21 for any array that fits in memory: log(n) at
# most. This many halvings leave less than the spacing of floats below 1.
_HALVINGS = 60


def as_logits(z: ArrayLike, *, axis: int) -> NDArray[np.float64]:
    """Return logits as a float64 array whose last axis is the one to normalize along.

    Raises
    ------
    InputError
        If they are not finite real numbers, there are none, or there is no such axis.
    """
    try:
        given = np.asarray(z)
    except ValueError as error:
        raise InputError("the logits must form an array, got rows of different lengths") from error
    if given.dtype.kind not in "iuf":
        kind = "text" if given.dtype.kind in "US" else given.dtype.name
        raise InputError(f"the logits must be real numbers, got {kind}")
    _check_axis(axis, given.ndim)
    if given.size == 0:
        raise InputError("no logits")
    with np.errstate(over="ignore"):
        logits = np.ascontiguousarray(given.swapaxes(axis, -1), dtype=np.float64)
    if not np.isfinite(logits).all():
        worst = logits[~np.isfinite(logits)][0]
        raise InputError(f"the logits must be finite, got {worst:g}")
    return logits


def probabilities(
    logits: NDArray[np.float64], *, temperature: float, alpha: float
) -> NDArray[np.float64]:
    """Return the alpha-entmax of ``logits / temperature``, shape (..., n) as the logits.

    `alpha` is at least 1; 1 is softmax, 2 sparsemax, infinity hardmax.
    """
    if alpha == math.inf:
        return _hardmax(logits)
    gaps = _gaps(logits, temperature)
    if alpha == 1:
        weights = np.exp(gaps)
    elif alpha == 2:
        weights = _threshold_at_power(np.maximum(gaps, -1), power=1)
    elif alpha == 1.5:
        weights = _threshold_at_power(np.maximum(gaps / 2, -1), power=2)
    elif alpha < 2:
        weights = _entmax_from_largest(gaps, alpha - 1)
    else:
        weights = _entmax_from_smallest(np.maximum(gaps, -1), alpha - 1)
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))


def log_softmax(logits: NDArray[np.float64], *, temperature: float) -> NDArray[np.float64]:
    """Return the logarithms of the softmax of ``logits / temperature``, same shape."""
    gaps = _gaps(logits, temperature)
    others = np.exp(gaps)
    # The largest term is exactly 1: leaving it to log1p keeps the digits of the others.
    np.put_along_axis(others, gaps.argmax(axis=-1)[..., np.newaxis], 0.0, axis=-1)
    return np.asarray(gaps - np.log1p(others.sum(axis=-1, keepdims=True)))


def _check_axis(axis: int, dimensions: int) -> None:
    """Raise InputError unless an array of so many dimensions has the axis."""
    try:
        index = operator.index(axis)
    except TypeError as error:
        raise InputError(f"axis must be a whole number, got {axis!r:.40}") from error
    if dimensions == 0:
        raise InputError("the logits must be a vector, got a single number; write [3] for one")
    if not -dimensions <= index < dimensions:
        raise InputError(
            f"axis {index} is out of range: the logits have "
            f"{dimensions} {'axis' if dimensions == 1 else 'axes'}"
        )


def _gaps(logits: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    """Return ``(z - max z) / temperature``: 0 for the largest, -inf where float64 ends."""
    largest = logits.max(axis=-1, keepdims=True)
    with np.errstate(over="ignore"):
        gaps = (logits - largest) / temperature
        # A difference may overflow although its quotient by a large temperature does not.
        halved = (logits / 2 - largest / 2) / temperature * 2
    return np.asarray(np.where(np.isinf(gaps), halved, gaps))


def _hardmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return 1 for the first largest logit and 0 for the others."""
    result = np.zeros_like(logits)
    np.put_along_axis(result, logits.argmax(axis=-1)[..., np.newaxis], 1.0, axis=-1)
    return result


def _threshold_at_power(x: NDArray[np.float64], *, power: int) -> NDArray[np.float64]:
    """Return ``max(x - tau, 0) ** power`` with tau such that it sums to 1, power being 1 or 2.

    x is at most 0 and at least -1, below which nothing is in the support. Sorting gives tau
    exactly (Held, Wolfe & Crowder 1974; Peters, Niculae & Martins 2019, algorithm 2); one Newton
    step takes back the rounding of the cumulative sums.
    """
    ordered = -np.sort(-x, axis=-1)
    counts = np.arange(1, x.shape[-1] + 1)
    means = ordered.cumsum(axis=-1) / counts
    if power == 1:
        thresholds = means - 1 / counts
        support = ordered > thresholds
    else:
        spread = (ordered**2).cumsum(axis=-1) / counts - means**2
        thresholds = means - np.sqrt(np.maximum(1 / counts - spread, 0))
        support = ordered >= thresholds
    size = support.sum(axis=-1, keepdims=True)
    threshold = np.take_along_axis(thresholds, size - 1, axis=-1)
    excess = np.maximum(x - threshold, 0)
    surplus = (excess**power).sum(axis=-1, keepdims=True) - 1
    slope = (power * excess ** (power - 1) * (excess > 0)).sum(axis=-1, keepdims=True)
    return np.asarray(np.maximum(x - (threshold + surplus / slope), 0) ** power)


def _entmax_from_largest(gaps: NDArray[np.float64], beta: float) -> NDArray[np.float64]:
    """Return the (1 + beta)-entmax for beta below 1, by bisection on ``log(p_max)``.

    ``p_i = p_max * (1 - r_i) ** (1 / beta)`` with ``r_i = beta * |gap_i| / p_max ** beta`` loses
    nothing when beta is small, where the usual threshold tau cancels.
    """
    with np.errstate(divide="ignore"):
        log_rates = np.log(beta * -gaps)

    def entries(log_largest: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return all entries, given the logarithm of the largest, shape (..., 1)."""
        with np.errstate(divide="ignore", over="ignore"):
            ratios = np.minimum(np.exp(log_rates - beta * log_largest), 1)
            return np.asarray(np.exp(log_largest + np.log1p(-ratios) / beta))

    high = np.zeros_like(gaps[..., :1])
    return _bisected(entries, low=high - math.log(gaps.shape[-1]), high=high)


def _entmax_from_smallest(gaps: NDArray[np.float64], beta: float) -> NDArray[np.float64]:
    """Return the (1 + beta)-entmax for beta above 1 and gaps of at least -1.

    The slope of ``x ** (1 / beta)`` is infinite at 0, the edge of the support. So the support is
    found first, and then the smallest p in it, by bisection: all others are
    ``(p_min ** beta + beta * rise) ** (1 / beta)``, a sum of positive terms.
    """
    beta = min(beta, 1e300)  # beyond, nothing changes but products which overflow

    def entries_above(gap: NDArray[np.float64], p: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return all entries, given the gap and the p of the smallest, shapes (..., 1)."""
        rises = gaps - gap
        with np.errstate(divide="ignore"):
            powers = np.logaddexp(beta * np.log(p), np.log(beta) + np.log(np.maximum(rises, 0)))
        return np.where(rises >= 0, np.exp(powers / beta), 0.0)

    ordered = -np.sort(-gaps, axis=-1)
    inside = np.ones(gaps[..., :1].shape, dtype=np.intp)
    outside = inside + gaps.shape[-1]
    smallest = ordered[..., :1]
    for _ in range(gaps.shape[-1].bit_length()):
        middle = (inside + outside) // 2
        candidate = np.take_along_axis(ordered, middle - 1, axis=-1)
        at_edge = entries_above(candidate, np.zeros_like(candidate))
        fits = at_edge.sum(axis=-1, keepdims=True) < 1
        inside, outside = np.where(fits, middle, inside), np.where(fits, outside, middle)
        smallest = np.where(fits, candidate, smallest)
    return _bisected(
        lambda p: entries_above(smallest, p), low=np.zeros_like(smallest), high=1 / inside
    )


def _bisected(
    entries: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    *,
    low: NDArray[np.float64],
    high: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the entries where they sum to 1, their sum growing between the two ends."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        reached = entries(middle).sum(axis=-1, keepdims=True) >= 1
        low, high = np.where(reached, low, middle), np.where(reached, middle, high)
    return entries(high)
