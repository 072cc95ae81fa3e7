"""`actplot plot`, the default command: curves of functions, formulas and their derivatives."""

from __future__ import annotations

from typing import Any

import click

from actplot.cli.callables import loaded
from actplot.cli.group import commands
from actplot.cli.headings import CONTEXT_SETTINGS, GroupedOption
from actplot.cli.options import FormulaCommand, all_options, complete_spec
from actplot.cli.output import (
    STANDARD_OUTPUT,
    alt_option,
    data_destinations,
    deliver,
    destinations,
    file_name,
    output_options,
    print_line,
)
from actplot.cli.schemes import check_picture, html_of, in_both_schemes, picture_option
from actplot.errors import FormulaError, InputError
from actplot.figures.output.formats import DATA_FORMATS
from actplot.figures.spec import FigureSpec
from actplot.wording import nearest, quoted

_HELP = """Draw one or several functions into one figure.

A SPEC is the name of a function (sigmoid, swish, torch.nn.SiLU), a name with
parameters ("elu(alpha=0.5)") or a formula in x ("x*sigmoid(1.702*x)"). Quote
what holds brackets or stars. A formula may begin with a dash.
"""

_EPILOG = """\b
Examples:
  actplot tanh -d                        tanh and its derivative
  actplot relu elu gelu --xlim -4 4      three curves, a window
  actplot elu -p alpha=0.5,1,2           a family of curves
  actplot gelu -o gelu.svg -o gelu.pdf   two formats
  actplot gelu -f svg -o - | less        to standard output
  actplot gelu -d --data gelu.csv        the numbers too, for pgfplots or R
  actplot gelu --alt --lang de           what it shows, in German
  actplot "x*tanh(log(1+exp(x)))" --title Mish --size 8cm 5cm

A file that exists is replaced. Exit status: 0 done, 1 could not be written,
2 something given is wrong.
"""


@click.command(cls=FormulaCommand, help=_HELP, epilog=_EPILOG, context_settings=CONTEXT_SETTINGS)
@click.argument("specs", metavar="SPEC...", nargs=-1, required=True, shell_complete=complete_spec)
@all_options(FigureSpec)
@output_options("SPEC")
@picture_option
@click.option(
    "--data",
    multiple=True,
    metavar="PATH",
    cls=GroupedOption,
    group="Output",
    help="Write what is drawn as numbers too, to a .csv or .json file; may be repeated. "
    "- is CSV on standard output, without a picture unless -o names one.",
)
@alt_option
def plot(
    *,
    specs: tuple[str, ...],
    outputs: tuple[str, ...],
    formats: tuple[str, ...],
    data: tuple[str, ...],
    alt: bool,
    picture: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Draw the specs and write the picture."""
    places = data_destinations(data)
    if outputs or formats or STANDARD_OUTPUT not in {place.path for place in places}:
        places = (*destinations(outputs, formats, name=file_name(specs)), *places)
    if [place.path for place in places].count(STANDARD_OUTPUT) + alt > 1:
        raise InputError("standard output takes one thing: the picture, --data or --alt")
    given = {name: value for name, value in options.items() if value is not None}
    spec = FigureSpec(specs=tuple(map(loaded, specs)), **given)
    if picture:
        check_picture(places, style=spec.style)
    _resolve(spec)
    places = in_both_schemes(places, style=spec.style)
    pictures, description = _draw(spec, {place.format for place in places})
    deliver({place: pictures[place.format] for place in places}, quiet=quiet or picture)
    if picture:
        for line in html_of(places, alt=description, width=spec.size[0]).splitlines():
            print_line(line)
    if alt:
        print_line(description)


def _resolve(figure: FigureSpec) -> None:
    """Read every spec, so that a mistake in one is answered without loading matplotlib.

    Raises
    ------
    InputError
        If one means nothing; of a word near the name of a command it says so.
    """
    from actplot.figures import thrift

    thrift.import_numpy()

    from actplot.catalogue.lookup import functions
    from actplot.figures.curve.members import members

    try:
        members(figure)
    except FormulaError as error:
        word = error.formula.strip()
        known = commands()
        command = nearest(word, [*known, *functions()]) if word.isidentifier() else None
        if command not in known:
            raise
        meant = f"did you mean the command {quoted(command)}?"
        hint = "it is a command and goes first" if command == word else meant
        raise FormulaError(
            f"unknown name {quoted(word)}; {hint}",
            formula=error.formula,
            position=error.position,
            kind=error.kind,
        ) from None


def _draw(spec: FigureSpec, formats: set[str]) -> tuple[dict[str, bytes], str]:
    """Return the figure in each format, its numbers, and what it shows, before any is written."""
    from actplot.figures import environment

    environment.isolate(formats)

    from functools import cache

    from actplot.figures.curves import draw
    from actplot.figures.output.pictures import pictures
    from actplot.figures.words.alt_text import describe_figure, title_of

    draw_once = cache(draw)
    title, description = title_of(spec), describe_figure(spec)
    made = pictures(
        lambda looks, _: draw_once(looks),
        spec,
        formats - {*DATA_FORMATS},
        title=title,
        description=description,
    )
    asked = formats & {*DATA_FORMATS}
    if asked:
        from actplot.figures.output.data import numbers

        made |= numbers(draw_once, spec, asked)
    return made, description
