"""What the header of a figure and its legends say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from actplot.activation import Activation
from actplot.figures.curve import function_names
from actplot.figures.curve.members import lists_in, members
from actplot.figures.quick import releases
from actplot.formula.typesetting import typeset

if TYPE_CHECKING:
    from actplot.figures.curve.members import Function
    from actplot.figures.curve.series import Series
    from actplot.figures.page.legends import Entry
    from actplot.figures.spec import FigureSpec
    from actplot.formula.expression import Expression

_MOST_NAMES = 4


def header(spec: FigureSpec, curves: Sequence[Series]) -> tuple[str, str]:
    """Return the title in plain text and the formulas in mathtext, one a line, of a figure."""
    functions = [curve.activation for curve in curves if curve.order == 0]
    first = functions[0]
    if len(spec.specs) > 1:
        defined = _definitions(curves)
        formula = defined if spec.formula else ""
        if spec.title is not None or spec.layout == "grid":  # each panel has its name above it
            return spec.title or "", formula
        names = list(dict.fromkeys(function.name for function in functions))
        # What a formula says stands beside its curve, or here as mathematics.
        written_out = any(map(function_names.is_of_formula, functions)) and formula == defined
        return ("" if written_out or len(names) > _MOST_NAMES else ", ".join(names)), formula
    formula = ""
    if spec.formula:
        right = _family_formula(spec) if len(functions) > 1 else _formula(first)
        formula = f"{_left_side(first, right)} = {right}" if right else ""
    if spec.title is not None:
        return spec.title, formula
    # The name of a formula is its text; typeset it says the same, better.
    written_out = bool(formula) and first.symbol == "f"
    swept = first.symbol == "f" and lists_in(spec.specs[0])
    name = str(spec.specs[0]) if swept else first.name
    return "" if written_out else name, formula


def _definitions(curves: Sequence[Series]) -> str:
    """Return what those functions are that have names because their formulas are long."""
    return "\n".join(
        f"{curve.label} = {_formula(curve.activation)}"
        for curve in curves
        if curve.order == 0
        and function_names.is_of_formula(curve.activation)
        and curve.label == curve.activation.label
    )


def _formula(function: Function) -> str:
    """Return the right-hand side of a function's formula, if it has one."""
    if not isinstance(function, Activation):
        return ""
    return _typeset(function.expression, function.symbols)


def _family_formula(spec: FigureSpec) -> str:
    """Return the right-hand side of a family's formula, its varied parameters as symbols.

    Empty for a Python function, and for a formula with lists in the calls of other
    functions, which have no symbols.
    """
    from actplot.catalogue.lookup import definitions_of
    from actplot.catalogue.sources import catalogue
    from actplot.formula.expression import number, substitute
    from actplot.formula.parser import parse
    from actplot.formula.simplification import simplify

    member = members(spec)[0]
    known = definitions_of(catalogue(spec.catalogue))
    activation = member.activation
    if not isinstance(activation, Activation) or not isinstance(spec.specs[0], str):
        return ""
    if activation.name in known:
        body = known[activation.name].body
    elif lists_in(spec.specs[0]):
        return ""
    else:
        names = [name for name, _ in spec.parameters]
        body = parse(activation.name, parameters=names, functions=known)
    varied = {name for name, _ in member.varied}
    fixed = {
        name: number(value) for name, value in activation.parameters.items() if name not in varied
    }
    shown = simplify(substitute(body, fixed)) if fixed else body
    return _typeset(shown, known.symbols)


def _typeset(expression: Expression, symbols: Mapping[str, str]) -> str:
    """Return what a function is made of as mathtext, with pieces and conditions in level rows."""
    return typeset(expression, symbols=symbols, level=releases.has_phantoms())


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
        (
            function_names.order_label("f(x)", each.order, family=False),
            each.color,
            each.dashes,
            each.width,
        )
        for each in first
    ]


def style_key(curves: Sequence[Series], *, ink: str) -> list[Entry]:
    """Return legend entries that tell functions and derivatives apart where these have no names."""
    if all(curve.label for curve in curves):
        return []
    symbols = {curve.function.symbol for curve in curves}
    name = curves[0].function.label if len(symbols) == 1 else "f(x)"
    return [
        (
            function_names.order_label(name, curve.order, family=False),
            ink,
            curve.dashes,
            curve.width,
        )
        for curve in curves
        if curve.group == curves[0].group
    ]
