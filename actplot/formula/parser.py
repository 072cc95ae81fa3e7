"""Formula text to expression: a precedence parser, one method a production of the grammar.

::

    formula  = sum [ ("<" | "<=" | ">" | ">=") sum ]
    sum      = product { ("+" | "-") product }
    product  = unary { ("*" | "/") unary }
    unary    = ("-" | "+") unary | power
    power    = atom [ ("**" | "^") unary ]
    atom     = number | "x" | "pi" | "e" | parameter | call | "(" formula ")"
    call     = name "(" formula { "," formula } { "," name "=" constant } ")"

Nothing is ever handed to Python's own ``eval`` or ``ast``.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

from actplot.errors import FormulaError
from actplot.formula import hints
from actplot.formula.expression import (
    Call,
    Compare,
    Expression,
    Number,
    depends_on_x,
)
from actplot.formula.tokenizer import Token, tokenize
from actplot.formula.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from actplot.formula.definitions import Definition

MAXIMUM_NESTING = 40
_COMPARISONS = ("<", "<=", ">", ">=")


def parse(
    formula: str,
    *,
    parameters: Collection[str] = (),
    functions: Mapping[str, Definition] | None = None,
) -> Expression:
    """Read a formula in x.

    Parameters
    ----------
    formula : str
        The text, such as ``"where(x > 0, x, alpha*(exp(x) - 1))"``.
    parameters : collection of str
        Names that stand for parameters.
    functions : mapping of str to Definition
        Functions the formula may call besides the primitives.

    Raises
    ------
    FormulaError
        With the place where the formula goes wrong and what to write instead.
    """
    return _Parser(formula, Vocabulary(parameters, functions or {})).parse()


class _Parser:
    """The state of one reading: the tokens, the place reached and the nesting."""

    def __init__(self, formula: str, vocabulary: Vocabulary) -> None:
        self.formula = formula
        self.vocabulary = vocabulary
        self.tokens = tokenize(formula, vocabulary)
        self.index = 0
        self.nesting = 0

    def parse(self) -> Expression:
        self._refuse_equations()
        expression = self._formula()
        if self.token.kind != "end":
            raise self._unexpected()
        return expression

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def _take(self, *texts: str) -> str | None:
        """Step over the next token if it is one of the operators given; return its text."""
        token = self.token
        if token.kind == "operator" and token.text in texts:
            self.index += 1
            return token.text
        return None

    def _error(self, kind: str, message: str, token: Token | None = None) -> FormulaError:
        place = token or self.token
        return FormulaError(message, formula=self.formula, position=place.start, kind=kind)

    # The productions.

    def _formula(self) -> Expression:
        """Read a formula: sum [ ("<" | "<=" | ">" | ">=") sum ]."""
        left = self._sum()
        operator = self._take(*_COMPARISONS)
        if operator is None:
            return left
        right = self._sum()
        if self.token.text in _COMPARISONS:
            raise self._error(
                "syntax", "comparisons do not chain; multiply two of them: (a < x)*(x < b)"
            )
        return Compare(operator, left, right)

    def _sum(self) -> Expression:
        """Read a sum: product { ("+" | "-") product }."""
        return self._left_associative(self._product, "+", "-")

    def _product(self) -> Expression:
        """Read a product: unary { ("*" | "/") unary }."""
        return self._left_associative(self._unary, "*", "/")

    def _left_associative(self, operand: Callable[[], Expression], *operators: str) -> Expression:
        left = operand()
        while operator := self._take(*operators):
            left = Call(operator, (left, operand()))
        return left

    def _unary(self) -> Expression:
        """Read a signed power: ("-" | "+") unary | power."""
        start = self.token
        sign = self._take("-", "+")
        if sign is None:
            return self._power()
        with self._nested(start):
            operand = self._unary()
        return Call("negate", (operand,)) if sign == "-" else operand

    def _power(self) -> Expression:
        """Read a power: atom [ ("**" | "^") unary ]."""
        base = self._atom()
        start = self.token
        if self._take("**", "^") is None:
            return base
        with self._nested(start):
            return Call("^", (base, self._unary()))

    def _atom(self) -> Expression:
        """Read an atom: number | "x" | "pi" | "e" | parameter | call | "(" formula ")"."""
        token = self.token
        if token.kind == "number":
            self.index += 1
            return self._number(token)
        if token.kind == "name":
            self.index += 1
            return self._name(token)
        if self._take("("):
            with self._nested(token):
                inside = self._formula()
            self._close(token)
            return inside
        raise self._unexpected()

    def _number(self, token: Token) -> Number:
        value = float(token.text)
        if math.isinf(value):
            raise self._error("limit", "a number this large does not fit in a float", token)
        return Number(value)

    def _name(self, token: Token) -> Expression:
        """Read what a name stands for: the variable, a constant, a parameter or a call."""
        name = token.text
        called = self.token.text == "("
        value = self.vocabulary.value(name)
        if value is not None:
            if called:
                raise self._error("call", f"{name} is not a function; write {name}*(...)", token)
            return value
        if not self.vocabulary.is_function(name):
            values = None if called else self.vocabulary.values
            message = hints.unknown_name(name, self.vocabulary.functions, values)
            raise self._error("name", message, token)
        if not called:
            usage = self.vocabulary.usage(name)
            raise self._error("call", f"{name} is a function; write {usage}", token)
        return self._call(token)

    def _call(self, token: Token) -> Expression:
        """Read a call: name "(" formula { "," formula } { "," name "=" constant } ")"."""
        opening = self.token
        self.index += 1
        arguments: list[Expression] = []
        settings: dict[str, Expression] = {}
        with self._nested(opening):
            while True:
                setting = self._setting(token, settings)
                if setting is not None:
                    settings.update([setting])
                elif settings:
                    raise self._error("syntax", "parameters come after the argument")
                else:
                    arguments.append(self._formula())
                if self._take(",") is None:
                    break
        self._close(opening)
        refusal = self.vocabulary.refusal(token.text, arguments, settings)
        if refusal:
            raise self._error("call", refusal, token)
        return self.vocabulary.call(token.text, arguments, settings)

    def _setting(
        self, function: Token, settings: Mapping[str, Expression]
    ) -> tuple[str, Expression] | None:
        """Read ``name=constant`` inside a call, or nothing."""
        name = self.token
        if name.kind != "name" or self.tokens[self.index + 1].text != "=":
            return None
        known = self.vocabulary.parameters_of(function.text)
        if name.text not in known:
            listed = f"; it has {', '.join(known)}" if known else ""
            raise self._error(
                "call", f"{function.text} has no parameter '{name.text}'{listed}", name
            )
        if name.text in settings:
            raise self._error("call", f"parameter '{name.text}' is given twice", name)
        self.index += 2
        start = self.token
        value = self._sum()
        if depends_on_x(value):
            raise self._error("call", f"parameter '{name.text}' must be a constant", start)
        return name.text, value

    # What the productions share.

    def _close(self, opening: Token) -> None:
        if self._take(")"):
            return
        if self.token.kind == "end":
            raise self._error("syntax", "this bracket is never closed", opening)
        raise self._unexpected()

    @contextmanager
    def _nested(self, token: Token) -> Iterator[None]:
        """Count one more level of nesting, up to the limit."""
        self.nesting += 1
        if self.nesting > MAXIMUM_NESTING:
            raise self._error(
                "limit", f"the formula is nested too deeply: at most {MAXIMUM_NESTING}", token
            )
        yield
        self.nesting -= 1

    def _refuse_equations(self) -> None:
        """Refuse an "=" that does not set a parameter inside a call."""
        depth = 0
        before = None
        for token, following in zip(self.tokens, [*self.tokens[1:], None], strict=True):
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            setting = depth > 0 and before is not None and before.kind == "name"
            doubled = following is not None and following.text in ("=", *_COMPARISONS)
            if token.text == "=" and (doubled or not setting):
                raise self._error("syntax", hints.equation(token, following), token)
            before = token

    def _unexpected(self) -> FormulaError:
        """Return the error for a token that cannot stand where it does."""
        before = self.tokens[self.index - 1] if self.index else None
        return self._error("syntax", hints.unexpected(self.token, before, nesting=self.nesting))
