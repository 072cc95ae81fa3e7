"""The derivatives of the softmax family by its logits, in closed form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def entmax_jacobian(
    p: NDArray[np.float64], *, temperature: float, alpha: float
) -> NDArray[np.float64]:
    """Return the Jacobian of alpha-entmax at probabilities p, shape (..., n) to (..., n, n).

    It is ``(diag(s) - s s^T / sum(s)) / temperature`` with ``s_i = p_i ** (2 - alpha)`` on the
    support and 0 elsewhere (Peters, Niculae & Martins 2019, proposition 2). Entries beyond the
    range of float64 are infinite.
    """
    inside = p > 0
    # Dividing by the entry whose s is largest keeps every power at most 1.
    largest = p.max(axis=-1, keepdims=True)
    smallest = np.where(inside, p, 1.0).min(axis=-1, keepdims=True)
    reference = largest if alpha <= 2 else smallest
    relative = np.where(inside, p / reference, 1.0) ** (2 - alpha) * inside
    products = relative[..., :, np.newaxis] * relative[..., np.newaxis, :]
    products /= relative.sum(axis=-1)[..., np.newaxis, np.newaxis]
    with np.errstate(over="ignore"):
        scale = (reference ** (2 - alpha))[..., np.newaxis]
        coupling = np.multiply(products, scale, out=np.zeros_like(products), where=products > 0)
    return _from_couplings(coupling, temperature)


def log_softmax_jacobian(p: NDArray[np.float64], *, temperature: float) -> NDArray[np.float64]:
    """Return ``(I - 1 p^T) / temperature`` at softmax probabilities p of shape (..., n)."""
    return _from_couplings(np.repeat(p[..., np.newaxis, :], p.shape[-1], axis=-2), temperature)


def _from_couplings(coupling: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    """Return the matrix with minus the couplings off the diagonal and rows which sum to 0.

    Shifting all logits changes nothing, so each row sums to 0; the diagonal is summed from
    the others in its row because p * (1 - p) would lose all its digits at p = 1.
    """
    diagonal = np.arange(coupling.shape[-1])
    coupling[..., diagonal, diagonal] = 0.0
    result = 0.0 - coupling
    result[..., diagonal, diagonal] = coupling.sum(axis=-1)
    with np.errstate(over="ignore"):
        return np.asarray(result / temperature)
