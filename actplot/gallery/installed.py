"""What is installed of what draws: the files of this package, and the versions of others."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator

import actplot

PACKAGES = ("matplotlib", "numpy", "seaborn")
"""What draws, besides this package."""

_MARKS = (".dist-info", ".egg-info")


def own_directory() -> str:
    """Return the directory of this package."""
    return os.path.dirname(actplot.__file__)


def own_files() -> list[os.DirEntry[str]]:
    """Return the files of this package in the order of their paths, without compiled ones."""
    return sorted(_files_below(own_directory()), key=lambda entry: entry.path)


def installed(packages: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield packages with their versions, in the order in which Python looks for them.

    A package has what says that it is installed beside it, with the version in its name.
    """
    for directory in sys.path:
        try:
            names = sorted(os.listdir(directory or "."))
        except OSError:
            continue
        for name in names:
            if name.endswith(_MARKS):
                package, _, rest = name.rpartition(".")[0].partition("-")
                if package.lower() in packages:
                    yield package.lower(), rest


def _files_below(directory: str) -> Iterator[os.DirEntry[str]]:
    """Yield the files of a directory and of those in it; none where it is an archive."""
    try:
        with os.scandir(directory) as entries:
            found = list(entries)
    except OSError:
        return
    for entry in found:
        if not entry.is_dir():
            yield entry
        elif entry.name != "__pycache__":
            yield from _files_below(entry.path)
