"""Activation: one function of x with everything that follows from its formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from actplot.analysis.breakpoints import Breakpoint, Breakpoints, find_breakpoints
from actplot.analysis.enclosure import Bounds, enclosure
from actplot.analysis.function import DEFAULT_WINDOW, Window
from actplot.analysis.one_sided import Neighbours, neighbours, sides
from actplot.analysis.pieces import is_constant_at, is_identity_at, piece_at
from actplot.analysis.roots import Zeros, zeros
from actplot.analysis.saturation import DEFAULT_THRESHOLD, SaturationRegion, find_saturation
from actplot.errors import InputError
from actplot.formula.differentiation import differentiate
from actplot.formula.evaluation import (
    Floats,
    evaluate,
    evaluate_plainly,
    evaluate_together,
)
from actplot.formula.expression import Expression, walk
from actplot.formula.switching import switches
from actplot.formula.typesetting import typeset, typeset_primes

if TYPE_CHECKING:
    from actplot.analysis.facts import Facts

MAXIMUM_ORDER = 12
# Limits of a derivative's formula: distinct nodes to compute, symbols to write out.
_MOST_STEPS = 8_000
_MOST_SYMBOLS = 100_000
# So many pieces of a function are looked at one by one.
_MOST_PIECES = 50


@dataclass(frozen=True, kw_only=True)
class Activation:
    r"""A function of x, or one of its derivatives.

    Made by :func:`actplot.activation`; the fields are what that found out.

    Parameters
    ----------
    name : str
        The canonical name in the catalogue, or the formula's text.
    symbol : str
        The function's symbol in mathtext, such as ``\sigma`` or ``f``.
    expression : Expression
        The formula as written, with parameter values put in: what is shown.
    computation : Expression
        The same function without catalogued names, in its stable form: what is computed.
    parameters : mapping of str to float
        The parameter values in force.
    symbols : mapping of str to str
        Mathtext symbols of catalogued functions that the expression may call.
    order : int
        0 for the function itself, n for its n-th derivative.
    """

    name: str
    symbol: str
    expression: Expression
    computation: Expression
    parameters: Mapping[str, float] = field(default_factory=dict, hash=False)
    symbols: Mapping[str, str] = field(default_factory=dict, hash=False)
    order: int = 0

    # A formula is known exactly; a Python function that cannot be traced is not.
    numeric: ClassVar[bool] = False
    note: ClassVar[str] = ""

    def __call__(self, x: object) -> Floats:
        """Return the values at x.

        Parameters
        ----------
        x : array_like
            Inputs of any shape.

        Returns
        -------
        numpy.ndarray
            float64, of the shape of x. A derivative is nan where it does not exist:
            at kinks, jumps and poles.
        """
        points = np.asarray(x, dtype=np.float64)
        values = self.raw(points)
        if self.order:
            at_switch = self._at_switch(points)
            if np.any(at_switch):
                with np.errstate(all="ignore"):
                    values[at_switch] = self._where_smooth(points[at_switch])
        return values

    def _repr_latex_(self) -> str | None:
        """Return the formula, for notebooks; None if there is none to be read."""
        return f"${self.label} = {self.latex}$" if self.latex else None

    def _repr_svg_(self) -> str | None:
        """Return the graph, for notebooks; None if nothing can be drawn."""
        # Figures are a layer below: this asks at the front door, as any user does.
        import actplot

        try:
            return actplot.picture(self, format="svg").decode()
        except InputError:
            return None

    def raw(self, x: Floats, order: int = 0) -> Floats:
        """Return the values of a further derivative, at a break those of one side or neither."""
        total = self.order + order
        computations = _derivatives(self.computation, total)
        if not total:
            return evaluate(computations[0], x)
        values, own = evaluate_together((computations[total], computations[0]), x)
        if np.count_nonzero(np.isfinite(values) & np.isfinite(own)) < own.size:
            lost = np.isnan(values) & np.isfinite(own)
            values[np.isnan(own)] = np.nan
            if np.any(lost):
                values[lost] = self._on_pieces(x[lost], total)
        return values

    def _on_pieces(self, points: Floats, order: int) -> Floats:
        """Return a derivative piece by piece, where the chain rule made 0/0 of a constant.

        So the slope of ``sqrt(max(x, 0))`` is 0, not 0/sqrt(0), on the left.
        """
        values = np.full(points.shape, np.nan)
        signs = np.sign([evaluate_plainly(each, points) for each in switches(self.computation)])
        if not signs.size:
            return values
        patterns, which = np.unique(signs, axis=1, return_inverse=True)
        for index in range(min(patterns.shape[1], _MOST_PIECES)):
            here = which.ravel() == index
            piece = piece_at(self.computation, float(points[here][0]))
            values[here] = evaluate(_derivatives(piece, order)[order], points[here])
        return values

    def derivative(self, order: int = 1) -> Activation:
        """Return the derivative of an order as an Activation again.

        Raises
        ------
        InputError
            For a negative order or one too high for exact differentiation.
        """
        if order < 0 or self.order + order > MAXIMUM_ORDER:
            raise InputError(f"the order of a derivative must be 0 to {MAXIMUM_ORDER}, got {order}")
        return replace(self, order=self.order + order) if order else self

    @property
    def formula(self) -> str:
        """The formula as text, which :func:`actplot.activation` reads back if it is not too long.

        Raises
        ------
        InputError
            For a derivative of more symbols than anybody could use.
        """
        if self._shown.size > _MOST_SYMBOLS:
            raise InputError(
                f"the formula of the derivative of order {self.order} is too long to write: "
                f"it has over {_MOST_SYMBOLS} symbols"
            )
        return str(self._shown)

    @property
    def latex(self) -> str:
        """The right-hand side in mathtext, without dollar signs; empty if too long to be read."""
        return typeset(self._shown, symbols=self.symbols)

    @property
    def label(self) -> str:
        r"""The left-hand side in mathtext, such as ``\sigma'(x)``, without dollar signs."""
        return f"{self.symbol}{typeset_primes(self.order)}(x)"

    @property
    def _shown(self) -> Expression:
        return self._computations[-1] if self.order else self.expression

    @property
    def _computations(self) -> tuple[Expression, ...]:
        """The computed forms of the function and its derivatives up to the order."""
        return _derivatives(self.computation, self.order)

    def breakpoints(self, window: Window = DEFAULT_WINDOW) -> tuple[Breakpoint, ...]:
        """Return every kink, jump and pole in order of x.

        Parameters
        ----------
        window : tuple of float
            Where to look if there are endlessly many, as for ``floor(x)``; otherwise
            the whole line is searched.
        """
        return self.breaks(window).found

    def saturation(
        self, threshold: float = DEFAULT_THRESHOLD, *, window: Window = DEFAULT_WINDOW
    ) -> tuple[SaturationRegion, ...]:
        """Return the saturation regions at a threshold, from left to right.

        Raises
        ------
        InputError
            For a threshold that is not a positive number.
        """
        return find_saturation(self, self.breaks(window), threshold=threshold)

    def breaks(self, window: Window) -> Breakpoints:
        """Return the breakpoints, and whether there are endlessly many."""
        return find_breakpoints(self, window)

    def facts(self, *, window: Window = DEFAULT_WINDOW) -> Facts:
        """Return everything that can be determined about the function.

        Parameters
        ----------
        window : tuple of float
            Where breaks are listed if there are endlessly many.
        """
        from actplot.analysis.facts import find_facts  # which no figure needs

        return find_facts(self, window)

    def bounds(self, order: int = 0) -> Bounds:
        """Return bounds that a further derivative never leaves; they need not be reached."""
        total = self.order + order
        return enclosure(_derivatives(self.computation, total)[total])

    def candidates(self, window: Window) -> Zeros:
        """Return every place where the function may break."""
        return _candidates(self.computation, window)

    def neighbours(self, points: Floats) -> Neighbours:
        """Return the nearest floats on each side of points that lie on one piece."""
        found = switches(self.computation)
        return neighbours(points, [partial(evaluate_plainly, each) for each in found])

    def is_constant_at(self, x: float) -> bool:
        """Return whether the function is constant on the piece around x."""
        return is_constant_at(self._computations[-1], x)

    def is_identity_at(self, x: float) -> bool:
        """Return whether the function is x itself on the piece around a point."""
        return is_identity_at(self._computations[-1], x)

    def _at_switch(self, points: Floats) -> np.ndarray:
        """Return a mask of the points where some switch is exactly 0."""
        mask = np.zeros(points.shape, dtype=bool)
        for switch in switches(self.computation):
            mask |= evaluate_plainly(switch, points) == 0
        return mask

    def _where_smooth(self, points: Floats) -> Floats:
        """Return the derivative where both sides of each point agree on it, else nan."""
        function = replace(self, order=0)
        near = self.neighbours(points)
        level = sides(function, near, 0)
        smooth = level.agree & level.hold(function.raw(points))
        for order in range(1, self.order + 1):
            level = sides(function, near, order)
            smooth &= level.agree
        result = np.full(points.shape, np.nan)
        result[smooth] = (level.left[smooth] + level.right[smooth]) / 2
        return result


@lru_cache(maxsize=256)
def _candidates(computation: Expression, window: Window) -> Zeros:
    """Return where a computation may break; shared by all derivatives of a function."""
    return zeros(switches(computation), window)


@lru_cache(maxsize=512)
def _derivatives(computation: Expression, order: int) -> tuple[Expression, ...]:
    """Return a computation and its derivatives up to an order; shared by all who ask."""
    if order == 0:
        return (computation,)
    lower = _derivatives(computation, order - 1)
    derivative = differentiate(lower[-1])
    if sum(1 for _ in walk(derivative)) > _MOST_STEPS:
        raise InputError(
            f"the formula of the derivative of order {order} is too long to compute; "
            "a lower order may do"
        )
    return (*lower, derivative)
