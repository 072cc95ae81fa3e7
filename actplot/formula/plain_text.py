"""Expression to text: the formula in plain characters, as the parser reads it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actplot.formula.expression import (
    PRECEDENCE,
    Call,
    Choose,
    Compare,
    Expression,
    Number,
    Parameter,
    Variable,
    fold,
)


def to_text(expression: Expression) -> str:
    """Return the formula as text that parses back to an equal expression."""
    return fold(expression, _text).text


class _Text(NamedTuple):
    """A node's text and how tightly it binds."""

    text: str
    binds: int = PRECEDENCE["atom"]

    def within(self, needed: int) -> str:
        """Return the text, in parentheses if it binds less tightly than needed."""
        return self.text if self.binds >= needed else f"({self.text})"


def _text(node: Expression, parts: Sequence[_Text]) -> _Text:
    """Return a node's text, given those of its children."""
    match node:
        case Number(value):
            return _Text(number_text(value))
        case Variable():
            return _Text("x")
        case Parameter(name):
            return _Text(name)
        case Choose():
            return _Text(f"where({_listed(parts)})")
        case Compare(operator):
            return _binary_text(f" {operator} ", PRECEDENCE["compare"], *parts, associative=False)
        case Call(function) if function in PRECEDENCE:
            return _operator_text(function, *parts)
        case Call("max" | "min" as function, (Call(inner), _)) if inner == function:
            # Read from max(a, b, c), which is a maximum of a maximum.
            return _Text(f"{parts[0].text.removesuffix(')')}, {parts[1].text})")
        case Call(function, (), ()):
            return _Text(function)
        case Call(function, _, settings):
            known = [f"{name}={_constant_text(value)}" for name, value in settings]
            return _Text(f"{function}({', '.join([_listed(parts), *known])})")
    raise TypeError(f"not an expression: {node!r}")


def _listed(parts: Sequence[_Text]) -> str:
    return ", ".join(part.text for part in parts)


def _operator_text(operator: str, *parts: _Text) -> _Text:
    """Return the text of an operator's call."""
    binds = PRECEDENCE[operator]
    if operator == "negate":
        return _Text(f"-{parts[0].within(binds)}", binds)
    if operator == "^":
        base, exponent = parts
        exponent_text = exponent.within(PRECEDENCE["negate"])
        return _Text(f"{base.within(PRECEDENCE['atom'])}^{exponent_text}", binds)
    spaced = f" {operator} " if binds == PRECEDENCE["+"] else operator
    return _binary_text(spaced, binds, *parts, associative=True)


def _binary_text(
    operator: str, binds: int, left: _Text, right: _Text, *, associative: bool
) -> _Text:
    """Return two texts joined; an associative operator groups from the left."""
    first = left.within(binds if associative else binds + 1)
    return _Text(f"{first}{operator}{right.within(binds + 1)}", binds)


def _constant_text(value: Expression) -> str:
    """Return a parameter's value as a call gives it, where a comparison needs parentheses."""
    text = to_text(value)
    return f"({text})" if isinstance(value, Compare) else text


def number_text(value: float) -> str:
    """Return the shortest text that reads back as the same float."""
    return repr(value).removesuffix(".0")
