"""The paths among the options of a figure: relative to the manifest, and part of what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from actplot import values
from actplot.errors import InputError
from actplot.figures.options.distributions import Column, check_inputs
from actplot.figures.options.table import CheckedRecord, options_of
from actplot.figures.styling.style_sheets import is_user_sheet


def placed(options: Mapping[str, Any], directory: Path) -> dict[str, Any]:
    """Return options as they are written, with the paths in them relative to a directory.

    What is no path, or wrong, is left for the checks of the options.
    """
    return {key: _placed(key, value, directory) for key, value in options.items()}


def files_of(record: CheckedRecord) -> Iterator[str]:
    """Yield the paths among the options of a record."""
    for name, row in options_of(type(record)).items():
        value = getattr(record, name)
        if row.check is values.check_paths:
            yield from value
        elif isinstance(value, Column):
            yield value.path
        elif name == "style" and is_user_sheet(value):
            yield value


def _placed(key: str, value: Any, directory: Path) -> Any:
    """Return the value of one option."""
    if key == "catalogue":
        return _beside(value, directory)
    if key == "style" and isinstance(value, str) and is_user_sheet(value):
        return str(directory / value)
    if key == "inputs":
        try:
            inputs = check_inputs(key, value)
        except InputError:
            return value
        if isinstance(inputs, Column):
            return replace(inputs, path=str(directory / inputs.path))
    return value


def _beside(paths: Any, directory: Path) -> Any:
    """Return one or several paths relative to a directory."""
    if isinstance(paths, list):
        return [_beside(each, directory) for each in paths]
    return str(directory / paths) if isinstance(paths, str) else paths
