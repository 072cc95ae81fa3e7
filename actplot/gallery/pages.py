"""The pages of a gallery: index.html to look through, README.md for a code host."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from actplot.errors import OutputError
from actplot.files import write_atomically
from actplot.gallery.figure import Figure
from actplot.gallery.manifest import Manifest
from actplot.gallery.shown import MARK, Shown
from actplot.gallery.state import State, Written
from actplot.wording import quoted_path

PAGES = ("index.html", "README.md")
_LOOKED_AT = 1000
_PIXELS_PER_INCH = 96


def refuse_foreign(directory: Path) -> None:
    """Refuse a directory in which pages of someone else have the names of ours.

    Raises
    ------
    OutputError
        Naming the first of them.
    """
    for name in PAGES:
        path = directory / name
        if path.is_file() and MARK not in _beginning(path):
            raise OutputError(
                f"{quoted_path(str(path))} is not of actplot's making and would be replaced; "
                "choose another directory with --output or output in the manifest"
            )


def write_pages(book: Manifest, state: State) -> list[str]:
    """Write the pages of all figures that there are files of; return which have changed.

    Raises
    ------
    OutputError
        If one cannot be written.
    """
    # Not needed where there is nothing to do.
    from actplot.gallery.html import html_page
    from actplot.gallery.markdown import markdown_page

    sections = by_section(book.figures, state)
    changed = []
    for name, page in zip(PAGES, (html_page, markdown_page), strict=True):
        content = page(book.title, book.introduction, sections).encode()
        if not Written.of(content).is_at(book.directory / name):
            write_atomically(book.directory / name, content)
            changed.append(name)
    return changed


def by_section(figures: Iterable[Figure], state: State) -> dict[str, list[Shown]]:
    """Return the figures under their headings, all in the order of the manifest."""
    sections: dict[str, list[Shown]] = {}
    for figure in figures:
        built = state.figures.get(figure.name)
        if built is None:
            continue
        heading = figure.section or built.about.family or "figures"
        record: Any = figure.record
        width, height = (round(_PIXELS_PER_INCH * inches) for inches in record.size)
        sections.setdefault(heading[:1].upper() + heading[1:], []).append(
            Shown(
                name=figure.name,
                files=tuple(name for name in figure.files if name in built.files),
                width=width,
                height=height,
                about=built.about,
            )
        )
    return sections


def _beginning(path: Path) -> str:
    """Return the first characters of a file."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_LOOKED_AT)
    except OSError:
        return ""
