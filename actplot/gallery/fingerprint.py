"""Fingerprints: hashes of everything a figure depends on, made without drawing it."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from functools import lru_cache
from importlib.machinery import PathFinder
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import actplot
from actplot.catalogue.rows import Catalogue, Row
from actplot.catalogue.sources import catalogue as load_catalogue
from actplot.figures.options.table import CheckedRecord
from actplot.gallery.kinds import kind_of
from actplot.gallery.paths import files_of

_PACKAGES = ("matplotlib", "numpy", "seaborn")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
# Of this package only what paints decides how a figure looks; rows are counted one by one.
_PAINTERS = ("bars.py", "commands.py", "curves.py", "painting.py")
_PACKAGE = Path(actplot.__file__).parent


def fingerprint(record: CheckedRecord) -> str:
    """Return a hash of the options, rows, files and versions that make the figure of a record.

    The formats are no part of it, nor are modification times.
    """
    specs = kind_of(record).specs(record)
    catalogue = load_catalogue(getattr(record, "catalogue", ()))
    parts = {
        "kind": type(record).__name__,
        "options": {row.name: getattr(record, row.name) for row in fields(record)},
        "rows": [asdict(row) for row in _rows_used(specs, catalogue)],
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
    found = {"actplot": actplot.__version__, "source": _source()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = ""
    return found


def _source() -> str:
    """Return a hash of the files of actplot that decide how a figure looks."""
    combined = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        place = path.relative_to(_PACKAGE)
        room = place.parts[0]
        data = path.suffix not in (".py", ".toml", ".mplstyle", ".json")
        if data or room == "cli" or place == Path("catalogue", "activations.toml"):
            continue
        if room == "gallery" and path.name not in _PAINTERS:
            continue
        combined.update(f"{place.as_posix()}\0{hash_of_file(path)}\n".encode())
    return combined.hexdigest()
