"""The family's record and its one table; numpy is loaded only when a member is called."""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from actplot.errors import InputError
from actplot.values import check_number
from actplot.wording import did_you_mean, quoted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

_TEMPERATURE = ("temperature", 1.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Normalizer:
    """One member of the softmax family: called with logits, it returns as many numbers.

    The whole family is the alpha-entmax of ``sign * z / temperature``: softmax is alpha = 1,
    sparsemax alpha = 2, hardmax the limit of alpha without bound.

    Attributes
    ----------
    name : str
        Name on the command line and in the API.
    summary : str
        One line of prose on what it does.
    label, latex : str
        mathtext of the two sides of the equation of an entry; every T stands in a ``/T``.
    formula : str
        The right-hand side in plain ASCII.
    reference : str
        Where it is defined; empty if it has no paper.
    parameters : tuple of (str, float)
        The parameters which change the result, with their defaults.
    is_distribution : bool
        Whether the result is non-negative and sums to 1.
    fixed_alpha : float or None
        The alpha of the entmax it is; None where the caller gives ``alpha``.
    sign : int
        -1 where small logits get large probabilities.
    """

    name: str
    summary: str
    label: str = "p_i"
    latex: str
    formula: str
    reference: str
    parameters: tuple[tuple[str, float], ...] = (_TEMPERATURE,)
    is_distribution: bool = True
    fixed_alpha: float | None
    sign: int = 1

    def __call__(
        self,
        z: ArrayLike,
        *,
        temperature: float = 1.0,
        axis: int = -1,
        alpha: float | None = None,
    ) -> NDArray[np.float64]:
        """Normalize logits along an axis.

        Parameters
        ----------
        z : array_like of real numbers
            Logits, of any shape with at least one axis; every number finite.
        temperature : float
            Divides the logits; finite and above 0.
        axis : int
            The axis along which the logits compete.
        alpha : float, optional
            entmax only (default 1.5): finite and at least 1.

        Returns
        -------
        ndarray of float64
            An array of the shape of `z`.

        Raises
        ------
        InputError
            If an argument is not as described.
        """
        from actplot.normalizers import functions  # a table needs no numpy

        temperature, alpha = self._check(temperature, alpha)
        logits = functions.as_logits(z, axis=axis) * self.sign
        result = (
            functions.probabilities(logits, temperature=temperature, alpha=alpha)
            if self.is_distribution
            else functions.log_softmax(logits, temperature=temperature)
        )
        return result.swapaxes(axis, -1)

    def jacobian(
        self, z: ArrayLike, *, temperature: float = 1.0, alpha: float | None = None
    ) -> NDArray[np.float64]:
        """Return the matrix of derivatives, entry (i, j) being that of result i by logit j.

        Where the derivative is not unique (logits on the edge of the support, ties of hardmax),
        it is the one in the directions which leave the support as it is.

        Parameters
        ----------
        z : array_like of real numbers, shape (..., n)
            Logits: a vector, or an array of vectors along its last axis.
        temperature, alpha : float
            As for a call.

        Returns
        -------
        ndarray of float64, shape (..., n, n)
            One matrix for each vector; it already contains the factor 1 / `temperature`.

        Raises
        ------
        InputError
            If an argument is not as described.
        """
        from actplot.normalizers import functions, jacobians

        temperature, alpha = self._check(temperature, alpha)
        logits = functions.as_logits(z, axis=-1) * self.sign
        p = functions.probabilities(logits, temperature=temperature, alpha=alpha)
        if not self.is_distribution:
            return jacobians.log_softmax_jacobian(p, temperature=temperature)
        # Adding 0 turns the -0.0 of a flipped sign into 0.0.
        return jacobians.entmax_jacobian(p, temperature=temperature, alpha=alpha) * self.sign + 0.0

    def equation(self, *, temperature: float = 1.0) -> str:
        """Return mathtext of the equation of an entry, without T where the temperature is 1."""
        latex = self.latex.replace("/T", "") if temperature == 1 else self.latex
        return f"{self.label} = {latex}"

    def _check(self, temperature: float, alpha: float | None) -> tuple[float, float]:
        """Return the temperature and the alpha to compute with, or raise InputError."""
        temperature = check_number("temperature", temperature)
        if temperature <= 0:
            raise InputError(f"temperature must be above 0, got {temperature:g}")
        if self.fixed_alpha is not None:
            if alpha is not None:
                raise InputError(f"{self.name} has no parameter alpha; entmax has one")
            return temperature, self.fixed_alpha
        alpha = dict(self.parameters)["alpha"] if alpha is None else check_number("alpha", alpha)
        if alpha < 1:
            raise InputError(f"alpha must be at least 1, got {alpha:g}")
        return temperature, alpha


softmax = Normalizer(
    name="softmax",
    summary="Probabilities proportional to the exponentials of the logits.",
    latex=r"\frac{e^{z_i/T}}{\sum_j e^{z_j/T}}",
    formula="exp(z_i/T) / sum_j exp(z_j/T)",
    reference="Bridle 1990; temperature: Hinton, Vinyals & Dean 2015, arXiv:1503.02531",
    fixed_alpha=1.0,
)

softmin = Normalizer(
    name="softmin",
    summary="The softmax of the negated logits: the smallest gets the most.",
    latex=r"\frac{e^{-z_i/T}}{\sum_j e^{-z_j/T}}",
    formula="exp(-z_i/T) / sum_j exp(-z_j/T)",
    reference="",
    fixed_alpha=1.0,
    sign=-1,
)

log_softmax = Normalizer(
    name="log_softmax",
    summary="The natural logarithm of softmax, exact where softmax itself underflows.",
    label=r"\log p_i",
    latex=r"z_i/T - \log \sum_j e^{z_j/T}",
    formula="z_i/T - log(sum_j exp(z_j/T))",
    reference="",
    is_distribution=False,
    fixed_alpha=1.0,
)

sparsemax = Normalizer(
    name="sparsemax",
    summary="The nearest point of the probability simplex: small logits get exactly 0.",
    latex=r"\max(z_i/T - \tau,\ 0), \quad \sum_j p_j = 1",
    formula="max(z_i/T - tau, 0), with tau such that sum_j p_j = 1",
    reference="Martins & Astudillo 2016, arXiv:1602.02068",
    fixed_alpha=2.0,
)

entmax15 = Normalizer(
    name="entmax15",
    summary="Half-way between softmax and sparsemax: alpha-entmax at alpha = 1.5.",
    latex=r"\max(\frac{1}{2} z_i/T - \tau,\ 0)^2, \quad \sum_j p_j = 1",
    formula="max(z_i/(2*T) - tau, 0)**2, with tau such that sum_j p_j = 1",
    reference="Peters, Niculae & Martins 2019, arXiv:1905.05702",
    fixed_alpha=1.5,
)

entmax = Normalizer(
    name="entmax",
    summary="From softmax (alpha = 1) by way of sparsemax (alpha = 2) towards hardmax.",
    latex=r"\max((\alpha - 1)\, z_i/T - \tau,\ 0)^{1/(\alpha - 1)}, \quad \sum_j p_j = 1",
    formula="max((alpha - 1)*z_i/T - tau, 0)**(1/(alpha - 1)), with tau such that sum_j p_j = 1",
    reference="Peters, Niculae & Martins 2019, arXiv:1905.05702",
    parameters=(_TEMPERATURE, ("alpha", 1.5)),
    fixed_alpha=None,
)

hardmax = Normalizer(
    name="hardmax",
    summary="1 for the first of the largest logits, 0 for all others.",
    latex=r"1\ \mathrm{if}\ i = \mathrm{argmax}_j\, z_j\ \mathrm{else}\ 0",
    formula="1 if i is the first argmax_j z_j else 0",
    reference="ONNX operator Hardmax",
    parameters=(),
    fixed_alpha=math.inf,
)

NORMALIZERS = MappingProxyType(
    {row.name: row for row in (softmax, softmin, log_softmax, sparsemax, entmax15, entmax, hardmax)}
)


def normalizer(name: str) -> Normalizer:
    """Return the member of the family with this name, or raise InputError with the nearest."""
    if name not in NORMALIZERS:
        raise InputError(
            f"{quoted(name)} is not one of the softmax family."
            + (did_you_mean(name, NORMALIZERS) or f" They are {', '.join(NORMALIZERS)}.")
        )
    return NORMALIZERS[name]
