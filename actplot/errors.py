"""The errors actplot raises, one kind for each decision a caller makes."""

from __future__ import annotations


class ActplotError(Exception):
    """Anything actplot could not do; its text is what a user reads."""


class InputError(ActplotError, ValueError):
    """What was given is wrong: a formula, a name, an option, a file's content."""


class FormulaError(InputError):
    """A formula that cannot be read, with the place where it goes wrong.

    Parameters
    ----------
    message : str
        What is wrong and what to write instead, in one line.
    formula : str
        The formula as it was given.
    position : int
        Index of the offending character, counted in characters from 0.
    kind : str
        The class of the error: "empty", "char", "syntax", "name", "call",
        "limit" or "domain".
    """

    def __init__(self, message: str, *, formula: str, position: int, kind: str) -> None:
        super().__init__(message)
        self.message = message
        self.formula = formula
        self.position = position
        self.kind = kind

    def __str__(self) -> str:
        return f"{self.message}\n{point_at(self.formula, self.position)}"


class OutputError(ActplotError):
    """The work was done but its result could not be written."""


class UserCodeError(ActplotError):
    """A user's own function, or the file that holds it, raised an exception.

    Its text is theirs: what was raised, and the line of their code that raised it.
    """


class UntraceableError(ActplotError):
    """A Python function that does not become a formula; its text says why in a few words."""


def point_at(text: str, position: int, *, width: int = 60) -> str:
    """Return the text, clipped around a position, over a line with a caret at it."""
    start = max(0, min(position - width // 2, len(text) - width))
    end = min(len(text), start + width)
    before = ("…" if start > 0 else "") + printable(text[start:position])
    after = printable(text[position:end]) + ("…" if end < len(text) else "")
    return f"  {before}{after}\n  {' ' * display_width(before)}^"


def printable(text: str) -> str:
    """Return the text with control, bidirectional and surrogate characters escaped."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def display_width(text: str) -> int:
    """Return how many terminal columns the text takes."""
    import unicodedata

    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )
