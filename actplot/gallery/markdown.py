"""README.md: the figures of a gallery as tables that a code host renders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from actplot.gallery.shown import MARK, Shown

_WIDTH = 360
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&])")


def markdown_page(title: str, introduction: str, sections: Mapping[str, Sequence[Shown]]) -> str:
    """Return the page.

    Parameters
    ----------
    title, introduction : str
        What stands at its head, as plain text.
    sections : mapping of str to sequence of Shown
        The figures by heading.
    """
    return "\n".join(_lines(title, introduction, sections)) + "\n"


def _lines(title: str, introduction: str, sections: Mapping[str, Sequence[Shown]]) -> Iterator[str]:
    """Yield the lines of the page."""
    yield f"<!-- {MARK}; edit the manifest instead. -->"
    yield f"# {_plain(title)}"
    if introduction:
        yield from ("", _plain(introduction))
    for heading, figures in sections.items():
        yield from ("", f"## {_plain(heading)}", "")
        yield from ("| Figure | What it shows |", "| --- | --- |")
        for shown in figures:
            yield f"| {_picture(shown)} | {_text(shown)} |"


def _picture(shown: Shown) -> str:
    """Return the figure, linked to its file."""
    source = escape(shown.files[0])
    alternative = escape(" ".join(shown.about.alternative.split())).replace("|", "&#124;")
    image = f'<img src="{source}" width="{_WIDTH}" alt="{alternative}">'
    return f'<a href="{source}">{shown.following_page(image)}</a>'


def _text(shown: Shown) -> str:
    """Return what is said of a figure, on one line."""
    about = shown.about
    files = ", ".join(f"[{_plain(name)}]({name})" for name in shown.files)
    command = escape(shown.command).replace("|", "&#124;")
    return (
        f"**{_plain(about.title)}**<br>{_plain(about.alternative)}"
        f"<br><code>{_code(command)}</code><br>{files}"
    )


def _plain(text: str) -> str:
    """Return text on one line, with everything escaped that Markdown would take for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _code(text: str) -> str:
    """Return the content of a code element, without Markdown in it."""
    return re.sub(r"([\\`*_\[\]~$])", r"\\\1", text)
