"""Where catalogues come from: the built-in one and the user's own."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from actplot.catalogue.places import standing_paths
from actplot.catalogue.reading import read_catalogue_file, read_trusted_catalogue
from actplot.catalogue.rows import Catalogue
from actplot.errors import InputError

_BUILT_IN = "activations.toml"
# A row called like a command could not be drawn by its name alone.
_COMMANDS = ("plot", "describe", "list", "styles", "gallery")


def catalogue(paths: tuple[str, ...] = ()) -> Catalogue:
    """Return the built-in catalogue with the user's own rows behind it.

    Parameters
    ----------
    paths : tuple of str
        TOML files, besides those that ``ACTPLOT_CATALOGUE`` names and
        ``actplot/catalogue.toml`` in the user's configuration directory.

    Raises
    ------
    InputError
        For a file that is wrong, or a row that takes a name in use.
    """
    files = dict.fromkeys((*standing_paths(), *(os.fspath(path) for path in paths)))
    return _joined(tuple((path, _stamp(path)) for path in files))


@lru_cache(maxsize=1)
def built_in() -> Catalogue:
    """Return the catalogue that comes with actplot."""
    text = Path(__file__).with_name(_BUILT_IN).read_text(encoding="utf-8")
    return read_trusted_catalogue(text, source=_BUILT_IN)


def _stamp(path: str) -> tuple[int, int] | None:
    """Return what changes with a file's content, or None if it cannot be read."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=1)
def _reserved() -> frozenset[str]:
    """Return the names of the commands, and those that mean something in every formula."""
    from actplot.formula.vocabulary import Vocabulary  # which needs numpy, as few commands do

    formulas = Vocabulary(parameters=(), definitions={})
    return frozenset((*_COMMANDS, *formulas.values, *formulas.functions))


@lru_cache(maxsize=8)
def _joined(files: tuple[tuple[str, tuple[int, int] | None], ...]) -> Catalogue:
    """Return the built-in rows followed by those of some files, as they were when stamped."""
    everything = built_in()
    for path, _ in files:
        added = read_catalogue_file(Path(path))
        for row in added.rows:
            for alias in (row.name, *row.aliases):
                spelling = alias.partition("(")[0]
                if spelling in _reserved() or everything.spelling(spelling) is not None:
                    raise InputError(
                        f"catalogue '{path}': row '{row.name}' takes the name '{spelling}', "
                        f"which actplot has already; choose another"
                    )
        everything = Catalogue(
            rows=(*everything.rows, *added.rows),
            refused={**everything.refused, **added.refused},
        )
    return everything
