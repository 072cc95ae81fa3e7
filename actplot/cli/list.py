"""`actplot list`: the catalogue by family, or the rows that fit some words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from actplot.cli.headings import CONTEXT_SETTINGS, GroupedCommand, json_option, option_of_row
from actplot.errors import InputError
from actplot.figures.options.files import CATALOGUE
from actplot.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from actplot.catalogue.rows import Catalogue, Row

_HELP = """List the activation functions that have a name, by family.

With words, only those whose name, aliases, family or description hold all of them.
"""

_EPILOG = """\b
Examples:
  actplot list
  actplot list relu
  actplot list torch.nn
  actplot list --json
"""


@click.command(
    "list", cls=GroupedCommand, help=_HELP, epilog=_EPILOG, context_settings=CONTEXT_SETTINGS
)
@click.argument("words", metavar="[WORD]...", nargs=-1)
@option_of_row("catalogue", CATALOGUE._replace(group="What is listed"))
@json_option("Print every column of every row as JSON.")
def list_(*, words: tuple[str, ...], as_json: bool, catalogue: tuple[str, ...] | None) -> None:
    """Print the rows that fit."""
    from actplot.catalogue.sources import catalogue as load_catalogue

    loaded = load_catalogue(catalogue or ())
    rows = [row for row in loaded.rows if all(word.lower() in _text(row) for word in words)]
    if not rows:
        raise InputError(_nothing(words, loaded))
    if as_json:
        import json

        click.echo(json.dumps([_data(row) for row in rows], indent=2))
    else:
        click.echo(_table(rows), nl=False)


def _text(row: Row) -> str:
    """Return everything of a row that is searched."""
    return " ".join((row.name, row.family, row.summary, *row.aliases)).lower()


def _nothing(words: tuple[str, ...], catalogue: Catalogue) -> str:
    """Return the message for words that fit no row."""
    sought = " ".join(words)
    spelling = catalogue.spelling(sought)
    if spelling is not None and spelling in catalogue.refused:
        return f"{spelling} cannot be drawn: {catalogue.refused[spelling]}"
    known = (*catalogue.by_name, *catalogue.aliases)
    return f"no function fits {quoted(sought)}.{did_you_mean(sought, known)}"


def _table(rows: list[Row]) -> str:
    """Return rows as aligned lines under the headings of their families."""
    width = max(len(row.name) for row in rows)
    lines: list[str] = []
    for family in dict.fromkeys(row.family for row in rows):
        lines += ["", family] if lines else [family]
        for row in rows:
            if row.family == family:
                lines.append(f"  {row.name.ljust(width)}  {row.formula}{_parameters(row)}")
    return "\n".join(lines) + "\n"


def _parameters(row: Row) -> str:
    """Return a row's parameters and their defaults, as they follow its formula."""
    listed = [
        name if parameter.default is None else f"{name}={_default(parameter.default)}"
        for name, parameter in row.parameters.items()
    ]
    return f"    {', '.join(listed)}" if listed else ""


def _default(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _data(row: Row) -> dict[str, Any]:
    """Return a row as JSON has it: an infinite default is text."""
    data = row.as_data()
    for parameter in data["parameters"].values():
        if parameter["default"] in (float("inf"), float("-inf")):
            parameter["default"] = _default(parameter["default"])
    return data
