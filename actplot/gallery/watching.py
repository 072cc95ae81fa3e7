"""Watching a manifest: telling when it, or a file it names, has new content."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from actplot.catalogue import sources
from actplot.errors import InputError
from actplot.gallery.fingerprint import hash_of_file
from actplot.gallery.manifest import read_manifest
from actplot.gallery.paths import files_of

_SECONDS = 0.5


def changes(manifest: str) -> Iterator[None]:
    """Yield at once, and whenever a manifest or a file that its figures read has changed.

    Parameters
    ----------
    manifest : str
        Its path.
    """
    while True:
        paths = _watched(manifest)
        before = _content(paths)
        sources._joined.cache_clear()  # noqa: SLF001 (this process outlives what it has read)
        yield
        while _content(paths) == before:
            time.sleep(_SECONDS)


def _watched(manifest: str) -> list[Path]:
    """Return a manifest and the files that it names, if it can be read."""
    try:
        figures = read_manifest(manifest, run_code=True).figures
    except InputError:
        return [Path(manifest)]
    named = dict.fromkeys(path for figure in figures for path in files_of(figure.record))
    return [Path(manifest), *map(Path, named)]


def _content(paths: list[Path]) -> list[str]:
    """Return hashes of files."""
    return [hash_of_file(path) for path in paths]
