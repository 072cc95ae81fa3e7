"""What the analysis needs to know of a function, whether it has a formula or only values."""

from __future__ import annotations

from typing import Protocol

from actplot.analysis.one_sided import Neighbours
from actplot.analysis.roots import Zeros
from actplot.formula.evaluation import Floats

Window = tuple[float, float]
DEFAULT_WINDOW: Window = (-10.0, 10.0)


class Function(Protocol):
    """A function of x with derivatives."""

    def raw(self, x: Floats, order: int = 0) -> Floats:
        """Return the values of a derivative, at a break those of one side or the other."""

    def candidates(self, window: Window) -> Zeros:
        """Return every place where the function may break."""

    def neighbours(self, points: Floats) -> Neighbours:
        """Return the nearest floats on each side of points that lie on one piece."""

    def is_constant_at(self, x: float) -> bool:
        """Return whether the function is constant on the piece around x."""
