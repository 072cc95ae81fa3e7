"""What the parser says when a formula goes wrong: the message, with what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actplot.numbers import number_hint
from actplot.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Collection

    from actplot.formula.tokenizer import Token
    from actplot.formula.vocabulary import Vocabulary

_COMPARISONS = ("<", "<=", ">", ">=")

_MULTIPLY = "write '*' to multiply"
_COMPARE = "compare with <, <=, > or >="
_PIECEWISE = "write where(condition, a, b) for a piecewise formula"
_POWER = "write a^b for a power"
_REMAINDER = "write a - b*floor(a/b) for a remainder"
_FINITE = "every number in a formula is finite"

# What other languages call what is here written in another way.
_BY_WORD = {
    "and": "multiply comparisons to combine them: (x > 0)*(x < 1)",
    "or": "write max(a, b) for either of two comparisons",
    "not": "write 1 - condition for the opposite",
    "=": "write only what stands right of '=', such as x*sigmoid(x)",
    "True": "write 1 for what is true",
    "False": "write 0 for what is false",
    "clamp": "write clip(x, low, high)",
    "int": "write floor(x) to round down",
    "tg": "write tan(x)",
    "arctg": "write arctan(x)",
    "cosine": "write cos(x)",
    "lg": "write log10(x)",
    **dict.fromkeys(("if", "else", "ifelse", "cond", "piecewise", "select"), _PIECEWISE),
    **dict.fromkeys(("pow", "power"), _POWER),
    **dict.fromkeys(("mod", "fmod", "remainder"), _REMAINDER),
    **dict.fromkeys(("sum", "prod", "mean"), "write the terms out; a formula has only one x"),
    **dict.fromkeys(("inf", "infinity", "nan", "NaN", "Inf", "None"), _FINITE),
}
# What two operators mean elsewhere that here cannot follow each other.
_BY_PAIR = {
    "==": _COMPARE,
    "<>": _COMPARE,
    "=>": "write '>=' for greater or equal",
    "=<": "write '<=' for less or equal",
    "->": "write only what stands right of the arrow",
    "<<": "write a*2^b for a shift",
    ">>": "write floor(a/2^b) for a shift",
    "//": "write floor(a/b) for a whole quotient",
}
_LATEX = {
    **dict.fromkeys(("frac", "dfrac", "tfrac"), "a/b"),
    **dict.fromkeys(("cdot", "times"), "'*'"),
    **dict.fromkeys(("le", "leq"), "'<='"),
    **dict.fromkeys(("ge", "geq"), "'>='"),
    "sigma": "sigmoid(x)",
}
_PICTURE_OR_CODE = re.compile(r"[\w./\\-]*\.(?:(?P<code>py)|png|svg|pdf)")
_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*\.(\w+)")


def dotted(formula: str, position: int, vocabulary: Vocabulary) -> str:
    """Return what to write instead of a '.' that is in no number: np.exp(x), relu.png."""
    path = formula.strip()
    if found := _PICTURE_OR_CODE.fullmatch(path):
        return (
            f"to draw a function in it: {path}:NAME" if found["code"] else f"to write it: -o {path}"
        )
    for word in _DOTTED.finditer(formula):
        if word.start() < position < word.end():
            return _known(word[1], vocabulary)
    return ""


def latex(formula: str, position: int, vocabulary: Vocabulary) -> str:
    r"""Return what to write instead of a command of LaTeX such as \tanh."""
    word = re.match("[A-Za-z]*", formula[position + 1 :])
    name = word[0] if word else ""
    written = f"write {_LATEX[name]}" if name in _LATEX else _known(name, vocabulary)
    return f"LaTeX is not read: {written or 'write plain text, such as x*sigmoid(x)'}"


def colon(formula: str, position: int, vocabulary: Vocabulary) -> str:  # noqa: ARG001
    """Return what to write instead of a ":" that a lambda of Python has."""
    is_lambda = formula.lstrip().startswith("lambda ")
    return "write only what stands right of ':', such as x*sigmoid(x)" if is_lambda else ""


def _known(name: str, vocabulary: Vocabulary) -> str:
    """Return how a name from elsewhere is written here, or "" if nothing is called so."""
    for own in (name, name.lower()):
        if own in vocabulary.values:
            return f"write {own}"
        if vocabulary.is_function(own):
            return f"write {vocabulary.usage(own)}"
    return _BY_WORD.get(name, "")


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
    touches = before is not None and token.start == before.start + len(before.text)
    both = f"{before.text}{token.text}" if before is not None and touches else ""
    if both in _BY_PAIR:
        return _BY_PAIR[both]
    if token.text.startswith(".") and before is not None and before.kind == "number":
        return "a number has only one '.'"
    if both and token.kind == "name" and before is not None and before.kind == "number":
        hint = number_hint(both)
        # The 2e of 2e^x is a product.
        return f"{_MULTIPLY}; or {hint}" if token.text == "e" else hint or _MULTIPLY
    if ends_operand and (token.kind in ("number", "name") or token.text == "("):
        return _MULTIPLY
    if token.text in _COMPARISONS and ends_operand:
        return "put a comparison in brackets"
    if token.text == "," and ends_operand and nesting == 0:
        if both and before is not None and before.kind == "number":
            return "the decimal mark of a number is '.'"
        return "only the arguments of a function are separated by commas"
    if token.text == ")" and nesting == 0:
        return "no bracket is open here"
    return "a number, x or a function is missing before it"


def equation(token: Token, following: Token | None) -> str:
    """Return the message for an "=" that does not set a parameter."""
    both = token.text + (following.text if following is not None else "")
    return f"unexpected '{both}': {_BY_PAIR[both]}" if both in _BY_PAIR else _BY_WORD["="]


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
