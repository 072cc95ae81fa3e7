"""How messages quote what was given and suggest what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actplot.errors import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_QUOTE = 60
_LONGEST_PATH = 200
_MOST_SLIPS = 3
_SHORTEST_BEGINNING = 3


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
    """Return the known word nearest to a misspelt one, or None if none is near.

    Near is what differs by one slip in three letters, or is the beginning of the word or
    has the word as its beginning.
    """
    if len(word) > _LONGEST_QUOTE:
        return None
    wrong = word.casefold()
    letters = len(wrong.lstrip("-"))
    most = min(letters // 3, _MOST_SLIPS)
    found: list[tuple[int, bool, int, str]] = []
    for name in sorted(known):
        right = name.casefold()
        begins = letters >= _SHORTEST_BEGINNING and right.startswith(wrong)
        begun = len(right.lstrip("-")) >= _SHORTEST_BEGINNING and wrong.startswith(right)
        slips = 1 if begins else _slips(wrong, right, most)
        if begins or begun or slips <= most:
            # Letters that have changed places are a likelier slip than a wrong one.
            likely = begins or begun or sorted(right) == sorted(wrong)
            length = abs(len(right) - len(wrong))
            found.append((min(slips, 2), not likely, length, name))
    return min(found)[-1] if found else None


def _slips(wrong: str, right: str, most: int) -> int:
    """Return how many letters are wrong, missing, added or swapped; more than most if many are."""
    if abs(len(wrong) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row: list[int] = [*range(len(right) + 1)]
    for i, letter in enumerate(wrong):
        last, before, row = before, row, [i + 1]
        for j, other in enumerate(right):
            row.append(min(before[j] + (letter != other), before[j + 1] + 1, row[j] + 1))
            if i and j and letter == right[j - 1] and other == wrong[i - 1]:
                row[-1] = min(row[-1], last[j - 1] + 1)
    return row[-1]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean 'relu'?" for the nearest known word, or "" if none is near."""
    found = nearest(word, known)
    return "" if found is None else f" Did you mean {quoted(found)}?"
