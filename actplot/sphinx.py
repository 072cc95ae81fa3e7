"""The Sphinx directive ``.. actplot::``, which puts a figure into a page.

Add ``"actplot.sphinx"`` to ``extensions`` in ``conf.py``::

    .. actplot:: sigmoid
       :derivative:
       :saturation:

       The caption.

    .. actplot:: softmax 2 1 0.1

Its options are those of the command line under the same names, ``no-grid`` and the like too,
besides ``align``, ``width``, ``class``, ``name`` and ``alt`` as every figure has them.
"""

# Sphinx is an extra; without it, or the type information of docutils, the rest is still checked.
# mypy: disable-error-code="import-untyped, import-not-found, misc"

from __future__ import annotations

import os
import shlex
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from actplot import __version__
from actplot.errors import ActplotError, InputError
from actplot.figures.bar_spec import BarSpec
from actplot.figures.options.table import CheckedRecord, Option, options_of
from actplot.figures.spec import FigureSpec
from actplot.files import write_all_atomically
from actplot.gallery.fingerprint import fingerprint
from actplot.gallery.kinds import kind_of
from actplot.gallery.painting import draw
from actplot.gallery.paths import files_of, placed
from actplot.normalizers import NORMALIZERS
from actplot.numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.application import Sphinx

_FORMATS = ("svg", "pdf")  # a page of HTML takes the first, one of LaTeX the second
_OWN = {
    "align": lambda word: directives.choice(word, ("left", "center", "right")),
    "class": directives.class_option,
    "name": directives.unchanged,
    "width": directives.length_or_percentage_or_unitless,
}


def _readers() -> dict[str, Callable[[str], Any]]:
    """Return what reads each option of the directive."""
    spelt = {**_spelt(BarSpec), **_spelt(FigureSpec)}
    return {**dict.fromkeys(spelt, directives.unchanged), **_OWN}


def _spelt(record: type[CheckedRecord]) -> dict[str, tuple[str, Callable[[str], Any]]]:
    """Return the field of each option as it is spelt on the command line, and what reads it."""
    found: dict[str, tuple[str, Callable[[str], Any]]] = {}
    for name, row in options_of(record).items():
        if row.flags:
            found[row.long.lstrip("-")] = name, partial(_read, row)
        if row.off:
            found[row.off.lstrip("-")] = name, _turned_off
    found["alt"] = found["alt-text"]  # as docutils calls it
    return found


def _read(row: Option, text: str) -> Any:
    """Return the value of an option from the text behind it."""
    if row.counted:
        return int(text) if text else 1
    if row.words == 0:
        return directives.flag(text) is None
    if row.words == 1 and not row.repeated:
        return row.read(text)
    return tuple(map(row.read, shlex.split(text)))


def _turned_off(text: str) -> bool:
    """Return the value of a switch behind its spelling that turns it off."""
    return directives.flag(text) is not None


class ActplotDirective(SphinxDirective):
    """A figure of the specs, or of the member of the softmax family, that its argument names."""

    has_content = True
    required_arguments = 1
    optional_arguments = 0
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = _readers()

    def run(self) -> list[nodes.Node]:
        """Draw the figure, unless it is there already, and return the nodes that show it."""
        try:
            record = self._record(shlex.split(self.arguments[0]))
            kind = kind_of(record)
            kind.check(record)
            alternative = kind.caption(record).alternative
            picture = self._picture(record)
        except (ActplotError, ValueError) as error:
            raise self.error(f"actplot: {error}") from error
        for path in files_of(record):
            self.env.note_dependency(str(Path(path).resolve()))
        own = {key: self.options[key] for key in ("width",) if key in self.options}
        image = nodes.image(uri=picture, alt=alternative, **own)
        self.set_source_info(image)
        return [self._figure(image)]

    def _record(self, words: Sequence[str]) -> CheckedRecord:
        """Return what the argument and the options say."""
        if words and words[0] in NORMALIZERS:
            logits = tuple(map(read_number, words[1:]))
            bars = BarSpec(function=words[0], logits=logits, **self._options(BarSpec))
            bars.refuse_unused()
            return bars
        if any(":" in word for word in words):
            raise InputError("a page cannot name a Python function")
        return FigureSpec(specs=tuple(words), **self._options(FigureSpec))

    def _options(self, record: type[CheckedRecord]) -> dict[str, Any]:
        """Return the options of a record, with paths relative to the page."""
        known = _spelt(record)
        given = {}
        for option, text in self.options.items():
            if option in known:
                name, read = known[option]
                given[name] = read(text)
            elif option not in _OWN:
                raise InputError(f"{option} is no option of {record.__name__}")
        return placed(given, Path(self.env.doc2path(self.env.docname)).parent)

    def _picture(self, record: CheckedRecord) -> str:
        """Return the path of the picture relative to the page, drawn if it is not there."""
        directory = Path(self.env.doctreedir) / "actplot"
        stem = directory / fingerprint(record)[:16]
        files = {format: stem.with_suffix(f".{format}") for format in _FORMATS}
        if not all(path.is_file() for path in files.values()):
            directory.mkdir(parents=True, exist_ok=True)
            pictures = draw(record, _FORMATS)
            write_all_atomically({str(files[key]): data for key, data in pictures.items()})
        page = Path(self.env.doc2path(self.env.docname)).parent
        return Path(os.path.relpath(stem, page)).as_posix() + ".*"

    def _figure(self, image: nodes.image) -> nodes.Node:
        """Return the image with its caption and what a figure has besides."""
        figure = nodes.figure("", image, align=self.options.get("align", "center"))
        figure["classes"] += ["actplot", *self.options.get("class", [])]
        if self.content:
            caption = nodes.Element()
            self.state.nested_parse(self.content, self.content_offset, caption)
            first, *rest = caption.children
            figure += nodes.caption(first.rawsource, "", *first.children)
            if rest:
                figure += nodes.legend("", *rest)
        self.add_name(figure)
        return figure


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive; Sphinx calls this."""
    app.add_directive("actplot", ActplotDirective)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
