"""Values of a function and its derivatives from their formulas, also where those switch.

At a switch a derivative's formula may have the value of neither side: that of
``sign(x)*sinh(abs(x))`` contains sign(x)^2, which is 0 at 0, although the function is sinh(x).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice

import numpy as np

from actplot.analysis.approach import limits_beside
from actplot.analysis.formulas import candidates, derivatives
from actplot.analysis.function import DEFAULT_WINDOW
from actplot.analysis.holes import holes
from actplot.analysis.one_sided import Neighbours, neighbours, sides
from actplot.analysis.pieces import alike, piece_at
from actplot.formula.evaluation import Floats, evaluate, evaluate_plainly, evaluate_together
from actplot.formula.expression import Expression
from actplot.formula.switching import switches

# So many pieces of a function are looked at one by one.
_MOST_PIECES = 50
# By how much of its size a value is off that is no rounding.
_PLAINLY = 1e-6


@dataclass(frozen=True, slots=True)
class Computed:
    """A function of x as its formula computes it, with its derivatives.

    Parameters
    ----------
    formula : Expression
        Without free parameters and with every definition expanded.
    """

    formula: Expression

    def raw(self, x: Floats, order: int = 0) -> Floats:
        """Return the values of a derivative, at a switch what its formula makes of it."""
        formulas, known = derivatives(self.formula, order), holes(self.formula)
        if not order and not known:
            return evaluate(formulas[0], x)
        values, own = evaluate_together((formulas[order], formulas[0]), x)
        for hole in known:
            hole.mend(x, values, order)
        if np.count_nonzero(np.isfinite(values) & np.isfinite(own)) < own.size:
            lost = np.isnan(values) & np.isfinite(own)
            values[np.isnan(own)] = np.nan
            if np.any(lost):
                values[lost] = self._on_pieces(x[lost], order)
        return values

    def neighbours(self, points: Floats) -> Neighbours:
        """Return the nearest floats on each side of points that lie on one piece."""
        return neighbours(
            points, [partial(evaluate_plainly, each) for each in switches(self.formula)]
        )

    def _on_pieces(self, points: Floats, order: int) -> Floats:
        """Return a derivative piece by piece, where the chain rule made 0/0 of a constant.

        So the slope of ``sqrt(max(x, 0))`` is 0, not 0/sqrt(0), on the left.
        """
        values = np.full(points.shape, np.nan)
        signs = np.sign([evaluate_plainly(each, points) for each in switches(self.formula)])
        if not signs.size:
            return values
        for _, here in islice(alike(signs), _MOST_PIECES):
            piece = piece_at(self.formula, float(points[here][0]))
            values[here] = evaluate(derivatives(piece, order)[order], points[here])
        return values


def values(formula: Expression, x: Floats, order: int) -> Floats:
    """Return a derivative: at a break the value of one side or neither, elsewhere its own."""
    found = Computed(formula).raw(x, order)
    if order:
        places, own = _mended(formula, order)
        if places.size:
            nearest = np.minimum(np.searchsorted(places, x), places.size - 1)
            found = np.where(places[nearest] == x, own[nearest], found)
    return found


def existing(formula: Expression, points: Floats, order: int) -> Floats:
    """Return a derivative, nan where it does not exist."""
    found = Computed(formula).raw(points, order)
    if order:
        doubtful = _at_switch(formula, points)
        if np.any(doubtful):
            with np.errstate(all="ignore"):
                found[doubtful] = where_smooth(formula, points[doubtful], order)
    return found


def _at_switch(formula: Expression, points: Floats) -> np.ndarray:
    """Return a mask of the points where some switch is exactly 0."""
    mask = np.zeros(points.shape, dtype=bool)
    for switch in switches(formula):
        mask |= evaluate_plainly(switch, points) == 0
    return mask


def where_smooth(formula: Expression, points: Floats, order: int) -> Floats:
    """Return a derivative where both sides of each point agree on it, else nan."""
    function = Computed(formula)
    near = function.neighbours(points)
    level = sides(function, near, 0)
    smooth = level.agree & level.hold(function.raw(points))
    for each in range(1, order + 1):
        level = sides(function, near, each)
        limits = limits_beside(function, points, each, (level.left, level.right))
        smooth &= level.agree & np.all(np.isfinite(limits), axis=0)
    own = function.raw(points, order)
    with np.errstate(invalid="ignore", over="ignore"):
        middle = np.where(level.hold(own), own, (level.left + level.right) / 2)
    return np.where(smooth, middle + 0.0, np.nan)


@lru_cache(maxsize=512)
def _mended(formula: Expression, order: int) -> tuple[Floats, Floats]:
    """Return where a derivative's formula is wrong although both sides agree, and the values."""
    points = np.array(candidates(formula, DEFAULT_WINDOW).points)
    if not points.size:
        return points, points
    function = Computed(formula)
    near = function.neighbours(points)
    found, left, right = function.raw(np.array([points, near.left[0], near.right[0]]), order)
    off = np.isfinite(function.raw(points)) & _differs(found, left) & _differs(found, right)
    if not np.any(off):
        return points[off], points[off]
    level = sides(function, near, order)
    points = points[off & level.agree & ~level.hold(found)]
    return points, where_smooth(formula, points, order)


def _differs(found: Floats, beside: Floats) -> np.ndarray:
    """Return which values differ from those beside them by more than rounding."""
    with np.errstate(invalid="ignore", over="ignore"):
        return np.asarray(np.abs(found - beside) > _PLAINLY * np.abs(beside))
