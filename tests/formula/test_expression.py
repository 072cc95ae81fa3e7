"""Expressions: their equality and their size."""

from __future__ import annotations

from actplot.catalogue.lookup import functions
from actplot.formula.expression import (
    Call,
    Number,
    Parameter,
    X,
    depends_on_x,
    number,
    substitute,
    walk,
)
from actplot.formula.parser import parse


def doubled(depth: int) -> Call:
    """Return a tree of a few nodes that is 2^depth symbols when written out."""
    tree = Call("+", (X, X))
    for _ in range(depth):
        tree = Call("+", (tree, tree))
    return tree


def test_numbers_carry_their_sign_outside():
    """A negative number is a negated literal, and zero has no sign."""
    assert number(-2.0) == Call("negate", (Number(2.0),))
    assert str(number(-0.0)) == "0"


def test_equal_trees_are_equal_however_they_were_made():
    """Equality and hash follow the tree, not its sharing, and take no time for a vast one."""
    assert parse("x + x") == Call("+", (X, X)) != parse("x + 1")
    assert doubled(200) == doubled(200) != doubled(201)
    assert len({doubled(200), doubled(200), parse("x"), X}) == 2


def test_vast_trees_are_walked_measured_and_shown():
    """What shares its subtrees is visited node by node and never written out by accident."""
    tree = doubled(200)
    assert len(list(walk(tree))) == 202
    assert tree.size == 2**202 - 1
    assert depends_on_x(tree)
    assert repr(tree) == f"<Call of {tree.size} symbols>"
    assert repr(parse("x + 1")) == "<Call x + 1>"


def test_substitution_reaches_settings():
    """A parameter is replaced in arguments and in the settings of calls."""
    formula = parse("a*elu(x, alpha=a)", parameters=["a"], functions=functions())
    assert str(substitute(formula, {"a": Number(2.0)})) == "2*elu(x, alpha=2)"
    assert substitute(formula, {}) == formula
    assert substitute(Parameter("b"), {"a": X}) == Parameter("b")
