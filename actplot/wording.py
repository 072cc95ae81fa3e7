"""How messages quote what was given and suggest what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actplot.errors import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_QUOTE = 60
_LONGEST_PATH = 200


def quoted(text: str) -> str:
    """Return the text in quotes, clipped and with unprintable characters escaped."""
    clipped = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return f"'{printable(clipped)}'"


def quoted_path(path: str) -> str:
    """Return a path in quotes; if it is very long, without its middle."""
    if len(path) > _LONGEST_PATH:
        path = f"{path[: _LONGEST_PATH - 80]}…{path[-79:]}"
    return f"'{printable(path)}'"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to a misspelt one, or None if none is near."""
    from difflib import get_close_matches

    if len(word) > _LONGEST_QUOTE:
        return None
    spellings = {name.casefold(): name for name in sorted(known)}
    found = get_close_matches(word.casefold(), spellings, n=5, cutoff=0.6)
    # Letters that have changed places are a likelier slip than one left out.
    found.sort(key=lambda name: sorted(name) != sorted(word.casefold()))
    return spellings[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean 'relu'?" for the nearest known word, or "" if none is near."""
    found = nearest(word, known)
    return "" if found is None else f" Did you mean {quoted(found)}?"
