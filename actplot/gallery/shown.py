"""What the pages of a gallery show: a figure with its files, and whose pages they are."""

from __future__ import annotations

from dataclasses import dataclass

from actplot.gallery.about import About

MARK = "Written by actplot gallery build"
"""What a page of ours says near its beginning."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A figure on a page.

    Parameters
    ----------
    name : str
        Its name.
    files : tuple of str
        Its files; the first is shown, all are linked to.
    width, height : int
        Its size in CSS pixels.
    about : About
        What is said of it.
    """

    name: str
    files: tuple[str, ...]
    width: int
    height: int
    about: About

    @property
    def command(self) -> str:
        """The command line that writes it."""
        return f"{self.about.command} -o {self.files[0]}"
