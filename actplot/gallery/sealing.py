"""Sealing: what a build depended on and what it left is written down where it ends well."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Self

from actplot.catalogue.places import standing_paths
from actplot.files import write_atomically
from actplot.gallery.curves import runs_code
from actplot.gallery.kinds import kind_of
from actplot.gallery.manifest import Manifest
from actplot.gallery.pages import PAGES
from actplot.gallery.paths import files_of
from actplot.gallery.seal import SEAL_NAME, Seal, key_of, place_of, stamps_of
from actplot.gallery.stamps import Stamp
from actplot.gallery.state import STATE_NAME, State


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealing:
    """What there is to write down of a build before it begins.

    Parameters
    ----------
    book : Manifest
        What is built.
    key : str
        The key of the seal.
    read : dict of str to Stamp
        The files that the figures read.
    """

    book: Manifest
    key: str
    read: dict[str, Stamp]

    @classmethod
    def begun(
        cls, book: Manifest, *, output: str | os.PathLike[str] | None, run_code: bool
    ) -> Self | None:
        """Return what there is of a build that begins, or None if it cannot be sealed.

        Code can import anything; a gallery that runs some is looked at every time.
        """
        records = [figure.record for figure in book.figures]
        if any(runs_code(spec) for record in records for spec in kind_of(record).specs(record)):
            return None
        named = dict.fromkeys(path for record in records for path in files_of(record))
        read = stamps_of((*standing_paths(), *named))
        chosen = None if output is None else os.fspath(output)
        key = key_of(book.document.content, output=chosen, run_code=run_code)
        return None if read is None or key is None else cls(book=book, key=key, read=read)

    def write(self, state: State) -> None:
        """Write the seal of a build that has left all files as its state says.

        Raises
        ------
        OutputError
            If it cannot be written.
        """
        known = {
            name: written.sha256
            for figure in self.book.figures
            for name, written in state.figures[figure.name].files.items()
        }
        directory = self.book.directory
        names = sorted((*known, *PAGES, STATE_NAME))
        stamps = stamps_of(str(directory / name) for name in names)
        if stamps is None:
            return
        made = {name: stamps[str(directory / name)] for name in names}
        if any(made[name].sha256 != digest for name, digest in known.items()):
            return
        place = place_of(self.book.document.path)
        text = Seal(self.key, place, len(self.book.figures), made, self.read).text
        content = text.encode("utf-8", "surrogateescape")
        path = directory / SEAL_NAME
        if not path.is_file() or path.read_bytes() != content:
            write_atomically(path, content)
