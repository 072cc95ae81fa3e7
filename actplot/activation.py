"""Activation: one function of x with everything that follows from its formula or its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, Self, SupportsFloat

import numpy as np

from actplot.analysis import computed
from actplot.analysis.at_breaks import values_at_breaks
from actplot.analysis.breakpoints import Breakpoint, Breakpoints, find_breakpoints
from actplot.analysis.close_ups import close_ups
from actplot.analysis.enclosure import Bounds, enclosure
from actplot.analysis.formulas import candidates, derivatives
from actplot.analysis.function import DEFAULT_WINDOW, Describable, Window
from actplot.analysis.holes import holes
from actplot.analysis.one_sided import Neighbours
from actplot.analysis.pieces import is_constant_at, is_identity_at
from actplot.analysis.roots import Zeros
from actplot.analysis.saturation import DEFAULT_THRESHOLD, SaturationRegion, find_saturation
from actplot.errors import InputError
from actplot.formula.evaluation import Floats
from actplot.formula.expression import Expression
from actplot.formula.letters import typeset_primes
from actplot.formula.typesetting import typeset
from actplot.values import check_range, integer_between, number_inside
from actplot.wording import quoted

if TYPE_CHECKING:
    from actplot.analysis.facts import Facts

MAXIMUM_ORDER = 12
_MOST_SYMBOLS = 100_000  # of a derivative's formula, to be written out

_check_order = integer_between(0, MAXIMUM_ORDER)
_check_threshold = number_inside(0, 1)


def check_points(x: object) -> Floats:
    """Return inputs as float64; text that spells numbers is refused."""
    try:
        points = np.asarray(x)
        kind = points.dtype.kind
        if kind in "biuf" or (kind == "O" and all(map(_is_number, points.flat))):
            return points.astype(np.float64, copy=False)
    except (TypeError, ValueError, OverflowError):
        pass  # rows of different lengths, complex numbers, anything
    raise InputError(f"x must be a real number or an array of them, got {quoted(str(x))}")


def _is_number(value: object) -> bool:
    """Tell whether a value is a number, such as a fraction, rather than text that spells one."""
    return isinstance(value, SupportsFloat)


@dataclass(frozen=True, kw_only=True)
class AnyActivation:
    r"""What an activation is asked, whether it has a formula or is known by its values only.

    Parameters
    ----------
    name : str
        The canonical name in the catalogue, the formula's text, or the name of a function.
    symbol : str
        The function's symbol in mathtext, such as ``\sigma`` or ``f``.
    parameters : mapping of str to float
        The parameter values in force.
    order : int
        0 for the function itself, n for its n-th derivative.
    """

    name: str
    symbol: str = field(repr=False)
    parameters: Mapping[str, float] = field(default_factory=dict, hash=False)
    order: int = 0

    # A formula is known exactly; a Python function that cannot be traced is not.
    numeric: ClassVar[bool] = False

    @property
    def label(self) -> str:
        r"""The left-hand side in mathtext, such as ``\sigma'(x)``, without dollar signs."""
        return f"{self.symbol}{typeset_primes(self.order)}(x)"

    @property
    def highest_order(self) -> int:
        """The highest order that a derivative may have."""
        return MAXIMUM_ORDER

    def derivative(self, order: int = 1) -> Self:
        """Return the derivative of an order as an activation again.

        Raises
        ------
        InputError
            For a negative order or one too high: without a formula there are fewer.
        """
        total = self.order + _check_order("order", order)
        if total > self.highest_order:
            why = ": it has no formula" if self.numeric else ""
            raise InputError(
                f"the order of a derivative of {quoted(self.name)} must be "
                f"0 to {self.highest_order}, got {total}{why}"
            )
        return replace(self, order=total) if order else self

    def breakpoints(self: Describable, window: Window = DEFAULT_WINDOW) -> tuple[Breakpoint, ...]:
        """Return every kink, jump and pole in order of x.

        Of a function without a formula, those that a numerical search finds: of itself
        up to jumps of its second derivative.

        Parameters
        ----------
        window : tuple of float
            Where to look if there are endlessly many, as for ``floor(x)``; otherwise
            the whole line is searched, or without a formula its middle.
        """
        return self.breaks(check_range("window", window)).found

    def saturation(
        self: Describable,
        threshold: float = DEFAULT_THRESHOLD,
        *,
        window: Window = DEFAULT_WINDOW,
    ) -> tuple[SaturationRegion, ...]:
        """Return the saturation regions at a threshold, from left to right.

        Raises
        ------
        InputError
            For a threshold that is not between 0 and 1.
        """
        breaks = self.breaks(check_range("window", window))
        return find_saturation(self, breaks, threshold=_check_threshold("threshold", threshold))

    def facts(self: Describable, *, window: Window = DEFAULT_WINDOW) -> Facts:
        """Return everything that can be determined about the function.

        Parameters
        ----------
        window : tuple of float
            Where breaks are listed if there are endlessly many; the default one grows
            where few of them show.
        """
        from actplot.analysis.facts import find_facts  # which no figure needs

        return find_facts(self, check_range("window", window))

    def _repr_svg_(self: Describable) -> str | None:
        """Return the graph, for notebooks; None if nothing can be drawn."""
        # Figures are a layer below: this asks at the front door, as any user does.
        import actplot

        try:
            return actplot.picture(self, format="svg").decode()
        except InputError:
            return None


@dataclass(frozen=True, kw_only=True)
class Activation(AnyActivation):
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
        Mathtext symbols of the catalogued functions that the expression calls.
    order : int
        0 for the function itself, n for its n-th derivative.
    """

    expression: Expression = field(repr=False)
    computation: Expression = field(repr=False)
    symbols: Mapping[str, str] = field(default_factory=dict, hash=False, repr=False)

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
        return computed.existing(self.computation, check_points(x), self.order)

    def _repr_latex_(self) -> str | None:
        """Return the formula, for notebooks; None if there is none to be read."""
        # The rules of mathtext have no unit, those of LaTeX must have one.
        latex = self.latex.replace(r"\genfrac{}{}{0}", r"\genfrac{}{}{0pt}")
        return f"${self.label} = {latex}$" if latex else None

    def raw(self, x: Floats, order: int = 0) -> Floats:
        """Return the values of a further derivative, at a break those of one side or neither."""
        return computed.values(self.computation, x, self.order + order)

    def undefined(self, x: Floats) -> np.ndarray:
        """Return where the values are nan."""
        return np.asarray(np.isnan(self.raw(x)))

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
    def _shown(self) -> Expression:
        return self._computations[-1] if self.order else self.expression

    @property
    def _computations(self) -> tuple[Expression, ...]:
        """The computed forms of the function and its derivatives up to the order."""
        return derivatives(self.computation, self.order)

    def breaks(self, window: Window) -> Breakpoints:
        """Return the breakpoints, and whether there are endlessly many."""
        breaks = find_breakpoints(self, window)
        smooth = self._joined
        found = tuple(each for each in breaks.found if each.x not in smooth)
        return breaks._replace(found=found) if smooth else breaks

    @property
    def removable(self) -> tuple[float, ...]:
        """The places without a value where both sides agree on one, as those of sin(x)/x at 0."""
        return tuple(x for x in self._joined if np.isnan(self(x)))

    @property
    def _joined(self) -> tuple[float, ...]:
        """The places where the formula is singular and both sides agree on a value."""
        return tuple(hole.x for hole in holes(self.computation) if hole.removable)

    def bounds(self, order: int = 0) -> Bounds:
        """Return bounds that a further derivative never leaves; they need not be reached."""
        total = self.order + order
        return enclosure(derivatives(self.computation, total)[total])

    def candidates(self, window: Window) -> Zeros:
        """Return every place where the function may break."""
        return candidates(self.computation, window)

    def close_ups(self) -> tuple[float, ...]:
        """Return points where the function may have narrow or distant features, in order."""
        return close_ups(self.computation)

    def neighbours(self, points: Floats) -> Neighbours:
        """Return the nearest floats on each side of points that lie on one piece."""
        return computed.Computed(self.computation).neighbours(points)

    def at_breaks(self, near: Neighbours) -> Floats:
        """Return the values at places where it may break, a derivative only where it exists."""
        if self.order:
            return computed.where_smooth(self.computation, near.points, self.order)
        return values_at_breaks(self.computation, near)

    def is_constant_at(self, x: float) -> bool:
        """Return whether the function is constant on the piece around x."""
        return is_constant_at(self._computations[-1], x)

    def is_identity_at(self, x: float) -> bool:
        """Return whether the function is x itself on the piece around a point."""
        return is_identity_at(self._computations[-1], x)
