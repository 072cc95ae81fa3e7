"""The errors of a manifest, collected so that all of them are told together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from actplot.errors import InputError
from actplot.gallery.lines import Lines

_MOST_LISTED = 50


@dataclass(kw_only=True, slots=True)
class Problems:
    """The errors found so far in one manifest.

    Parameters
    ----------
    source : str
        What messages call the manifest.
    found : list of str
        The errors, each with its line and place.
    """

    source: str
    found: list[str] = field(default_factory=list)

    def add(self, message: str, *, place: str = "", line: int | None = None) -> None:
        """Note an error, once."""
        where = ", ".join(part for part in (f"line {line}" if line else "", place) if part)
        problem = f"{where}: {message}" if where else message
        if problem not in self.found:
            self.found.append(problem)

    def refuse(self) -> None:
        """Raise one `InputError` that lists everything found, if anything was."""
        if not self.found:
            return
        if len(self.found) == 1:
            raise InputError(f"{self.source}: {self.found[0]}")
        listed = self.found[:_MOST_LISTED]
        if len(self.found) > _MOST_LISTED:
            listed = [*listed, f"and {len(self.found) - _MOST_LISTED} more"]
        lines = "\n".join(f"  {each}" for each in "\n".join(listed).split("\n"))
        raise InputError(f"{self.source}: {len(self.found)} errors, nothing is drawn\n{lines}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A table of a manifest, to which errors are pinned.

    Parameters
    ----------
    problems : Problems
        Where they are collected.
    lines : Lines
        The lines of the manifest.
    place : str
        What messages call the table, such as ``"figure 'relu'"``.
    line : int or None
        The line of its header.
    """

    problems: Problems
    lines: Lines
    place: str
    line: int | None = None

    def add(self, message: str, *, key: str = "") -> None:
        """Note an error of the table or of one of its keys."""
        line = self.line
        if line is not None and key:
            line = self.lines.key(key, after=line) or line
        self.problems.add(message, place=self.place, line=line)

    @contextmanager
    def noting(self, *, key: str = "") -> Iterator[None]:
        """Note the `InputError` that the block raises, and go on behind it."""
        try:
            yield
        except InputError as error:
            self.add(str(error), key=key)
