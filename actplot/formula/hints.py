"""What the parser says when a formula goes wrong: the message, with what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actplot.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Collection

    from actplot.formula.tokenizer import Token

_COMPARISONS = ("<", "<=", ">", ">=")

_BY_WORD = {
    "and": "multiply comparisons to combine them: (x > 0)*(x < 1)",
    "or": "write max(a, b) for either of two comparisons",
    "not": "write 1 - condition for the opposite",
    "if": "write where(condition, a, b) for a piecewise formula",
    "else": "write where(condition, a, b) for a piecewise formula",
    "=": "write only what stands right of '=', such as x*sigmoid(x)",
    "==": "compare with <, <=, > or >=",
}


def unexpected(token: Token, before: Token | None, *, nesting: int) -> str:
    """Return the message for a token that cannot stand where it does.

    Parameters
    ----------
    token, before : Token
        The token, and the one before it unless it is the first.
    nesting : int
        How many brackets are open.
    """
    if token.kind == "end":
        return "the formula ends too early; something is missing here"
    return f"unexpected '{token.text}': {_misplaced(token, before, nesting)}"


def _misplaced(token: Token, before: Token | None, nesting: int) -> str:
    """Return what to do about a token that cannot stand where it does."""
    if token.text in _BY_WORD:
        return _BY_WORD[token.text]
    ends_operand = before is not None and (before.kind in ("number", "name") or before.text == ")")
    if token.text.startswith(".") and before is not None and before.kind == "number":
        return "a number has only one '.'"
    if ends_operand and (token.kind in ("number", "name") or token.text == "("):
        return "write '*' to multiply"
    if token.text in _COMPARISONS:
        return "put a comparison in brackets" if ends_operand else _BY_WORD["=="]
    if token.text == "/" and before is not None and before.text == "/":
        return "write floor(a/b) for a whole quotient"
    if token.text == "," and ends_operand and nesting == 0:
        return "only the arguments of a function are separated by commas"
    if token.text == ")" and nesting == 0:
        return "no bracket is open here"
    return "a number, x or a function is missing before it"


def equation(token: Token, following: Token | None) -> str:
    """Return the message for an "=" that does not set a parameter."""
    if following is not None and following.text == "=":
        return f"unexpected '==': {_BY_WORD['==']}"
    return _BY_WORD[token.text]


def unknown_name(name: str, functions: Collection[str], values: Collection[str] | None) -> str:
    """Return the message for a name nobody knows, with the nearest known one.

    Parameters
    ----------
    name : str
        The unknown name.
    functions : collection of str
        The functions there are.
    values : collection of str or None
        The other names there are, or None where only a function can stand.
    """
    kind = "function" if values is None else "name"
    known = nearest(name, [*functions, *(values or ())])
    message = f"unknown {kind} '{name}'"
    if name in _BY_WORD:
        return f"{message}; {_BY_WORD[name]}"
    if known:
        return f"{message}; did you mean '{known}'?"
    if values is not None:
        return f"{message}; the variable is x, and -p {name}=VALUE makes it a parameter"
    return message
