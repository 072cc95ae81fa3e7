"""`actplot describe`: the facts about one function, for a handout or for a program."""

from __future__ import annotations

from typing import Any

import click

from actplot.cli.callables import loaded
from actplot.cli.headings import CONTEXT_SETTINGS, json_option
from actplot.cli.options import FormulaCommand, complete_spec, named_options
from actplot.cli.output import print_line
from actplot.figures.options.table import defaults_of
from actplot.figures.spec import FigureSpec
from actplot.languages import LANGUAGES

_HELP = """Print what is known about a function.

Its domain, range, limits and asymptotes, kinks, jumps and poles, extrema and
inflections, largest slope, smoothness and saturation regions. Places are in
units of x. What could not be determined says so.
"""

_EPILOG = """\b
Examples:
  actplot describe gelu
  actplot describe "elu(alpha=0.5)"
  actplot describe "x*sigmoid(1.702*x)" --threshold 0.001
  actplot describe relu --json
  actplot describe tanh --lang fr
"""

_SUBJECT = {"group": "What is described"}

# What the options of a figure do for a text.
_OPTIONS = {
    "parameters": _SUBJECT | {"metavar": "NAME=VALUE", "help": "Set a parameter: alpha=0.5."},
    "threshold": _SUBJECT,
    "catalogue": _SUBJECT,
    "lang": {
        "group": "Output",
        "help": "The language of all words but the catalogue's own, which are English: "
        f"{', '.join(LANGUAGES)}.",
    },
}


@click.command(cls=FormulaCommand, help=_HELP, epilog=_EPILOG, context_settings=CONTEXT_SETTINGS)
@click.argument("spec", metavar="SPEC", shell_complete=complete_spec)
@named_options(*_OPTIONS, record=FigureSpec, changes=_OPTIONS)
@json_option("Print JSON: every fact, stable keys.")
def describe(*, spec: str, as_json: bool, **options: Any) -> None:
    """Print the facts about a spec."""
    from actplot.catalogue import lookup
    from actplot.description.data import as_data
    from actplot.description.text import describe as as_text
    from actplot.values import single_values

    given = {name: value for name, value in options.items() if value is not None}
    asked: dict[str, Any] = {**defaults_of(FigureSpec), **given}
    threshold, catalogue = asked["threshold"], asked["catalogue"]
    activation = lookup.activation(
        loaded(spec), parameters=single_values(asked["parameters"]), catalogue=catalogue
    )
    row = lookup.row_of(spec, catalogue=catalogue)
    if as_json:
        import json

        click.echo(json.dumps(as_data(activation, row, threshold=threshold), indent=2))
    else:
        text = as_text(activation, row, threshold=threshold, language=asked["lang"])
        for line in text.splitlines():
            print_line(line)
