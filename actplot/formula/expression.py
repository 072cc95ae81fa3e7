"""Expressions: the frozen nodes of a formula's tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

try:  # as in the standard library's random: hashlib brings OpenSSL, which is slow to load
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Made = TypeVar("Made")

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
    # Whether the variable occurs in it; see depends_on_x.
    has_x: bool
    # Equal trees have equal digests. Comparing the trees themselves would take time
    # in proportion to their size, and so would hashing them at every look-up.
    digest: bytes

    def __post_init__(self) -> None:
        """Measure the node, which is frozen from then on."""
        size, has_x = 1, isinstance(self, Variable)
        for child in self.children:
            size += child.size
            has_x = has_x or child.has_x
        digest = blake2b(self._identity, digest_size=_DIGEST_BYTES).digest()
        object.__setattr__(self, "size", size)
        object.__setattr__(self, "has_x", has_x)
        object.__setattr__(self, "digest", digest)

    @property
    def children(self) -> tuple[Expression, ...]:
        """The expressions directly below this one."""
        return ()

    @property
    def _identity(self) -> bytes:
        """What tells the node from every other."""
        raise NotImplementedError

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
        from actplot.formula.plain_text import to_text  # which knows every kind of node

        return to_text(self)

    def __repr__(self) -> str:
        """Return the kind of node and its text, if that is short."""
        text = str(self) if self.size <= _LONGEST_REPR else f"of {self.size} symbols"
        return f"<{type(self).__name__} {text}>"


@dataclass(frozen=True, eq=False, repr=False)
class Number(Expression):
    """A literal: finite or infinite, never negative (a negation is a call)."""

    value: float

    @property
    def _identity(self) -> bytes:
        return b"number " + repr(self.value).encode()


@dataclass(frozen=True, eq=False, repr=False)
class Variable(Expression):
    """The input x."""

    @property
    def _identity(self) -> bytes:
        return b"variable"


@dataclass(frozen=True, eq=False, repr=False)
class Parameter(Expression):
    """A named constant whose value is bound later."""

    name: str

    @property
    def _identity(self) -> bytes:
        return b"parameter " + self.name.encode()


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

    @property
    def _identity(self) -> bytes:
        digests = b"".join([argument.digest for argument in self.arguments])
        known = [name.encode() + b"=" + value.digest for name, value in self.settings]
        return b"call %s %d %s" % (self.function.encode(), len(digests), digests + b"".join(known))

    def with_children(self, children: tuple[Expression, ...]) -> Expression:
        """Return the same kind of node over other children."""
        if children == self.arguments:
            return self
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

    @property
    def _identity(self) -> bytes:
        return b"compare " + self.operator.encode() + self.left.digest + self.right.digest

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

    @property
    def _identity(self) -> bytes:
        return b"choose " + b"".join([child.digest for child in self.children])

    def with_children(self, children: tuple[Expression, ...]) -> Expression:
        """Return the same kind of node over other children."""
        return Choose(*children)


X = Variable()


def number(value: float) -> Expression:
    """Return the expression for a float of either sign."""
    return Call("negate", (Number(-value),)) if value < 0 else Number(abs(value))


def walk(expression: Expression) -> Iterator[Expression]:
    """Yield every distinct node of an expression once, children before parents."""
    seen: set[bytes] = set()
    stack = [(expression, False)]
    while stack:
        node, children_done = stack.pop()
        if node.digest in seen:
            continue
        if children_done:
            seen.add(node.digest)
            yield node
        else:
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.children))


def fold(expression: Expression, make: Callable[[Expression, list[Made]], Made]) -> Made:
    """Return what comes of an expression from its leaves upwards.

    Parameters
    ----------
    expression : Expression
        What to go through, every distinct node of it once.
    make : callable
        Given a node and what has come of its children, returns what comes of the node.
    """
    made: dict[Expression, Made] = {}
    for node in walk(expression):
        made[node] = make(node, [made[child] for child in node.children])
    return made[expression]


def depends_on_x(expression: Expression) -> bool:
    """Return whether the variable occurs in an expression."""
    return expression.has_x


def substitute(expression: Expression, values: Mapping[str, Expression]) -> Expression:
    """Return an expression with the named parameters replaced."""

    def put(node: Expression, children: list[Expression]) -> Expression:
        match node:
            case Parameter(name):
                return values.get(name, node)
            case Call(function, _, settings):
                settings = tuple((name, substitute(value, values)) for name, value in settings)
                return Call(function, tuple(children), settings)
        return node.with_children(tuple(children))

    return fold(expression, put)
