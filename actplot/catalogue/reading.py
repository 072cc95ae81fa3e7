"""Catalogues from TOML, checked row by row and column by column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from actplot.catalogue.rows import Catalogue, ParameterRow, Row
from actplot.errors import InputError
from actplot.plain_toml import read_plain_toml
from actplot.wording import did_you_mean, quoted, quoted_path

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SYMBOL = re.compile(r"[A-Za-z][A-Za-z0-9 ]*(?:_[A-Za-z0-9 ]+)?")
_COLUMNS = Row._fields
_REQUIRED = tuple(name for name in _COLUMNS if name not in Row._field_defaults)
_LIMITS = tuple(name for name in ParameterRow._fields if name not in ("name", "default"))
_TABLES = ("activation", "refused")


def read_catalogue_file(path: Path) -> Catalogue:
    """Read a catalogue from a TOML file.

    Raises
    ------
    InputError
        For a file that cannot be read, or naming the row and the column that is wrong.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"catalogue {quoted_path(str(path))}: not UTF-8 text (byte {error.start})"
        ) from None
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise InputError(f"catalogue {quoted_path(str(path))}: {reason}") from None
    return read_catalogue(text, source=quoted_path(str(path)))


def read_catalogue(text: str, *, source: str) -> Catalogue:
    """Read a catalogue from TOML text.

    Parameters
    ----------
    text : str
        Tables ``[[activation]]`` with the columns of `Row`, and ``[[refused]]`` with
        names and a reason.
    source : str
        What error messages call the text.

    Raises
    ------
    InputError
        Naming the source, the row and the column that is wrong.
    """
    import tomllib

    place = f"catalogue {source}"
    try:
        data = tomllib.loads(text)
    except ValueError as error:
        raise InputError(f"{place}: {error}") from None
    for table in data:
        if table not in _TABLES:
            raise InputError(f"{place}: no table {quoted(table)}.{did_you_mean(table, _TABLES)}")
    rows = tuple(
        _row(entry, f"{place}, activation {index}")
        for index, entry in enumerate(_tables(data, "activation", place), start=1)
    )
    refused = {
        name: _text(entry.get("reason", ""), f"{place}, refused {index}: reason")
        for index, entry in enumerate(_tables(data, "refused", place), start=1)
        for name in _texts(entry.get("names", []), f"{place}, refused {index}: names")
    }
    made = Catalogue(rows=rows, refused=refused)
    _check_unique(made, place)
    return made


def read_trusted_catalogue(text: str, *, source: str) -> Catalogue:
    """Read a catalogue that the tests have checked, quickly and without checking it again.

    Parameters
    ----------
    text : str
        The part of TOML that `read_plain_toml` reads; else it is read as any other.
    source : str
        What error messages call the text.
    """
    try:
        data = read_plain_toml(text)
    except ValueError:
        return read_catalogue(text, source=source)
    return Catalogue(
        rows=tuple(_trusted_row(entry) for entry in data["activation"]),
        refused={name: entry["reason"] for entry in data["refused"] for name in entry["names"]},
    )


def _trusted_row(entry: Mapping[str, Any]) -> Row:
    """Return one row, nothing checked."""
    parameters = {
        name: _trusted_parameter(name, bounds)
        for name, bounds in entry.get("parameters", {}).items()
    }
    aliases = tuple(entry.get("aliases", ()))
    return Row(**{**entry, "aliases": aliases, "parameters": parameters})


def _trusted_parameter(name: str, bounds: Mapping[str, Any]) -> ParameterRow:
    """Return one parameter, its numbers as floats."""
    values: dict[str, Any] = {
        key: value if isinstance(value, str) else float(value) for key, value in bounds.items()
    }
    return ParameterRow(name=name, **values)


def _check_unique(catalogue: Catalogue, place: str) -> None:
    """Refuse a name or alias that means two things.

    Raises
    ------
    InputError
        Naming the row and the spelling it shares with another.
    """
    owners: dict[str, Row] = {}
    for row in catalogue.rows:
        for alias in (row.name, *row.aliases):
            spelling = alias.partition("(")[0].lower()
            owner = owners.setdefault(spelling, row)
            if owner is not row or (spelling == row.name and alias is not row.name):
                raise InputError(
                    f"{place}: row {quoted(row.name)} takes the name {quoted(spelling)}, "
                    f"which {quoted(owner.name)} has already"
                )


def _tables(data: Mapping[str, object], name: str, place: str) -> list[dict[str, object]]:
    """Return the tables of one kind."""
    found = data.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise InputError(f"{place}: write each row as a table [[{name}]]")
    return found


def _row(entry: Mapping[str, object], place: str) -> Row:
    """Return one row, every column checked."""
    name = entry.get("name")
    if isinstance(name, str):
        place += f" {quoted(name)}"
    for column in entry:
        if column not in _COLUMNS:
            hint = did_you_mean(column, _COLUMNS)
            raise InputError(f"{place}: no column {quoted(column)}.{hint}")
    for column in _REQUIRED:
        if column not in entry:
            raise InputError(f"{place}: the column '{column}' is missing")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise InputError(
            f"{place}: name must be lower-case letters, digits and '_', beginning with a letter"
        )
    parameters = entry.get("parameters", {})
    if not isinstance(parameters, dict):
        raise InputError(f"{place}: parameters must be a table: {{ alpha = {{ default = 1.0 }} }}")
    texts = {
        column: _text(value, f"{place}: {column}")
        for column, value in entry.items()
        if column not in ("parameters", "aliases")
    }
    symbol = texts.get("symbol", name)
    if symbol != name and not _SYMBOL.fullmatch(symbol):
        raise InputError(
            f"{place}: symbol must be letters, digits and spaces, '_' before a subscript, or a "
            f"Greek letter by its name such as sigma, got {quoted(symbol)}"
        )
    return Row(
        **texts,
        aliases=_texts(entry.get("aliases", []), f"{place}: aliases"),
        parameters={
            parameter: _parameter(parameter, bounds, f"{place}: parameters.{parameter}")
            for parameter, bounds in parameters.items()
        },
    )


def _parameter(name: str, bounds: object, place: str) -> ParameterRow:
    """Return one parameter, its default and bounds checked."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) or name in ("x", "e", "pi"):
        raise InputError(f"{place}: a parameter cannot be called {quoted(name)}")
    if not isinstance(bounds, dict):
        bounds = {"default": bounds}
    default = bounds.get("default")
    if default is not None and not isinstance(default, str):
        default = _number(default, f"{place}.default")
    limits = {
        key: _number(value, f"{place}.{key}") for key, value in bounds.items() if key != "default"
    }
    for key in limits:
        if key not in _LIMITS:
            raise InputError(f"{place}: no key {quoted(key)}.{did_you_mean(key, _LIMITS)}")
    return ParameterRow(name=name, default=default, **limits)


def _number(value: object, place: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise InputError(f"{place} must be a number, got {type(value).__name__}")
    return float(value)


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise InputError(f"{place} must be text, got {type(value).__name__}")
    if not value:
        raise InputError(f"{place} must be text, not empty")
    return value


def _texts(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise InputError(f"{place} must be a list of texts, got {type(value).__name__}")
    return tuple(_text(each, place) for each in value)
