"""What the pages of a gallery show: a figure with its files, and whose pages they are."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from actplot.figures.output.formats import SCHEMES
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
        return f"{self.about.command} -o {self.name}.{self.files[0].rpartition('.')[2]}"

    def ending(self, file: str) -> str:
        """Return what one of its files is called beside the others: SVG, or LIGHT PNG."""
        return file.removeprefix(self.name).strip("-").replace(".", " ").strip().upper()

    def following_page(self, image: str) -> str:
        """Return the HTML of its image, so that it is the dark one of a pair on dark pages."""
        first, *others = self.files
        light, dark = (f"{self.name}-{scheme}.png" for scheme in SCHEMES)
        if first != light or dark not in others:
            return image
        source = f'<source media="(prefers-color-scheme: dark)" srcset="{escape(dark)}">'
        return f"<picture>{source}{image}</picture>"
