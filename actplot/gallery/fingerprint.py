"""Fingerprints: hashes of everything a figure depends on, made without drawing it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import lru_cache
from importlib.machinery import PathFinder
from pathlib import Path

import actplot
from actplot.catalogue.rows import Catalogue, Row
from actplot.catalogue.sources import catalogue as load_catalogue
from actplot.figures.options.table import CheckedRecord
from actplot.gallery.installed import PACKAGES, installed, own_directory, own_files
from actplot.gallery.kinds import kind_of
from actplot.gallery.paths import files_of

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
_SOURCES = (".py", ".toml", ".mplstyle", ".json")
_CATALOGUE = "catalogue/activations.toml"
# Of this package only what paints decides how a figure looks; rows are counted one by one.
_PAINTERS = ("bars.py", "commands.py", "curves.py", "painting.py")


def fingerprint(record: CheckedRecord) -> str:
    """Return a hash of the options, rows, files and versions that make the figure of a record.

    The formats are no part of it, nor are modification times.
    """
    specs = kind_of(record).specs(record)
    catalogue = load_catalogue(getattr(record, "catalogue", ()))
    parts = {
        "kind": type(record).__name__,
        "options": {row.name: getattr(record, row.name) for row in fields(record)},
        "rows": [row.as_data() for row in _rows_used(specs, catalogue)],
        "files": {path: hash_of_file(Path(path)) for path in (*files_of(record), *_code(specs))},
        "versions": versions(),
    }
    return hashlib.sha256(json.dumps(parts, default=repr, sort_keys=True).encode()).hexdigest()


def hash_of(content: bytes) -> str:
    """Return the hash of a file's content."""
    return hashlib.sha256(content).hexdigest()


def hash_of_file(path: Path) -> str:
    """Return the hash of a file, "" for one that cannot be read."""
    try:
        return hash_of(path.read_bytes())
    except OSError:
        return ""


def _rows_used(specs: Iterable[str], catalogue: Catalogue) -> list[Row]:
    """Return the rows whose names are in the specs, and in the formulas of these rows."""
    found: dict[str, Row] = {}
    texts = list(specs)
    while texts:
        for word in _WORD.findall(texts.pop()):
            spelling = catalogue.spelling(word)
            target = catalogue.aliases.get(spelling or "", spelling or "")
            row = catalogue.by_name.get(target.partition("(")[0])
            if row is not None and row.name not in found:
                found[row.name] = row
                texts.append(row.formula)
    return [found[name] for name in sorted(found)]


def _code(specs: Iterable[str]) -> Iterator[str]:
    """Yield the files of the Python functions that specs name."""
    for spec in specs:
        place = spec.rpartition(":")[0]
        if place.endswith(".py"):
            yield place
        elif place:
            yield from _module_file(place)


def _module_file(dotted: str) -> Iterator[str]:
    """Yield the file of a module, found without running any of its code."""
    path = [str(Path.cwd()), *sys.path]
    name = ""
    for part in dotted.split("."):
        name = f"{name}.{part}" if name else part
        found = PathFinder.find_spec(name, path)
        if found is None:
            return
        if found.origin:
            yield found.origin
        path = list(found.submodule_search_locations or ())


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """Return the versions of what draws, by name, and a hash of the source of actplot."""
    there = dict(reversed(list(installed(PACKAGES))))
    found = {"actplot": actplot.__version__, "source": _source()}
    return {**found, **{name: there.get(name) or _told_version(name) for name in PACKAGES}}


def _told_version(package: str) -> str:
    """Return the version of a package that is installed in an unusual way, or "" without it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _source() -> str:
    """Return a hash of the files of actplot that decide how a figure looks."""
    combined = hashlib.sha256()
    for entry in own_files():
        place = os.path.relpath(entry.path, own_directory()).replace(os.sep, "/")
        room = place.partition("/")[0]
        if not entry.name.endswith(_SOURCES) or room == "cli" or place == _CATALOGUE:
            continue
        if room == "gallery" and entry.name not in _PAINTERS:
            continue
        combined.update(f"{place}\0{hash_of_file(Path(entry.path))}\n".encode())
    return combined.hexdigest()
