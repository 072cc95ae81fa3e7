"""What the analysis needs to know of a function, whether it has a formula or only values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from actplot.analysis.enclosure import Bounds
from actplot.analysis.one_sided import Neighbours
from actplot.analysis.roots import Zeros
from actplot.formula.evaluation import Floats

if TYPE_CHECKING:
    import numpy as np

    from actplot.analysis.breakpoints import Breakpoints

Window = tuple[float, float]
DEFAULT_WINDOW: Window = (-10.0, 10.0)


class Function(Protocol):
    """A function of x with derivatives; what is found out about it is remembered."""

    def __hash__(self) -> int:
        """Return the same number for equal functions."""

    def raw(self, x: Floats, order: int = 0) -> Floats:
        """Return the values of a derivative, at a break those of one side or the other."""

    def candidates(self, window: Window) -> Zeros:
        """Return every place where the function may break."""

    def close_ups(self) -> tuple[float, ...]:
        """Return points where it may have narrow or distant features, in order."""

    def neighbours(self, points: Floats) -> Neighbours:
        """Return the nearest floats on each side of points that lie on one piece."""

    def is_constant_at(self, x: float) -> bool:
        """Return whether the function is constant on the piece around x."""


class Breakable(Function, Protocol):
    """A function whose breaks are found by looking at where it may break."""

    def at_breaks(self, near: Neighbours) -> Floats:
        """Return the values at places where it may break, as if these were exact."""


class Describable(Function, Protocol):
    """A function that also knows its bounds and its identity pieces."""

    @property
    def numeric(self) -> bool:
        """Whether it is known by its values only, and has no formula."""

    def __call__(self, x: object) -> Floats:
        """Return the values, nan where undefined."""

    def undefined(self, x: Floats) -> np.ndarray:
        """Return where it has no value, rather than one that is not known."""

    def breaks(self, window: Window) -> Breakpoints:
        """Return the breakpoints, and whether there are endlessly many."""

    def bounds(self, order: int = 0) -> Bounds:
        """Return bounds that a derivative never leaves."""

    def is_identity_at(self, x: float) -> bool:
        """Return whether the function is x itself on the piece around a point."""
