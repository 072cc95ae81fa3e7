"""Special functions that numpy lacks, in forms that neither overflow nor cancel."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.floating[Any]]]


def sigmoid(u: Array) -> Array:
    """Return the logistic function 1 / (1 + exp(-u))."""
    small = np.exp(-np.abs(u))
    return np.where(u >= 0, 1.0, small) / (1.0 + small)


def softplus(u: Array) -> Array:
    """Return log(1 + exp(u))."""
    return np.logaddexp(0.0, u)


def log_sigmoid(u: Array) -> Array:
    """Return log(sigmoid(u)), exact where the sigmoid itself would round to 1 or to 0."""
    return -np.logaddexp(0.0, -u)


def sech(u: Array) -> Array:
    """Return 1 / cosh(u) without the overflow of cosh."""
    small = np.exp(-np.abs(u))
    return 2.0 * small / (1.0 + small * small)


def log_cosh(u: Array) -> Array:
    """Return log(cosh(u)), keeping every digit near 0 and at both ends."""
    size = np.abs(u)
    near = np.log1p(2.0 * np.sinh(np.minimum(size, 1.0) / 2.0) ** 2)
    far = size + np.log1p(np.exp(-2.0 * size)) - math.log(2.0)
    return np.where(size < 1.0, near, far)


_erf = np.frompyfunc(math.erf, 1, 1)
_erfc = np.frompyfunc(math.erfc, 1, 1)


def erf(u: Array) -> Array:
    """Return the error function."""
    return np.asarray(_erf(np.asarray(u, dtype=float)), dtype=float)


def erfc(u: Array) -> Array:
    """Return 1 - erf(u), with a full relative precision in the right tail."""
    return np.asarray(_erfc(np.asarray(u, dtype=float)), dtype=float)


def normal_pdf(u: Array) -> Array:
    """Return the density of the standard normal distribution."""
    return np.exp(-0.5 * u * u) / math.sqrt(2.0 * math.pi)


_TAIL = -14.0


def normal_cdf(u: Array) -> Array:
    """Return the distribution function of the standard normal distribution.

    In the left tail, where ``erfc`` magnifies the rounding of its argument and then
    underflows, the asymptotic series of Mills' ratio takes over (Abramowitz & Stegun
    26.2.12; its first omitted term is below 1e-16 there).
    """
    centre = 0.5 * erfc(-u / math.sqrt(2.0))
    inverse_square = 1.0 / np.square(np.minimum(u, _TAIL))
    series = np.ones_like(inverse_square)
    for factor in range(23, 0, -2):
        series = 1.0 - factor * inverse_square * series
    tail = normal_pdf(u) / np.maximum(-u, 1.0) * series
    return np.where(u < _TAIL, tail, centre)


def sum_with_root(u: Array, c: Array) -> Array:
    """Return u + sqrt(u^2 + c) without the cancellation for negative u."""
    root = np.sqrt(u * u + c)
    return np.where(u < 0, c / (root - u), u + root)


_LAST_ODD = 25  # of the continued fraction, enough for 20 digits


def tanh_remainder(u: Array) -> Array:
    """Return u - tanh(u) without the cancellation near 0, by Lambert's continued fraction.

    Of tanh(u) = u/(1 + t), t = u^2/(3 + u^2/(5 + ...)), it is u*t/(1 + t).
    """
    near, tail = np.clip(u, -1.0, 1.0), np.zeros_like(u)
    for odd in range(_LAST_ODD, 1, -2):
        tail = near * near / (odd + tail)
    return np.where(abs(u) < 1, u * tail / (1 + tail), u - np.tanh(u))


def sinc(u: Array) -> Array:
    """Return sin(pi u)/(pi u), exactly 0 at whole numbers other than 0."""
    nonzero = np.where(u == 0, 1.0, u)
    return np.where(u == 0, 1.0, _sine_of_turns(nonzero, 0) / (math.pi * nonzero))


# Of the derivatives of sinc; their formulas read back up to here.
HIGHEST_ORDER = 16


def sinc_derivative(u: Array, order: Array) -> Array:
    """Return the derivative of a whole order of sin(pi u)/(pi u), nan for any other order."""
    u, order = np.broadcast_arrays(u, order)
    result = np.full(u.shape, np.nan, dtype=u.dtype)
    known = (order >= 0) & (order <= HIGHEST_ORDER) & (order == np.floor(order))
    for each in np.unique(order[known]):
        chosen = order == each
        result[chosen] = _sinc_derivative(u[chosen], int(each))
    return result


def _sinc_derivative(u: Array, order: int) -> Array:
    """Differentiate sinc a number of times.

    Away from 0 by Leibniz' rule on u * sinc(u) = sin(pi u)/pi; near 0, where that
    recurrence loses its digits, by the Taylor series.
    """
    near = math.pi * np.abs(u) < order + 2
    far = np.where(near, 1.0, u)
    result = sinc(far)
    for k in range(1, order + 1):
        result = (math.pi ** (k - 1) * _sine_of_turns(far, k) - k * result) / far
    return np.where(near, _sinc_series(np.where(near, math.pi * u, 0.0), order), result)


def _sine_of_turns(u: Array, quarters: int) -> Array:
    """Return sin(pi u + quarters pi/2); reducing u first keeps every digit."""
    turned = u - 2.0 * np.round(u / 2.0)
    half = np.abs(turned)
    if quarters % 2:
        size = np.sin(math.pi * (0.5 - half))
    else:
        size = np.copysign(np.sin(math.pi * np.minimum(half, 1.0 - half)), turned)
    return -size if quarters % 4 >= 2 else size


def _sinc_series(angle: Array, order: int) -> Array:
    """Sum the Taylor series of the order-th derivative of sinc at angle/pi."""
    first = (order + 1) // 2
    power = angle ** (2 * first - order)
    term = (-1) ** first * power / (math.factorial(2 * first - order) * (2 * first + 1))
    total = term
    for k in range(first + 1, first + 30 + order):
        step = (2 * k + 1) * (2 * k - order) * (2 * k - order - 1) / (2 * k - 1)
        term = -term * angle**2 / step
        total = total + term
    return np.asarray(math.pi**order * total)
