"""Definitions: calls of catalogued functions become their bodies."""

from __future__ import annotations

from actplot.formula.definitions import Definition, expand, free_parameters, replace_variable
from actplot.formula.expression import Expression, Number, Parameter, X
from actplot.formula.parser import parse


def definition(name: str, body: str, known: dict[str, Definition], **defaults: float) -> Definition:
    """Return a definition whose parameters have these defaults."""
    parameters: dict[str, Expression] = {key: Number(given) for key, given in defaults.items()}
    return Definition(
        name=name,
        symbol=name,
        body=parse(body, parameters=parameters, functions=known),
        parameters=parameters,
    )


INNER = {"inner": definition("inner", "a*x + b", {}, a=2.0, b=1.0)}
KNOWN = {**INNER, "outer": definition("outer", "inner(x, b=c)^2", INNER, c=3.0)}

EXPANDED = {
    "inner(x)": "2*x + 1",
    "inner(x, a=5)": "5*x + 1",
    "inner(sin(x))": "2*sin(x) + 1",
    "inner(inner(x))": "2*(2*x + 1) + 1",
    "outer(x)": "(2*x + 3)^2",
    "outer(x, c=1/2)": "(2*x + 1/2)^2",
    "exp(outer(-x)) + x": "exp((2*-x + 3)^2) + x",
}


def test_calls_become_bodies():
    """The argument and the settings go in, also through other definitions."""
    for formula, expanded in EXPANDED.items():
        assert expand(parse(formula, functions=KNOWN), KNOWN) == parse(expanded), formula


def test_primitives_are_not_definitions():
    """A definition called like a primitive is meant only where a parameter is set."""
    known = {"tanh": definition("tanh", "x/s", {}, s=1.0)}
    assert expand(parse("tanh(x)", functions=known), known) == parse("tanh(x)")
    assert expand(parse("tanh(x, s=2)", functions=known), known) == parse("x/2")


def test_names_and_variable():
    """Free parameters come in order of appearance; x can be anything."""
    formula = parse("b*x + a*b", parameters=["a", "b"])
    assert free_parameters(formula) == ("b", "a")
    assert replace_variable(parse("x^2 + x"), Parameter("t")) == parse("t^2 + t", parameters=["t"])
    assert replace_variable(X, X) == X
