"""Expressions: the frozen nodes of a formula's tree, and their plain text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# How tightly each form binds, loosest first. The parser's productions, the plain
# text and the typeset form all follow this one table.
PRECEDENCE: Mapping[str, int] = {
    "compare": 1,
    "+": 2,
    "-": 2,
    "*": 3,
    "/": 3,
    "negate": 4,
    "^": 5,
    "atom": 6,
}

_LONGEST_REPR = 100
_DIGEST_BYTES = 16


class Expression:
    """A node of a formula; the subclasses below say which kind.

    Derivatives share subtrees, so that a tree of a few hundred nodes may be billions
    of symbols when written out. Whatever visits one goes by :func:`walk`.

    Attributes
    ----------
    size : int
        How many nodes the tree has, each counted as often as it is written out.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()
    size: int
    # Equal trees have equal digests. Comparing the trees themselves would take time
    # in proportion to their size, and so would hashing them at every look-up.
    digest: bytes

    def __post_init__(self) -> None:
        """Measure the node, which is frozen from then on."""
        contents = (getattr(self, name) for name in self.__match_args__)
        text = b"".join([type(self).__name__.encode(), *map(_identity, contents)])
        digest = hashlib.blake2b(text, digest_size=_DIGEST_BYTES).digest()
        object.__setattr__(self, "digest", digest)
        object.__setattr__(self, "size", 1 + sum(child.size for child in self.children))

    @property
    def children(self) -> tuple[Expression, ...]:
        """The expressions directly below this one."""
        return ()

    def with_children(self, children: tuple[Expression, ...]) -> Expression:  # noqa: ARG002
        """Return the same kind of node over other children."""
        return self

    def __hash__(self) -> int:
        """Return the same number for equal trees."""
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        """Return whether two trees are the same, node by node."""
        if not isinstance(other, Expression):
            return NotImplemented
        return self.digest == other.digest

    def __str__(self) -> str:
        """Return the formula as text."""
        return to_text(self)

    def __repr__(self) -> str:
        """Return the kind of node and its text, if that is short."""
        text = to_text(self) if self.size <= _LONGEST_REPR else f"of {self.size} symbols"
        return f"<{type(self).__name__} {text}>"


def _identity(content: object) -> bytes:
    """Return what tells a node's content from every other."""
    if isinstance(content, Expression):
        return content.digest
    if isinstance(content, tuple):
        return b"(%s)" % b",".join(map(_identity, content))
    return repr(content).encode()


@dataclass(frozen=True, eq=False, repr=False)
class Number(Expression):
    """A literal: finite or infinite, never negative (a negation is a call)."""

    value: float


@dataclass(frozen=True, eq=False, repr=False)
class Variable(Expression):
    """The input x."""


@dataclass(frozen=True, eq=False, repr=False)
class Parameter(Expression):
    """A named constant whose value is bound later."""

    name: str


@dataclass(frozen=True, eq=False, repr=False)
class Call(Expression):
    """A primitive or a catalogued activation applied to arguments.

    Operators are calls too: "+", "-", "*", "/", "^" and "negate". Only catalogued
    activations take ``settings``, their parameter values by name.
    """

    function: str
    arguments: tuple[Expression, ...]
    settings: tuple[tuple[str, Expression], ...] = ()

    @property
    def children(self) -> tuple[Expression, ...]:
        """The expressions directly below this one."""
        return self.arguments

    def with_children(self, children: tuple[Expression, ...]) -> Expression:
        """Return the same kind of node over other children."""
        return Call(self.function, children, self.settings)


@dataclass(frozen=True, eq=False, repr=False)
class Compare(Expression):
    """A comparison, 1 where it holds and 0 elsewhere; the operator is <, <=, > or >=."""

    operator: str
    left: Expression
    right: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        """The expressions directly below this one."""
        return (self.left, self.right)

    def with_children(self, children: tuple[Expression, ...]) -> Expression:
        """Return the same kind of node over other children."""
        return Compare(self.operator, *children)


@dataclass(frozen=True, eq=False, repr=False)
class Choose(Expression):
    """The piecewise form: one expression where the condition is not 0, another elsewhere."""

    condition: Expression
    if_true: Expression
    if_false: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        """The expressions directly below this one."""
        return (self.condition, self.if_true, self.if_false)

    def with_children(self, children: tuple[Expression, ...]) -> Expression:
        """Return the same kind of node over other children."""
        return Choose(*children)


X = Variable()


def number(value: float) -> Expression:
    """Return the expression for a float of either sign."""
    return Call("negate", (Number(-value),)) if value < 0 else Number(abs(value))


def walk(expression: Expression) -> Iterator[Expression]:
    """Yield every distinct node of an expression once, children before parents."""
    seen: set[Expression] = set()
    stack = [(expression, False)]
    while stack:
        node, children_done = stack.pop()
        if node in seen:
            continue
        if children_done:
            seen.add(node)
            yield node
        else:
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.children))


def depends_on_x(expression: Expression) -> bool:
    """Return whether the variable occurs in an expression."""
    return any(isinstance(node, Variable) for node in walk(expression))


def substitute(expression: Expression, values: Mapping[str, Expression]) -> Expression:
    """Return an expression with the named parameters replaced."""
    made: dict[Expression, Expression] = {}
    for node in walk(expression):
        children = tuple(made[child] for child in node.children)
        if isinstance(node, Parameter):
            made[node] = values.get(node.name, node)
        elif isinstance(node, Call):
            settings = tuple((name, substitute(v, values)) for name, v in node.settings)
            made[node] = Call(node.function, children, settings)
        else:
            made[node] = node.with_children(children)
    return made[expression]


def to_text(expression: Expression) -> str:
    """Return the formula as text that parses back to an equal expression."""
    made: dict[Expression, _Text] = {}
    for node in walk(expression):
        made[node] = _text(node, [made[child] for child in node.children])
    return made[expression].text


@dataclass(frozen=True, slots=True)
class _Text:
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
