"""The oracle: the softmax family at 50 digits, by mpmath and by its definitions only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mpmath
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DIGITS = 50
STEP = mpmath.mpf(10) ** -18


@pytest.fixture(name="exact")
def exact_fixture() -> Callable[..., list[mpmath.mpf]]:
    """Return the function from a name and logits to the exact result."""
    return exact


@pytest.fixture(name="exact_jacobian")
def exact_jacobian_fixture() -> Callable[..., list[list[float]]]:
    """Return the function from a name and logits to the exact Jacobian."""
    return exact_jacobian


def exact(
    name: str, z: Sequence[float], *, temperature: float = 1.0, alpha: float = 1.5
) -> list[mpmath.mpf]:
    """Return what a member of the family gives for logits, which may be mpf themselves."""
    with mpmath.workdps(DIGITS):
        scaled = [mpmath.mpf(value) / temperature for value in z]
        if name == "softmin":
            scaled = [-value for value in scaled]
        if name == "hardmax":
            return [mpmath.mpf(i == scaled.index(max(scaled))) for i in range(len(scaled))]
        alpha = {"sparsemax": 2.0, "entmax15": 1.5, "entmax": alpha}.get(name, 1.0)
        p = _exponential(scaled) if alpha == 1 else _entmax(scaled, mpmath.mpf(alpha) - 1)
        return [mpmath.log(value) for value in p] if name == "log_softmax" else p


def exact_jacobian(
    name: str, z: Sequence[float], *, temperature: float = 1.0, alpha: float = 1.5
) -> list[list[float]]:
    """Return the Jacobian by central differences of the 50-digit values."""
    columns = []
    with mpmath.workdps(DIGITS):
        for j in range(len(z)):
            up, down = (
                exact(
                    name,
                    [value + sign * STEP * (i == j) for i, value in enumerate(z)],
                    temperature=temperature,
                    alpha=alpha,
                )
                for sign in (1, -1)
            )
            columns.append([float((a - b) / (2 * STEP)) for a, b in zip(up, down, strict=True)])
    return [list(row) for row in zip(*columns, strict=True)]


def _exponential(scaled: list[mpmath.mpf]) -> list[mpmath.mpf]:
    """Return softmax."""
    weights = [mpmath.exp(value) for value in scaled]
    return [weight / mpmath.fsum(weights) for weight in weights]


def _entmax(scaled: list[mpmath.mpf], beta: mpmath.mpf) -> list[mpmath.mpf]:
    """Return (1 + beta)-entmax, its threshold found by bisection."""

    def entries(threshold: mpmath.mpf) -> list[mpmath.mpf]:
        """Return the entries for a threshold."""
        return [max(beta * value - threshold, mpmath.mpf(0)) ** (1 / beta) for value in scaled]

    # An entry p at the edge of the support is a threshold's p ** beta.
    digits = int(DIGITS * max(1, beta))
    with mpmath.workdps(digits):
        high = beta * max(scaled)
        low = high - 1
        for _ in range(int(digits * 3.4)):
            middle = (low + high) / 2
            reached = mpmath.fsum(entries(middle)) >= 1
            low, high = (middle, high) if reached else (low, middle)
        return entries(low)
