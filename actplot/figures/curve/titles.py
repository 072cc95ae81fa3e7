"""What the header of a figure and its legends say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from actplot.figures.curve import series
from actplot.figures.curve.members import lists_in

if TYPE_CHECKING:
    from actplot.figures.curve.members import Function
    from actplot.figures.curve.series import Series
    from actplot.figures.page.legends import Entry
    from actplot.figures.spec import FigureSpec

_MOST_NAMES = 4


def header(spec: FigureSpec, curves: Sequence[Series]) -> tuple[str, str]:
    """Return the title in plain text and the formula in mathtext of a figure."""
    functions = [curve.activation for curve in curves if curve.order == 0]
    first = functions[0]
    single = len(spec.specs) == 1
    if spec.layout == "grid" and not single:
        return spec.title or "", ""  # each panel has its name above it
    formula = ""
    if spec.formula and single:
        right = series.family_latex(spec) if len(functions) > 1 else first.latex
        formula = f"{_left_side(first, right)} = {right}" if right else ""
    if spec.title is not None:
        return spec.title, formula
    if single:
        # The name of a formula is its text; typeset it says the same, better.
        written_out = formula and first.symbol == "f"
        swept = first.symbol == "f" and lists_in(spec.specs[0])
        name = str(spec.specs[0]) if swept else first.name
        return "" if written_out else name, formula
    names = list(dict.fromkeys(function.name for function in functions))
    return (", ".join(names) if len(names) <= _MOST_NAMES else ""), formula


def _left_side(activation: Function, right: str) -> str:
    """Return what stands left of "=": f(x) where a name would only repeat the right side."""
    repeats = right.replace(r"\left(", "(").replace(r"\right)", ")") == activation.label
    return "f(x)" if repeats else activation.label


def entries_of(curves: Sequence[Series]) -> list[Entry]:
    """Return the entries of a legend of those curves that have names."""
    named = [curve for curve in curves if curve.label]
    return [(curve.label, curve.color, curve.dashes, curve.width) for curve in named]


def common_key(spec: FigureSpec, curves: Sequence[Series]) -> list[Entry]:
    """Return the legend that all panels of a grid share: which line is which derivative."""
    functions = [curve for curve in curves if curve.order == 0]
    if spec.layout != "grid" or not spec.derivative or len(functions) == 1:
        return []
    first = [curve for curve in curves if curve.group == 0]
    return [
        (series.order_label("f(x)", each.order, family=False), each.color, each.dashes, each.width)
        for each in first
    ]


def style_key(curves: Sequence[Series], *, ink: str) -> list[Entry]:
    """Return legend entries that tell functions and derivatives apart where these have no names."""
    if all(curve.label for curve in curves):
        return []
    symbols = {curve.function.symbol for curve in curves}
    name = curves[0].function.label if len(symbols) == 1 else "f(x)"
    return [
        (series.order_label(name, curve.order, family=False), ink, curve.dashes, curve.width)
        for curve in curves
        if curve.group == curves[0].group
    ]
