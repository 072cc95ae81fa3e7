r"""Expression to mathtext, the part of LaTeX that matplotlib sets by itself.

Only commands that mathtext knows are used: no ``cases`` environment, no ``\tfrac``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actplot.formula.expression import (
    PRECEDENCE,
    Call,
    Choose,
    Compare,
    Expression,
    Number,
    Parameter,
    Variable,
    number,
)
from actplot.formula.letters import typeset_name, typeset_number
from actplot.formula.primitives import PRIMITIVES, calls_definition

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COMPARISONS = {"<": "<", "<=": r"\leq ", ">": ">", ">=": r"\geq "}
_OPPOSITES = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}

_ATOM = PRECEDENCE["atom"]
_MINUS_ONE = number(-1.0)

# Named functions whose powers textbooks write behind the name.
_RAISED_BY_NAME = frozenset(("sin", "cos", "tan", "sinh", "cosh", "tanh", "sech"))

# Nobody reads a longer formula, and mathtext recurses some 40 calls deep for each level.
_MOST_SYMBOLS = 250
_DEEPEST = 12
# Of three rows two make a stack of their own, which stands closer to the third one than they do
# to each other, unless all are as high as this.
_STACKED_EVENLY = 2
_STRUT = r"\frac{x}{x}"
# Brackets grow around powers, too, but mathtext sets an exponent higher only behind a stack.
_STACK = re.compile(r"frac|sqrt")
_GROWING = re.compile(r"\\(left|right)(?![a-z])")
_LEVEL = re.compile(r"(?P<down>\\left\b|(?<!\\){)|(?P<up>\\right\b|(?<!\\)})")


def typeset(
    expression: Expression,
    *,
    symbols: Mapping[str, str] | None = None,
    level: bool = False,
    inline: bool = False,
) -> str:
    """Return an expression as mathtext, without the dollar signs.

    Parameters
    ----------
    expression : Expression
        What to set. Catalogued functions need not be expanded.
    symbols : mapping of str to str
        The mathtext symbol of each catalogued function that may occur.
    level : bool, default: False
        Whether each piece stands level with its condition even if one of them is a
        fraction. That takes commands which mathtext has from matplotlib 3.11 on.
    inline : bool, default: False
        Whether fractions are written with a slash, as within a line of text.

    Returns
    -------
    str
        Empty if the expression is too long to be read or nested too deeply to be set.
    """
    if expression.size > _MOST_SYMBOLS:
        return ""
    text = _Setter(symbols=symbols or {}, level=level, inline=inline).set(expression)[0]
    return text if _depth(text) <= _DEEPEST else ""


def _depth(text: str) -> int:
    """Return how deeply the groups of a mathtext are nested."""
    depth = deepest = 0
    for level in _LEVEL.finditer(text):
        depth += 1 if level["down"] else -1
        deepest = max(deepest, depth)
    return deepest


class _Argument(NamedTuple):
    """One argument of a template: ``{0}`` in its own parentheses, ``{0:open}`` without.

    ``{0:added}`` is the rest of a sum, which begins with a sign; ``{0:signed}`` is open,
    too, and what stands before it does not show that its sign is no operator.
    """

    text: str

    def __format__(self, style: str) -> str:
        if style == "added":
            return self.text if self.text.startswith("-") else f"+{self.text}"
        if style == "signed":
            return _signed(self.text)
        return self.text if style == "open" else rf"\left({self.text}\right)"


class _Setter(NamedTuple):
    """The settings in force while a subtree is set."""

    symbols: Mapping[str, str]
    # Inside an exponent a fraction is a slash; inside a fraction or a piece it is small.
    inline: bool = False
    small: bool = False
    level: bool = False
    # Between bars another bar is no factor: it would close the first one.
    barred: bool = False

    def set(self, node: Expression) -> tuple[str, int]:
        """Return a node's mathtext and how tightly it binds."""
        match node:
            case Number(value):
                text = typeset_number(value)
                return text, PRECEDENCE["*" if "times" in text else "^" if "^" in text else "atom"]
            case Variable():
                return "x", _ATOM
            case Parameter(name):
                return typeset_name(name), _ATOM
            case Choose():
                return self._pieces(node), PRECEDENCE["+"]
            case Compare():
                return rf"\left[{self._condition(node)}\right]", _ATOM
            case Call() if calls_definition(node, self.symbols):
                return self._defined(node), _ATOM
            case Call(function, arguments) if function in PRECEDENCE:
                return self._operator(function, arguments)
            case Call(function, arguments):
                return self._call(function, arguments)
        raise TypeError(f"not an expression: {node!r}")

    def _operator(self, operator: str, operands: Sequence[Expression]) -> tuple[str, int]:
        """Set an operator with its operands."""
        left, right = operands[0], operands[-1]
        if operator == "negate":
            return f"-{self._wrapped(left, PRECEDENCE['*'])}", PRECEDENCE["+"]
        if operator == "^":
            return self._power(left, right), PRECEDENCE["^"]
        if operator == "*":
            return self._product(left, right)
        if operator == "/":
            return self._quotient(left, right)
        binds = PRECEDENCE[operator]
        before, (after, tightness) = self._wrapped(left, binds), self.set(right)
        if operator == "+" and after.startswith("-"):
            return f"{before}{after}", binds
        if tightness <= binds:
            after = rf"\left({after}\right)"
        return f"{before}{operator}{after}", binds

    def _power(self, base: Expression, exponent: Expression) -> str:
        """Set a power: of sin(x) as sin^2(x)."""
        raised, _ = self._with(inline=True).set(exponent)
        text = self._wrapped(base, _ATOM)
        if isinstance(base, Call) and base.function in _RAISED_BY_NAME and raised.isdigit():
            name = rf"\mathrm{{{base.function}}}"
            return text.replace(name, f"{name}^{{{raised}}}", 1)
        if not _STACK.search(text):
            text = _GROWING.sub("", text)
        return f"{{{text}}}^{{{raised}}}"

    def _with(self, *, inline: bool = False) -> _Setter:
        return self._replace(inline=inline or self.inline, small=True)

    def _wrapped(self, node: Expression, needed: int) -> str:
        text, binds = self.set(node)
        return text if binds >= needed else rf"\left({text}\right)"

    def _call(self, function: str, arguments: tuple[Expression, ...]) -> tuple[str, int]:
        """Set a primitive by its template."""
        if function == "exp":
            raised, _ = self._with(inline=True).set(arguments[0])
            return f"e^{{{raised}}}", PRECEDENCE["^"]
        inner = self if function in ("max", "min", "clip") else self._with(inline=self.inline)
        if PRIMITIVES[function].mathtext.startswith("|"):
            inner = inner._replace(barred=True)
        if PRIMITIVES[function].arity is None:
            *first, last = _spread(function, arguments)
            joined = r",\,".join(_signed(inner.set(argument)[0]) for argument in first)
            texts = [joined, inner.set(last)[0]]
        else:
            texts = [inner.set(argument)[0] for argument in arguments]
        return PRIMITIVES[function].mathtext.format(*map(_Argument, texts)), _ATOM

    def _defined(self, node: Call) -> str:
        """Set the call of a catalogued function by its symbol."""
        inside = self._with().set(node.arguments[0])[0]
        for name, value in node.settings:
            inside += rf";\,{typeset_name(name)}={self.set(value)[0]}"
        return rf"{self.symbols[node.function]}\left({inside}\right)"

    def _product(self, left: Expression, right: Expression) -> tuple[str, int]:
        if left == _MINUS_ONE:
            return f"-{self._wrapped(right, PRECEDENCE['*'])}", PRECEDENCE["+"]
        after = self._wrapped(right, PRECEDENCE["*"] + 1)
        before, binds = self._first(left)
        if self.inline and _is_quotient(left):
            # (1/2)x, as 1/2x may be read as 1/(2x).
            sign = "-" if before.startswith("-") else ""
            before = rf"{sign}\left({before.removeprefix('-')}\right)"
        begins = after.lstrip("{")[0]
        if begins.isdigit() or (self.barred and begins == "|"):
            return rf"{before}\cdot {after}", binds
        word = before.endswith("}") and r"\mathrm" in before
        tight = (len(after) == 1 and not word) or after.startswith(r"\left(")
        return (f"{before}{after}" if tight else rf"{before}\,{after}"), binds

    def _first(self, operand: Expression) -> tuple[str, int]:
        """Set the first factor of a product, and say how tightly the product then binds.

        A sign in front of a whole product needs no brackets: -2x, not (-2)x.
        """
        text, binds = self.set(operand)
        if binds >= PRECEDENCE["*"]:
            return text, PRECEDENCE["*"]
        if _is_negated(operand):
            return text, PRECEDENCE["+"]
        return rf"\left({text}\right)", PRECEDENCE["*"]

    def _quotient(self, left: Expression, right: Expression) -> tuple[str, int]:
        if self.inline:
            before, binds = self._first(left)
            return f"{before}/{self._wrapped(right, PRECEDENCE['/'] + 1)}", binds
        inner = self._with()
        command = r"\frac" if self.small else r"\dfrac"
        over, under = inner.set(left)[0], inner.set(right)[0]
        return f"{command}{{{over}}}{{{under}}}", PRECEDENCE["*"]

    def _pieces(self, node: Choose) -> str:
        """Set nested choices as rows behind one brace."""
        rows: list[tuple[Expression, str]] = []
        rest: Expression = node
        while isinstance(rest, Choose):
            rows.append((rest.if_true, self._condition(rest.condition)))
            last = rest.condition
            rest = rest.if_false
        rows.append((rest, self._opposite(last) if len(rows) == 1 else r"\mathrm{otherwise}"))
        inner = self._with()
        cells = [(inner.set(value)[0], condition) for value, condition in rows]
        if self.level:
            cells = [
                (_as_high(value, condition), _as_high(condition, value))
                for value, condition in cells
            ]
            if len(cells) > _STACKED_EVENLY:
                cells = [(_as_high(left, _STRUT), _as_high(right, _STRUT)) for left, right in cells]
        values, conditions = map(_column, zip(*cells, strict=True))
        return rf"\left\{{{values}\;\;{conditions}\right."

    def _condition(self, node: Expression) -> str:
        """Set a condition without brackets."""
        match node:
            case Compare(operator, left, right):
                inner = self._with()
                bound = _signed(inner.set(right)[0])
                return f"{inner.set(left)[0]}{_COMPARISONS[operator]}{bound}"
            case Call("*", (left, right)) if _is_condition(left) and _is_condition(right):
                return rf"{self._condition(left)},\;{self._condition(right)}"
        return rf"{self._with().set(node)[0]}\neq 0"

    def _opposite(self, node: Expression) -> str:
        """Set the opposite of a condition."""
        if isinstance(node, Compare):
            return self._condition(Compare(_OPPOSITES[node.operator], node.left, node.right))
        return r"\mathrm{otherwise}"


def _spread(function: str, arguments: Sequence[Expression]) -> list[Expression]:
    """Return the arguments of max(max(a, b), c) as those of max(a, b, c)."""
    match arguments:
        case (Call(inner, inner_arguments), last) if inner == function:
            return [*_spread(function, inner_arguments), last]
    return list(arguments)


def _is_negated(node: Expression) -> bool:
    """Return whether a term begins with a minus sign."""
    match node:
        case Call("negate"):
            return True
        case Call("*" | "/", (left, _)):
            return _is_negated(left)
    return False


def _is_quotient(node: Expression) -> bool:
    """Return whether a term is a quotient, perhaps behind a minus sign."""
    match node:
        case Call("/"):
            return True
        case Call("negate", (inner,)):
            return _is_quotient(inner)
        case Call("*", (left, inner)):
            return left == _MINUS_ONE and _is_quotient(inner)
    return False


def _is_condition(node: Expression) -> bool:
    """Return whether a node is a comparison or a product of them."""
    return isinstance(node, Compare) or (
        isinstance(node, Call) and node.function == "*" and all(map(_is_condition, node.arguments))
    )


def _signed(text: str) -> str:
    """Return a text whose sign keeps close to what follows, whatever it follows itself."""
    return f"{{-}}{text[1:]}" if text.startswith("-") else text


def _as_high(text: str, other: str) -> str:
    """Return a text that takes as much height as another one has."""
    return rf"{text}\rlap{{\phantom{{{other}}}}}"


def _column(rows: Sequence[str]) -> str:
    """Stack rows at full size, one half on the other; mathtext has no environment for it."""
    if len(rows) == 1:
        return rows[0]
    half = (len(rows) + 1) // 2
    return rf"\genfrac{{}}{{}}{{0}}{{0}}{{{_column(rows[:half])}}}{{{_column(rows[half:])}}}"
