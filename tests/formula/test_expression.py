"""Expressions as text: what is written reads back."""

from __future__ import annotations

from hypothesis import given, settings

from actplot.formula.parser import parse

from .strategies import PARAMETERS, expressions


@settings(max_examples=300, deadline=None)
@given(expressions(numbers=None, parameters=True))
def test_text_parses_back_to_the_same_expression(expression):
    """Writing an expression out and reading it in gives it back, whatever its shape."""
    assert parse(str(expression), parameters=PARAMETERS) == expression
