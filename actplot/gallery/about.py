"""About: what the pages of a gallery say of a figure besides showing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_TEXTS = ("title", "family", "alternative", "command")


@dataclass(frozen=True, kw_only=True, slots=True)
class Caption:
    """What a figure is and shows: it stands in every picture and on the pages.

    Parameters
    ----------
    title : str
        What it is.
    alternative : str
        What is to be seen, for who cannot see it.
    """

    title: str
    alternative: str


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What is said of a figure.

    Parameters
    ----------
    title : str
        Its heading.
    family : str
        The family of what it shows; "" where that is of several.
    alternative : str
        What is to be seen, for who cannot see it.
    command : str
        The command line that draws it, without an output.
    facts : tuple of (str, str)
        Names and values of what is known about what it shows.
    words : tuple of str
        Other names that it is found by.
    """

    title: str
    family: str
    alternative: str
    command: str
    facts: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> About:
        """Return one from its JSON."""
        return cls(
            **{key: str(data[key]) for key in _TEXTS},
            facts=tuple((str(name), str(value)) for name, value in data["facts"]),
            words=tuple(map(str, data["words"])),
        )
