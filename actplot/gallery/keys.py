"""The keys of a [[figure]] table that are no options of what is drawn, and their checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from actplot.errors import InputError
from actplot.figures.options.table import CheckedRecord, Option, option
from actplot.figures.output.formats import check_format
from actplot.values import check_text, type_name
from actplot.wording import quoted

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.=+-]{0,119}")


def check_name(label: str, value: object) -> str:
    """Return the name of a figure if it can be the name of a file anywhere."""
    name = _check_string(label, value)
    if not _NAME.fullmatch(name):
        raise InputError(
            f"{label} {quoted(name)} must be up to 120 letters A-Z, digits and . _ - + =, "
            "beginning with a letter or digit"
        )
    return name


def check_formats(label: str, value: object) -> tuple[str, ...]:
    """Return the formats of a figure, each once."""
    formats = _check_strings(label, [value] if isinstance(value, str) else value)
    if not formats:
        raise InputError(f'{label} must be a list such as ["svg", "png"]')
    return tuple(dict.fromkeys(check_format(label, each) for each in formats))


def _check_string(label: str, value: object) -> str:
    """Return a text that is not empty."""
    if not isinstance(value, str):
        raise InputError(f"{label} must be a string, got {type_name(value)}")
    if not value:
        raise InputError(f"{label} is empty")
    return value


def _check_strings(label: str, value: object) -> tuple[str, ...]:
    """Return texts as a tuple."""
    if not isinstance(value, list | tuple):
        raise InputError(f"{label} must be a list, got {type_name(value)}")
    return tuple(_check_string(label, each) for each in value)


def _check_section(label: str, value: object) -> str:
    """Return a heading on one line."""
    return " ".join((check_text(label, value) or "").split())


def _check_table(label: str, value: object) -> Mapping[str, Any]:
    """Return a table."""
    if not isinstance(value, Mapping):
        raise InputError(f"{label} must be a table, got {type_name(value)}")
    return value


def _required(check: Callable[[str, object], str], help: str) -> str:
    """Return a field without a default."""
    required: str = field(metadata={"option": Option(check=check, help=help)})
    return required


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryKeys(CheckedRecord):
    """What a [[figure]] table says besides the options of what is drawn.

    Parameters
    ----------
    name : str
        The name of the files without extension; with ``{key}`` for each key of a sweep.
    formats : tuple of str
        Formats to write, of "svg", "png" and "pdf".
    section : str
        The heading on the pages.
    sweep : mapping
        Keys with lists of values, of which every combination is one figure.
    skip : tuple of str
        Names of figures that the sweep leaves out.

    Raises
    ------
    InputError
        If a value is not of its kind.
    """

    name: str = _required(_check_string, "The name of its files, without extension.")
    formats: tuple[str, ...] = option(
        default=("svg", "png"), check=check_formats, help='Formats: ["svg", "png", "pdf"].'
    )
    section: str = option(default="", check=_check_section, help="The heading on the pages.")
    sweep: Mapping[str, Any] = option(
        default=None,  # type: ignore[arg-type]
        check=lambda label, value: {} if value is None else _check_table(label, value),
        help="Lists of values, of which every combination is one figure.",
    )
    skip: tuple[str, ...] = option(
        default=(), check=_check_strings, help="Names that the sweep leaves out."
    )
