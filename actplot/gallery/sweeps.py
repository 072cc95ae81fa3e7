"""Sweeps: one table of a manifest that stands for several figures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

from actplot.catalogue.sources import catalogue as load_catalogue
from actplot.errors import InputError
from actplot.numbers import shown_number
from actplot.values import type_name
from actplot.wording import quoted

Values = Mapping[str, object]

ALL = "all"
"""What stands for all activations of the catalogue in a sweep over spec."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_UNSAFE = re.compile(r"[^A-Za-z0-9.=+-]+")
_MOST = 2000


def read_sweep(sweep: object, *, catalogue: tuple[str, ...]) -> dict[str, list[object]]:
    """Return the values that each key of a sweep goes through.

    Parameters
    ----------
    sweep : object
        What the manifest has: a table of lists. ``spec = "all"`` is every activation.
    catalogue : tuple of str
        TOML files with activations besides the built-in ones.

    Raises
    ------
    InputError
        If it is anything else, empty or too long.
    """
    if not isinstance(sweep, dict):
        raise InputError(f"sweep must be a table, got {type_name(sweep)}")
    found: dict[str, list[object]] = {}
    count = 1
    for key, values in sweep.items():
        if key == "spec" and values == ALL:
            found[key] = [row.name for row in load_catalogue(catalogue).rows]
        elif isinstance(values, list):
            found[key] = values
        else:
            raise InputError(f"sweep: {key} must be a list, got {type_name(values)}")
        if not found[key]:
            raise InputError(f"sweep: {key} has no values")
        count *= len(found[key])
        if count > _MOST:
            raise InputError(f"sweep: it makes more than {_MOST} figures")
    return found


def combinations(sweep: Mapping[str, list[object]]) -> list[dict[str, object]]:
    """Return every choice of one value for each key, the last key going fastest."""
    return [dict(zip(sweep, chosen, strict=True)) for chosen in itertools.product(*sweep.values())]


def placeholders(text: object) -> set[str]:
    """Return the names in braces in a text or in the texts of a list."""
    texts = text if isinstance(text, list) else [text]
    return {name for each in texts if isinstance(each, str) for name in _PLACEHOLDER.findall(each)}


def filled(value: object, values: Values) -> object:
    """Return a text, or a list with texts, with values in the place of names in braces."""
    if isinstance(value, list):
        return [filled(each, values) for each in value]
    if not isinstance(value, str):
        return value
    return _PLACEHOLDER.sub(lambda match: _shown(values, match), value)


def filled_name(template: str, values: Values) -> str:
    """Return the name of a figure, from a template and the values it is drawn for."""
    safe = {key: _UNSAFE.sub("_", _text(value)).strip("_.") for key, value in values.items()}
    return str(filled(template, safe))


def check_template(template: str, sweep: Mapping[str, list[object]]) -> None:
    """Refuse a name that is the same for several figures of a sweep."""
    for key, values in sweep.items():
        if len(values) > 1 and key not in placeholders(template):
            raise InputError(
                f"the sweep over {quoted(key)} needs a place in the name: "
                f"name = {quoted(f'{template}-{{{key}}}')}"
            )


def _shown(values: Values, match: re.Match[str]) -> str:
    """Return what stands in the place of a name in braces; itself where there is no such key."""
    return _text(values[match[1]]) if match[1] in values else match[0]


def _text(value: object) -> str:
    """Return a value as a text: numbers without needless digits."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return shown_number(value)
    if isinstance(value, list):
        return ",".join(map(_text, value))
    return str(value)
