"""Reading the words of a language: adding one is adding a file beside the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from actplot.errors import InputError
from actplot.plain_toml import read_plain_toml
from actplot.wording import did_you_mean, quoted

ENGLISH = "en"

_DIRECTORY = Path(__file__).parent
LANGUAGES = tuple(sorted(path.stem for path in _DIRECTORY.glob("*.toml")))
"""The codes of the languages there are."""


class Words(Mapping[str, str]):
    """The words and sentences of one language, by their keys: ``words["figure.saturated"]``.

    What is a sentence with places for values, such as ``{x}``, is completed by calling:
    ``words("detail.kink", x="0")``.

    Parameters
    ----------
    entries : mapping of str to str
        Every text by its key.
    """

    __slots__ = ("_entries",)

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._entries = MappingProxyType(dict(entries))

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with values in its places."""
        return self[key].format(**values)

    def __getitem__(self, key: str) -> str:
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def letters(self, section: str) -> str:
        """Return every character that the texts of a section are written with."""
        texts = (text for key, text in self.items() if key.startswith(f"{section}."))
        return "".join(sorted(set("".join(texts))))

    def listed(self, items: list[str]) -> str:
        """Return items as one text: "a", "a and b", "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return self["grammar.comma"].join(items[:-1]) + self["grammar.and"] + items[-1]


@lru_cache(maxsize=16)
def words(language: str = ENGLISH) -> Words:
    """Return the words of a language.

    Parameters
    ----------
    language : str
        Its code, one of `LANGUAGES`.

    Raises
    ------
    InputError
        If there is no such language.
    """
    code = check_language("lang", language)
    text = (_DIRECTORY / f"{code}.toml").read_text(encoding="utf-8")
    return Words(dict(_flattened(read_plain_toml(text))))


def check_language(label: str, value: object) -> str:
    """Return the code of a language that actplot writes.

    Raises
    ------
    InputError
        Naming the label and the languages there are.
    """
    if not isinstance(value, str):
        raise InputError(f"{label} must be the code of a language, such as {ENGLISH}")
    code = value.lower()
    if code not in LANGUAGES:
        hint = did_you_mean(code, LANGUAGES)
        known = f"{', '.join(LANGUAGES[:-1])} or {LANGUAGES[-1]}"
        raise InputError(f"{label} must be {known}, got {quoted(value)}.{hint}")
    return code


def _flattened(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of nested tables under keys joined by dots."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value
