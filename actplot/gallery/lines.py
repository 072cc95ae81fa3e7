"""The line of a manifest on which a table or a key stands, which tomllib does not tell."""

from __future__ import annotations

import re

_OPAQUE = re.compile(
    r'"""(?:\\.|[^\\])*?"""+'
    r"|'''.*?'''+"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*",
    re.DOTALL,
)
_ANY_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)


class Lines:
    """Line numbers in a TOML document that has been read without an error.

    Parameters
    ----------
    text : str
        The document.
    """

    def __init__(self, text: str) -> None:
        # Strings and comments are blanked, so that what looks like a table in them is none.
        self._text = _OPAQUE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)

    def tables(self, name: str) -> list[int]:
        """Return the line of each table of an array of tables, in order."""
        return [self._line(start) for start in self._starts(rf"\[\[[ \t]*{name}[ \t]*\]\]")]

    def table(self, name: str) -> int | None:
        """Return the line of a table's header, or None where it is written otherwise."""
        starts = self._starts(rf"\[[ \t]*{name}[ \t]*\]")
        return self._line(starts[0]) if starts else None

    def key(self, name: str, *, after: int) -> int | None:
        """Return the line of a bare key, sought from the header on a line to the next header.

        The tables inside that table, such as [figure.sweep], belong to it.
        """
        lines = self._text.split("\n")
        for number, line in enumerate(lines[after:], start=after + 1):
            header = _ANY_HEADER.match(line)
            if header and "." not in line:
                return None
            if re.match(rf"[ \t]*{re.escape(name)}[ \t]*[=.]", line):
                return number
        return None

    def _starts(self, header: str) -> list[int]:
        """Return where the headers of a form begin."""
        return [
            match.start() for match in re.finditer(rf"^[ \t]*{header}", self._text, re.MULTILINE)
        ]

    def _line(self, position: int) -> int:
        """Return the number of the line of a position, from 1."""
        return self._text.count("\n", 0, position) + 1
