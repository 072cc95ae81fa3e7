"""From one [[figure]] table of a manifest to the figures it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from actplot import values
from actplot.errors import InputError
from actplot.figures.options.table import Option, name_meant, options_of
from actplot.gallery.figure import Figure
from actplot.gallery.keys import EntryKeys, check_name
from actplot.gallery.kinds import KINDS, Kind
from actplot.gallery.paths import placed
from actplot.gallery.problems import Spot
from actplot.gallery.sweeps import (
    check_template,
    combinations,
    filled,
    filled_name,
    placeholders,
    read_sweep,
)
from actplot.wording import did_you_mean, quoted

OWN_OPTIONS = options_of(EntryKeys)
INHERITED = ("formats", "section")
"""The keys of an entry, besides the options of what is drawn, that [defaults] may have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """What holds for all figures of a manifest.

    Parameters
    ----------
    defaults : mapping
        Checked options for figures that do not give their own.
    directory : Path
        What their paths are relative to.
    run_code : bool
        Whether a spec may name a Python function.
    """

    defaults: Mapping[str, object]
    directory: Path
    run_code: bool


def read_figures(table: Mapping[str, Any], spot: Spot, around: Surroundings) -> list[Figure]:
    """Return the figures of one table, or none if something is wrong with it.

    Parameters
    ----------
    table : mapping
        The keys of the table.
    spot : Spot
        Where it stands, and where its errors go.
    around : Surroundings
        What holds for all figures.
    """
    before = len(spot.problems.found)
    keys = checked({key: table[key] for key in OWN_OPTIONS if key in table}, OWN_OPTIONS, spot)
    if "name" not in table:
        spot.add('it has no name; give it one, such as name = "sigmoid"')
    kind = _kind([*table, *keys.get("sweep", {})], spot)
    if kind is None:
        return []
    known = options_of(kind.record)
    given = {key: value for key, value in table.items() if key not in OWN_OPTIONS}
    if "spec" in given and "specs" in known:
        given["specs"] = given.pop("spec")
    given = placed(given, around.directory)
    inherited = {
        key: around.defaults[key]
        for key, row in known.items()
        if key in around.defaults and _accepts(row, around.defaults[key])
    }
    checked(given, known, spot, also=OWN_OPTIONS)
    if len(spot.problems.found) > before:
        return []
    shared = {key: around.defaults[key] for key in INHERITED if key in around.defaults}
    entry = EntryKeys(**{**shared, **keys})
    return _expanded(entry, kind, {**inherited, **given}, spot, around)


def checked(
    given: Mapping[str, object],
    known: Mapping[str, Option],
    spot: Spot,
    *,
    also: Iterable[str] = (),
) -> dict[str, Any]:
    """Return those of the given values that are right, and note what is wrong with the others.

    Parameters
    ----------
    given : mapping
        Values by key.
    known : mapping of str to Option
        The options there are.
    spot : Spot
        Where errors go.
    also : iterable of str
        Other keys that a misspelt one may have meant.
    """
    found = {}
    for key, value in given.items():
        if key not in known:
            hint = name_meant(key, known, also=also)
            spot.add(f"there is no option {quoted(key)}.{hint}", key=key)
        elif isinstance(value, Mapping) and key == "specs":
            spot.add("specs must be names, formulas or functions, got a table", key=key)
        else:
            with spot.noting(key=key):
                found[key] = known[key].check(key, value)
    return found


def _accepts(row: Option, value: object) -> bool:
    """Return whether an option may have a value: a derivative of curves is no switch of bars."""
    try:
        row.check("", value)
    except InputError:
        return False
    return True


def _kind(keys: Iterable[str], spot: Spot) -> Kind | None:
    """Return the kind of figure that the keys of a table make it."""
    opening = {key: kind for kind in KINDS for key in kind.opening}
    found = [key for key in dict.fromkeys(keys) if key in opening]
    if not found:
        spot.add(f"it does not say what to draw; give it one of: {', '.join(opening)}")
        return None
    kind = opening[found[0]]
    for key in found[1:]:
        if opening[key] is not kind or {found[0], key} == {"spec", "specs"}:
            spot.add(f"{found[0]} and {key} exclude each other", key=key)
    return kind


def _expanded(
    entry: EntryKeys, kind: Kind, options: dict[str, Any], spot: Spot, around: Surroundings
) -> list[Figure]:
    """Return a figure for every combination of the values of a sweep."""
    figures: dict[str, Figure | None] = {}
    with spot.noting(key="sweep"):
        paths = values.check_paths("catalogue", options.get("catalogue", ()))
        sweep = read_sweep(entry.sweep, catalogue=paths)
        check_template(entry.name, sweep)
        for chosen in combinations(sweep):
            name = filled_name(entry.name, chosen)
            own = replace(spot, place=f"figure {quoted(name)}")
            if name in figures:
                own.add("the sweep makes two figures of this name", key="sweep")
            figures[name] = None
            if name in entry.skip:
                continue
            with own.noting():
                figures[name] = Figure(
                    name=check_name("name", name),
                    record=kind.record(**_swept(options, chosen, kind, around)),
                    formats=entry.formats,
                    section=str(filled(entry.section, chosen)),
                    spot=own,
                )
    for name in entry.skip:
        if name not in figures:
            hint = did_you_mean(name, figures)
            spot.add(f"skip: there is no figure {quoted(name)}.{hint}", key="skip")
    return [figure for figure in figures.values() if figure is not None]


def _swept(
    options: dict[str, Any], chosen: dict[str, object], kind: Kind, around: Surroundings
) -> dict[str, Any]:
    """Return the options of one figure of a sweep: an option, a parameter or a name in braces."""
    known = options_of(kind.record)
    in_specs = placeholders(_listed(options.get("specs")))
    used = in_specs | placeholders(options.get("title"))
    found = {key: filled(value, chosen) for key, value in options.items()}
    parameters: dict[str, object] = {}
    for key, value in chosen.items():
        if key == "spec" and "specs" in known:
            found["specs"] = value
        elif key in known:
            found |= placed({key: value}, around.directory)
        elif "parameters" in known and key not in in_specs:
            parameters[key] = value
        elif key not in used:
            raise InputError(f"sweep: there is no option {quoted(key)}.{name_meant(key, known)}")
    if parameters:
        own = dict(values.check_parameters("parameters", found.get("parameters", ())))
        found["parameters"] = {**own, **parameters}
    if "specs" in found:
        found["specs"] = [_spec(each, around) for each in _listed(found["specs"])]
    return found


def _spec(spec: object, around: Surroundings) -> object:
    """Return a spec; one that names a Python function is refused unless that is allowed."""
    if not isinstance(spec, str) or ":" not in spec:
        return spec
    if not around.run_code:
        raise InputError(
            f"{quoted(spec)} would run code, which a manifest may not unless you allow it "
            "with --run-code"
        )
    place, _, name = spec.rpartition(":")
    return f"{around.directory / place}:{name}" if place.endswith(".py") else spec


def _listed(value: object) -> list[object]:
    """Return a list as it is, and anything else as a list of one."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
