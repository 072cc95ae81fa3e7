"""The table of primitives: value, derivative, where each may break, how it is typeset."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from actplot.formula.special import (
    erf,
    erfc,
    log_cosh,
    log_sigmoid,
    normal_cdf,
    normal_pdf,
    sech,
    sigmoid,
    sinc,
    sinc_derivative,
    softplus,
    sum_with_root,
    tanh_remainder,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from actplot.formula.expression import Call

Array = np.ndarray[Any, np.dtype[np.floating[Any]]]


class Primitive(NamedTuple):
    """One elementary function.

    Parameters
    ----------
    name : str
        The name in a formula; operators have their symbol.
    value : callable
        Arrays to array. Must work for float64 and ``numpy.longdouble``.
    derivative : str
        The chain rule, as a formula in the arguments u, v, w and their
        derivatives du, dv, dw.
    mathtext : str
        How it is typeset. ``{0}`` stands for an argument in its own parentheses,
        ``{0:open}`` for one that needs none there, ``{0:signed}`` for such a one behind
        what mathtext takes for an operand, ``{0:added}`` for one with its sign.
    breaks : tuple of str
        Formulas in u, v, w whose zeros are the only places where the function may
        have a kink, a jump or a pole.
    arity : int
        How many arguments it takes; ``None`` means two or more.
    """

    name: str
    value: Callable[..., Array]
    derivative: str
    mathtext: str
    breaks: tuple[str, ...] = ()
    arity: int | None = 1


def _named(name: str) -> str:
    r"""Return the template of a function written as an upright name: \tanh(u)."""
    return rf"\mathrm{{{{{name}}}}}{{0}}"


_BINARY = 2

PRIMITIVES: Mapping[str, Primitive] = {
    row.name: row
    for row in (
        # Operators. The typesetting module sets them by precedence.
        Primitive("+", np.add, "du + dv", "", arity=_BINARY),
        Primitive("-", np.subtract, "du - dv", "", arity=_BINARY),
        Primitive("*", np.multiply, "du*v + u*dv", "", arity=_BINARY),
        Primitive("/", np.divide, "du/v - u*dv/v^2", "", breaks=("v",), arity=_BINARY),
        Primitive(
            "^",
            np.power,
            "v*u^(v - 1)*du + u^v*log(u)*dv",
            "",
            breaks=("u",),
            arity=_BINARY,
        ),
        Primitive("negate", np.negative, "-du", ""),
        # Constants.
        Primitive("pi", lambda: np.asarray(math.pi), "0", r"\pi ", arity=0),
        Primitive("e", lambda: np.asarray(math.e), "0", "e", arity=0),
        # Exponentials and logarithms.
        Primitive("exp", np.exp, "exp(u)*du", "e^{{{0:open}}}"),
        Primitive("expm1", np.expm1, "exp(u)*du", r"\left(e^{{{0:open}}}-1\right)"),
        Primitive("log", np.log, "du/u", _named("ln"), breaks=("u",)),
        Primitive(
            "log1p", np.log1p, "du/(1 + u)", r"\ln\left(1{0:added}\right)", breaks=("1 + u",)
        ),
        Primitive("log2", np.log2, "du/(u*log(2))", r"\mathrm{{log}}_{{2}}{0}", breaks=("u",)),
        Primitive("log10", np.log10, "du/(u*log(10))", r"\mathrm{{log}}_{{10}}{0}", breaks=("u",)),
        # Roots and pieces.
        Primitive("sqrt", np.sqrt, "du/(2*sqrt(u))", r"\sqrt{{{0:open}}}", breaks=("u",)),
        Primitive("cbrt", np.cbrt, "du/(3*cbrt(u)^2)", r"\sqrt[3]{{{0:open}}}", breaks=("u",)),
        Primitive("abs", np.abs, "sign(u)*du", r"|{0:signed}|", breaks=("u",)),
        Primitive("sign", np.sign, "0", _named("sign"), breaks=("u",)),
        Primitive(
            "floor",
            np.floor,
            "0",
            r"\left\lfloor {0:signed}\right\rfloor ",
            breaks=("u - round(u)",),
        ),
        Primitive(
            "ceil", np.ceil, "0", r"\left\lceil {0:signed}\right\rceil ", breaks=("u - round(u)",)
        ),
        Primitive("round", np.round, "0", _named("round"), breaks=("u - floor(u) - 0.5",)),
        Primitive(
            "max",
            np.maximum,
            "where(u > v, du, dv)",
            r"\mathrm{{max}}\left({0:open},\,{1:signed}\right)",
            breaks=("u - v",),
            arity=None,
        ),
        Primitive(
            "min",
            np.minimum,
            "where(u < v, du, dv)",
            r"\mathrm{{min}}\left({0:open},\,{1:signed}\right)",
            breaks=("u - v",),
            arity=None,
        ),
        Primitive(
            "clip",
            lambda u, low, high: np.minimum(np.maximum(u, low), high),
            "where(u > w, dw, where(v > w, dw, where(u < v, dv, du)))",
            r"\mathrm{{clip}}\left({0:open},\,{1:signed},\,{2:signed}\right)",
            breaks=("u - v", "u - w", "v - w"),
            arity=3,
        ),
        Primitive(
            "sum_with_root",
            sum_with_root,
            "(sum_with_root(u, v)*du + dv/2)/sqrt(u^2 + v)",
            r"\left({0:open}+\sqrt{{{0}^2{1:added}}}\right)",
            breaks=("u^2 + v",),
            arity=_BINARY,
        ),
        # Trigonometry.
        Primitive("sin", np.sin, "cos(u)*du", _named("sin")),
        Primitive("cos", np.cos, "-sin(u)*du", _named("cos")),
        Primitive("tan", np.tan, "(1 + tan(u)^2)*du", _named("tan"), breaks=("cos(u)",)),
        Primitive(
            "arcsin",
            np.arcsin,
            "du/sqrt((1 - u)*(1 + u))",
            _named("arcsin"),
            breaks=("1 - u", "1 + u"),
        ),
        Primitive(
            "arccos",
            np.arccos,
            "-du/sqrt((1 - u)*(1 + u))",
            _named("arccos"),
            breaks=("1 - u", "1 + u"),
        ),
        Primitive("arctan", np.arctan, "du/(1 + u^2)", _named("arctan")),
        Primitive("sinc", sinc, "sinc_derivative(u, 1)*du", _named("sinc")),
        Primitive(
            "sinc_derivative",
            sinc_derivative,
            "sinc_derivative(u, v + 1)*du",
            r"\mathrm{{sinc}}^{{({1:open})}}{0}",
            arity=_BINARY,
        ),
        # Hyperbolic functions.
        Primitive("sinh", np.sinh, "cosh(u)*du", _named("sinh")),
        Primitive("cosh", np.cosh, "sinh(u)*du", _named("cosh")),
        Primitive("tanh", np.tanh, "sech(u)^2*du", _named("tanh")),
        Primitive(
            "tanh_remainder",
            tanh_remainder,
            "tanh(u)^2*du",
            r"\left({0:open}-\mathrm{{tanh}}{0}\right)",
        ),
        Primitive("sech", sech, "-sech(u)*tanh(u)*du", _named("sech")),
        Primitive("arcsinh", np.arcsinh, "du/sqrt(1 + u^2)", _named("arcsinh")),
        Primitive(
            "arccosh", np.arccosh, "du/(sqrt(u - 1)*sqrt(u + 1))", _named("arccosh"), ("u - 1",)
        ),
        Primitive(
            "arctanh", np.arctanh, "du/((1 - u)*(1 + u))", _named("arctanh"), ("1 - u", "1 + u")
        ),
        Primitive("log_cosh", log_cosh, "tanh(u)*du", r"\ln\left(\cosh{0}\right)"),
        # The logistic and the normal distribution, in forms that neither overflow nor cancel.
        Primitive("sigmoid", sigmoid, "sigmoid(u)*sigmoid(-u)*du", r"\sigma{0}"),
        Primitive("log_sigmoid", log_sigmoid, "sigmoid(-u)*du", r"\ln\left(\sigma{0}\right)"),
        Primitive("softplus", softplus, "sigmoid(u)*du", _named("softplus")),
        Primitive("erf", erf, "2/sqrt(pi)*exp(-u^2)*du", _named("erf")),
        Primitive("erfc", erfc, "-2/sqrt(pi)*exp(-u^2)*du", _named("erfc")),
        Primitive("normal_cdf", normal_cdf, "normal_pdf(u)*du", r"\Phi{0}"),
        Primitive("normal_pdf", normal_pdf, "-u*normal_pdf(u)*du", r"\varphi{0}"),
    )
}

# Other spellings of the same function, as numpy, C or a paper may have them.
ALIASES: Mapping[str, str] = {
    "ln": "log",
    "acos": "arccos",
    "acosh": "arccosh",
    "asin": "arcsin",
    "asinh": "arcsinh",
    "atan": "arctan",
    "atanh": "arctanh",
    "ceiling": "ceil",
    "maximum": "max",
    "minimum": "min",
    "Phi": "normal_cdf",
}


def calls_definition(node: Call, defined: Container[str]) -> bool:
    """Return whether a call means a catalogued function rather than a primitive.

    ``softplus(x)`` is the primitive of that name; ``softplus(x, beta=2)``, which only
    the catalogued one understands, is not.
    """
    return node.function in defined and (bool(node.settings) or node.function not in PRIMITIVES)
