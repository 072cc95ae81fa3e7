"""The curves of one figure: which functions, in which colour, dash, width and name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from actplot.activation import MAXIMUM_PRIMES
from actplot.figures import style
from actplot.figures.sampling import Break
from actplot.figures.ticks import short
from actplot.formula.expression import Parameter
from actplot.formula.typesetting import typeset, typeset_assignment, typeset_name

if TYPE_CHECKING:
    from actplot.activation import Activation
    from actplot.figures.spec import FigureSpec

_NEARBY = 100.0
_MOST_PLACES = 12
_MOST_NESTED = 4  # so many lines can lie in one another and all be seen
_LONGEST_LABEL = 60  # characters of mathtext
_WAVES = re.compile(r"\b(a?sinc?|cos|tan)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """One curve.

    Parameters
    ----------
    activation : Activation
        What it shows.
    function : Activation
        The function that this is, or that it is a derivative of.
    order : int
        0 for a function, n for its n-th derivative.
    group : int
        Which of the figure's functions it belongs to, counted from 0.
    color : str
        Its colour.
    dashes : tuple of float
        Its dash pattern in units of its width; empty for a solid line.
    width : float
        Its width in points.
    label : str
        Its name, as mathtext without dollar signs, or "" for none of its own.
    """

    activation: Activation
    function: Activation
    order: int
    group: int
    color: str
    dashes: style.Dashes
    width: float
    label: str


def collect(spec: FigureSpec, sizes: style.Sizes) -> list[Series]:
    """Return the curves of a figure, each function followed by its derivatives.

    Raises
    ------
    InputError
        If a spec names nothing that can be drawn.
    """
    members = list(_members(spec))
    labels = _labels(spec, members)
    single, family = len(members) == 1, is_family(spec)
    colors = style.sequential(len(members)) if family else ()
    curves = []
    for group, ((activation, _), label) in enumerate(zip(members, labels, strict=True)):
        color, dashes = style.categorical(group)
        for order in range(spec.derivative + 1):
            shown = activation.derivative(order) if order else activation
            curves.append(
                Series(
                    activation=shown,
                    function=activation,
                    order=order,
                    group=group,
                    color=_color(order, single, colors[group] if family else color),
                    dashes=_dashes(order, style.SOLID if family or spec.derivative else dashes),
                    width=sizes.derivative
                    if order
                    else _width(group, len(members), sizes, family=family),
                    label=_order_label(label, order, family=family),
                )
            )
    return curves


def is_family(spec: FigureSpec) -> bool:
    """Return whether a figure shows one function for several values of a parameter."""
    return len(spec.specs) == 1 and any(len(values) > 1 for _, values in spec.parameters)


def is_periodic(activation: Activation) -> bool:
    """Return whether a function is made of waves, as far as its formula tells."""
    return _WAVES.search(activation.formula) is not None


def breaks_of(curve: Series, window: tuple[float, float]) -> list[Break]:
    """Return where a curve breaks inside a window.

    A derivative breaks where its function jumps too, even if its own two sides agree.
    """
    own = [
        Break(
            x=item.x,
            left=item.left,
            right=item.right,
            value=float(curve.activation(item.x)),
            gap=item.order == 0,
        )
        for item in curve.activation.breakpoints(window)
    ]
    known = {item.x for item in own}
    if curve.order:
        jumps = [item.x for item in curve.function.breakpoints(window) if item.order == 0]
        own += [_gap(curve.activation, x) for x in jumps if x not in known]
    return sorted(
        (item for item in own if window[0] <= item.x <= window[1]), key=lambda item: item.x
    )


def _gap(activation: Activation, x: float) -> Break:
    """Return the gap of a derivative at a jump of its function."""
    left, right = activation(np.nextafter(x, (-np.inf, np.inf)))
    return Break(x=x, left=float(left), right=float(right))


def places(functions: Sequence[Activation]) -> list[float]:
    """Return the breakpoints that a window should hold: all, unless there is no end of them."""
    found = [
        [item.x for item in function.breakpoints() if abs(item.x) <= _NEARBY]
        for function in functions
    ]
    return [x for xs in found if len(xs) <= _MOST_PLACES for x in xs]


def family_latex(spec: FigureSpec) -> str:
    """Return the right-hand side of a family's formula, its varied parameters as symbols."""
    from actplot.catalogue.lookup import functions, resolve
    from actplot.formula.expression import number, substitute
    from actplot.formula.parser import parse

    settled = {name: values[0] for name, values in spec.parameters}
    member = resolve(spec.specs[0], parameters=settled)  # type: ignore[arg-type]
    known = functions()
    if member.name in known:
        body = known[member.name].body
    else:
        body = parse(member.name, parameters=settled.keys(), functions=known)
    varied = {name for name, values in spec.parameters if len(values) > 1}
    fixed = {name: number(value) for name, value in member.parameters.items() if name not in varied}
    return typeset(substitute(body, fixed), symbols=member.symbols)


def _members(spec: FigureSpec) -> Iterator[tuple[Activation, str]]:
    """Return the functions of a figure, each with what its parameters are set to."""
    from actplot.catalogue.lookup import parameter_names, resolve

    varied = {name for name, values in spec.parameters if len(values) > 1}
    for item in spec.specs:
        known = set(parameter_names(item)) if len(spec.specs) > 1 else None  # type: ignore[arg-type]
        used = [pair for pair in spec.parameters if known is None or pair[0] in known]
        for values in product(*(values for _, values in used)):
            bound = {name: value for (name, _), value in zip(used, values, strict=True)}
            said = [
                f"{typeset(Parameter(name))} = {short(value)}"
                for name, value in bound.items()
                if name in varied
            ]
            activation = resolve(item, parameters=bound or None)  # type: ignore[arg-type]
            yield activation, r",\ ".join(said)


def _labels(spec: FigureSpec, members: list[tuple[Activation, str]]) -> list[str]:
    """Return the names of the functions, as mathtext, each different from the others."""
    if is_family(spec):
        return [said for _, said in members]
    labels = []
    for activation, said in members:
        # In company a formula is called by what it says; alone it is f(x).
        told = len(members) > 1 and activation.symbol == "f" and activation.latex
        name = activation.latex if told else activation.label
        name = name if len(name) <= _LONGEST_LABEL else activation.label
        labels.append(rf"{name},\ {said}" if said else name)
    return [
        label if labels.count(label) == 1 else _full_label(activation, members)
        for label, (activation, _) in zip(labels, members, strict=True)
    ]


def _full_label(activation: Activation, members: list[tuple[Activation, str]]) -> str:
    """Return a name that tells a function from others with the same symbol."""
    if [other.name for other, _ in members].count(activation.name) == 1:
        return rf"{typeset_name(activation.name).strip()}(x)"
    said = [
        typeset_assignment(name, value) for name, value in sorted(activation.parameters.items())
    ]
    return r",\ ".join([activation.label, *said])


def _order_label(label: str, order: int, *, family: bool) -> str:
    """Return the name of one order of a function; a family's derivatives have no own one."""
    if order == 0:
        return label
    if family:
        return ""
    primes = "'" * order if order <= MAXIMUM_PRIMES else rf"^{{({order})}}"
    symbol, argument, rest = label.partition("(x)")
    # The primes follow a plain symbol, but stand behind the brackets of a written formula.
    if argument and "(" not in symbol and not symbol.startswith(r"\frac"):
        return f"{symbol}{primes}(x){rest}"
    return f"({label}){primes}"


def _color(order: int, single: bool, color: str) -> str:  # noqa: FBT001
    """Return a curve's colour: derivatives of a single function have their own ones."""
    if not single:
        return color
    return style.DERIVATIVES[(order - 1) % len(style.DERIVATIVES)] if order else style.FUNCTION


def _dashes(order: int, function_dashes: style.Dashes) -> style.Dashes:
    """Return a curve's dash pattern."""
    if order == 0:
        return function_dashes
    return style.DERIVATIVE_DASHES[(order - 1) % len(style.DERIVATIVE_DASHES)]


def _width(group: int, count: int, sizes: style.Sizes, *, family: bool) -> float:
    """Return the width of a function's line: later ones, on top, are finer than earlier ones."""
    if family or count > _MOST_NESTED:
        return sizes.curve * max(0.65, 1 - 0.06 * (count - 1))
    return sizes.curve * (1 - 0.45 * group / max(1, count - 1))
