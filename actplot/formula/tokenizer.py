"""Formula text to tokens; every character that cannot be in a formula is refused here."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from actplot.errors import FormulaError
from actplot.formula import hints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actplot.formula.vocabulary import Vocabulary

MAXIMUM_LENGTH = 500
MAXIMUM_SYMBOLS = 250

_PATTERNS = {
    "number": r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
    "name": r"[A-Za-z_][A-Za-z0-9_]*",
    "operator": r"\*\*|<=|>=|[-+*/^<>=(),]",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{text})" for kind, text in _PATTERNS.items()))
_BLANK = " \t\r\n"

# What a character that people paste from papers should be instead.
_HINTS = {
    "\u2212": "write '-' for the minus sign",
    "\u2013": "write '-' for the minus sign",
    "\u2014": "write '-' for the minus sign",
    "\u00d7": "write '*' to multiply",
    "\u00b7": "write '*' to multiply",
    "\u22c5": "write '*' to multiply",
    "\u2217": "write '*' to multiply",
    "\u00f7": "write '/' to divide",
    "\u2215": "write '/' to divide",
    "\u2044": "write '/' to divide",
    "\u00b2": "write '^2' for a square",
    "\u00b3": "write '^3' for a cube",
    "\u221a": "write sqrt(...) for a square root",
    "\u221b": "write cbrt(...) for a cube root",
    "\u2264": "write '<=' for less or equal",
    "\u2265": "write '>=' for greater or equal",
    "\u2260": "compare with <, <=, > or >=",
    **dict.fromkeys("\u230a\u230b", "write floor(...) to round down"),
    **dict.fromkeys("\u2308\u2309", "write ceil(...) to round up"),
    "\u03c0": "write 'pi' for the number",
    "\u03c3": "write sigmoid(...) for the logistic function",
    "\u03a6": "write normal_cdf(...) for the normal distribution function",
    "\u03c6": "write normal_pdf(...) for the normal density",
    "\u03bb": "write 'lambda_' for a parameter",
    "\u212f": "write 'e' for Euler's number",
    "\u221e": "there is no infinity in a formula",
    "\ufeff": "an invisible byte order mark: delete it",
    "\u00a0": "a no-break space: use an ordinary space",
    "$": "LaTeX is not read: write the formula without '$'",
    ".": "a '.' stands only inside a number, as in 0.5",
    "[": "use round brackets",
    "]": "use round brackets",
    "{": "use round brackets",
    "}": "use round brackets",
    "|": "write abs(...) for the absolute value",
    "!": "there is no factorial and no '!='",
    "%": "there is no percent sign and no remainder",
    **dict.fromkeys("'\u2032\u2019", "a formula holds no text; for a derivative: --derivative"),
    '"': "a formula holds no text, only numbers and functions",
    "#": "a formula holds no comments",
    ";": "write one formula at a time",
    **dict.fromkeys(":?", "write where(condition, a, b) for a piecewise formula"),
    "~": "write 1 - condition for the opposite",
    "&": "multiply comparisons to combine them: (x > 0)*(x < 1)",
    "@": "write '*' to multiply",
}


class Token(NamedTuple):
    """A piece of a formula: its kind (number, name, operator, end), text and place."""

    kind: str
    text: str
    start: int


def tokenize(formula: str, vocabulary: Vocabulary) -> list[Token]:
    """Return the tokens of a formula, closed by one of kind "end".

    Parameters
    ----------
    formula : str
        The text.
    vocabulary : Vocabulary
        The names that messages may suggest.

    Raises
    ------
    FormulaError
        For a formula that is too long or empty, or a character outside the language.
    """
    if len(formula) > MAXIMUM_LENGTH:
        raise FormulaError(
            f"the formula is too long: at most {MAXIMUM_LENGTH} characters",
            formula=formula,
            position=MAXIMUM_LENGTH,
            kind="limit",
        )
    tokens = []
    position = 0
    while position < len(formula):
        if formula[position] in _BLANK:
            position += 1
            continue
        match = _TOKEN.match(formula, position)
        if match is None:
            raise _unknown_character(formula, position, vocabulary)
        tokens.append(Token(str(match.lastgroup), match.group(), position))
        position = match.end()
    if not tokens:
        raise FormulaError(
            "the formula is empty; write one in x, such as x*sigmoid(x)",
            formula=formula,
            position=0,
            kind="empty",
        )
    if len(tokens) > MAXIMUM_SYMBOLS:
        raise FormulaError(
            f"the formula has too many symbols: at most {MAXIMUM_SYMBOLS}",
            formula=formula,
            position=tokens[MAXIMUM_SYMBOLS].start,
            kind="limit",
        )
    return [*tokens, Token("end", "", len(formula.rstrip(_BLANK)))]


def _unknown_character(formula: str, position: int, vocabulary: Vocabulary) -> FormulaError:
    """Return the error for a character that no token begins with, with a hint."""
    character = formula[position]
    advise = {".": hints.dotted, "\\": hints.latex, ":": hints.colon}.get(character)
    hint = advise(formula, position, vocabulary) if advise else ""
    hint = hint or _HINTS.get(character) or _by_nature(character) or _look_alike(character)
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    quoted = f'"{shown}"' if shown == "'" else f"'{shown}'"
    return FormulaError(
        f"unexpected character {quoted} in the formula{f': {hint}' if hint else ''}",
        formula=formula,
        position=position,
        kind="char",
    )


# Letters that look like ASCII ones but that NFKC leaves alone (Cyrillic and Greek).
_TWINS = dict(zip("аеорсухіјѕοχе", "aeopcyxijsoxe", strict=True))


def _look_alike(character: str) -> str:
    """Return a hint naming the ASCII character that another one looks like, or ""."""
    plain = _TWINS.get(character) or unicodedata.normalize("NFKC", character)
    if not plain.isascii() and character.isdigit():
        plain = str(unicodedata.digit(character))
    if plain != character and plain.isascii() and plain.isprintable() and len(plain) == 1:
        return f"it only looks like the ASCII '{plain}'; type '{plain}'"
    return ""


def _by_nature(character: str) -> str:
    """Return a hint for a letter, a digit or a sign of a kind that formulas write otherwise."""
    kind, *parts = unicodedata.decomposition(character).split() or [""]
    if kind == "<super>":
        return f"write '^{_plainly(parts)}' for a power"
    if kind == "<fraction>":
        return f"write {_plainly(parts)} for a fraction"
    letter = re.fullmatch("GREEK SMALL LETTER ([A-Z]+)", unicodedata.name(character, ""))
    if letter and character not in _TWINS:
        return f"write '{letter[1].lower()}' for a parameter"
    return ""


def _plainly(codes: Sequence[str]) -> str:
    """Return the characters of some codes in hexadecimal, in ASCII."""
    letters = "".join(chr(int(code, 16)) for code in codes)
    return letters.replace("\u2212", "-").replace("\u2044", "/")
