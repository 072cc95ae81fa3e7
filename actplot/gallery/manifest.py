"""Manifests: the figures of a gallery, read from TOML and checked before anything is drawn."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from actplot.figures.options.table import Option, options_of
from actplot.gallery.entries import INHERITED, OWN_OPTIONS, Surroundings, checked, read_figures
from actplot.gallery.figure import Figure
from actplot.gallery.finding import find_manifest
from actplot.gallery.kinds import KINDS
from actplot.gallery.paths import placed
from actplot.gallery.problems import Problems, Spot
from actplot.gallery.reading import Document, read_document
from actplot.values import check_text, type_name
from actplot.wording import did_you_mean, quoted

DEFAULT_TITLE = "Activation functions"

_TABLES = ("defaults", "figure", "output", "page")
_MOST_FIGURES = 5000


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """A gallery as a manifest describes it.

    Parameters
    ----------
    figures : tuple of Figure
        In order, no two of one name.
    directory : Path
        Where the figures and pages go.
    title, introduction : str
        What stands at the head of the pages, as plain text.
    problems : Problems
        Where errors that are found later go.
    document : Document
        What was read.
    """

    figures: tuple[Figure, ...]
    directory: Path
    title: str
    introduction: str
    problems: Problems
    document: Document


def read_manifest(
    path: str | os.PathLike[str] | None = None,
    *,
    output: str | os.PathLike[str] | None = None,
    run_code: bool = False,
) -> Manifest:
    """Read a manifest and check every option of every figure.

    Parameters
    ----------
    path : str or path-like or None
        A TOML file, or "-" for standard input; ``gallery.toml`` here or in ``gallery``
        where None.
    output : str or path-like or None
        Where the figures go; where the manifest says, or beside it, where None.
    run_code : bool
        Allow specs such as ``"file.py:function"``, which run code when they are drawn.

    Raises
    ------
    InputError
        Listing everything that is wrong with it.
    """
    document = read_document(find_manifest(path))
    problems = Problems(source=document.source)
    for name in document.data:
        if name not in _TABLES:
            hint = did_you_mean(name, _TABLES)
            problems.add(f"there is no table {quoted(name)}.{hint}")
    title, introduction = _page(document, problems)
    chosen = document.data.get("output", ".")
    if not isinstance(chosen, str) or not chosen:
        problems.add(f"output must be a directory, got {type_name(chosen)}")
        chosen = "."
    figures = _figures(document, problems, run_code=run_code)
    if problems.found:
        for figure in figures:
            figure.check()  # what is wrong with formulas is told together with it
        problems.refuse()
    return Manifest(
        figures=tuple(figures),
        directory=Path(output) if output is not None else document.directory / chosen,
        title=title,
        introduction=introduction,
        problems=problems,
        document=document,
    )


def _page(document: Document, problems: Problems) -> tuple[str, str]:
    """Return the title and the introduction of the pages."""
    spot = _spot(document, problems, "page")
    rows = {key: Option(check=check_text, help="") for key in ("title", "introduction")}
    found = checked(_table(document, spot, "page"), rows, spot)
    return found.get("title") or DEFAULT_TITLE, found.get("introduction") or ""


def _figures(document: Document, problems: Problems, *, run_code: bool) -> list[Figure]:
    """Return the figures of all tables."""
    around = Surroundings(
        defaults=_defaults(document, problems), directory=document.directory, run_code=run_code
    )
    found: list[Figure] = []
    tables = document.data.get("figure", [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        problems.add("write each figure as a table [[figure]]", line=document.lines.table("figure"))
        return found
    lines = document.lines.tables("figure")
    for index, table in enumerate(tables):
        name = table.get("name")
        spot = Spot(
            problems=problems,
            lines=document.lines,
            place=f"figure {quoted(name) if isinstance(name, str) else index + 1}",
            line=lines[index] if len(lines) == len(tables) else None,
        )
        found += read_figures(table, spot, around)
        if len(found) > _MOST_FIGURES:
            problems.add(f"more than {_MOST_FIGURES} figures")
            return found
    if not tables:
        problems.add("no figures; write tables [[figure]], each with a name and a spec")
    _refuse_twins(found)
    return found


def _refuse_twins(figures: list[Figure]) -> None:
    """Note figures whose names or files would be the same where upper and lower case are."""
    owners: dict[str, Figure] = {}
    for figure in figures:
        # No file has a star in its name; one of another figure may be called like this one.
        for taken in (f"{figure.name}.*", *figure.files):
            owner = owners.setdefault(taken.lower(), figure)
            if owner is figure:
                continue
            line = f" of line {owner.spot.line}" if owner.spot.line else ""
            exactly = "" if owner.name == figure.name else f", as {quoted(owner.name)}"
            figure.spot.add(f"the name is taken by the figure{line}{exactly}", key="name")


def _defaults(document: Document, problems: Problems) -> Mapping[str, object]:
    """Return the options that hold where a figure does not give its own."""
    spot = _spot(document, problems, "defaults")
    known = {key: row for kind in reversed(KINDS) for key, row in options_of(kind.record).items()}
    known |= {key: OWN_OPTIONS[key] for key in INHERITED}
    what = {key for kind in KINDS for key in kind.opening}
    table = placed(_table(document, spot, "defaults"), document.directory)
    return checked(table, {key: row for key, row in known.items() if key not in what}, spot)


def _table(document: Document, spot: Spot, name: str) -> dict[str, object]:
    """Return a table of the manifest, an empty one where it has none."""
    table = document.data.get(name, {})
    if isinstance(table, dict):
        return table
    spot.add(f"it must be a table, got {type_name(table)}")
    return {}


def _spot(document: Document, problems: Problems, name: str) -> Spot:
    """Return where a table stands."""
    line = document.lines.table(name)
    return Spot(problems=problems, lines=document.lines, place=f"[{name}]", line=line)
