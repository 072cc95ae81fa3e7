"""`actplot plot`, the default command: curves of functions, formulas and their derivatives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from actplot.cli.group import COMMANDS
from actplot.cli.options import CONTEXT_SETTINGS, FormulaCommand, all_options
from actplot.cli.output import deliver, destinations, file_name, output_options
from actplot.errors import FormulaError
from actplot.figures.spec import FigureSpec
from actplot.wording import nearest, quoted

if TYPE_CHECKING:
    from actplot.figures.values import Parameters

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
  actplot "x*tanh(log(1+exp(x)))" --title Mish --size 8cm 5cm

A file that exists is replaced. Exit status: 0 done, 1 could not be written,
2 something given is wrong.
"""


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the catalogued names that begin like the word being typed."""
    from actplot.catalogue.sources import built_in

    names = sorted({*built_in().by_name, *built_in().aliases})
    return [
        name
        for name in names
        if name.startswith(incomplete) and ("." in incomplete or "." not in name)
    ]


@click.command(cls=FormulaCommand, help=_HELP, epilog=_EPILOG, context_settings=CONTEXT_SETTINGS)
@click.argument("specs", metavar="SPEC...", nargs=-1, required=True, shell_complete=_complete)
@all_options(FigureSpec)
@output_options
def plot(
    *,
    specs: tuple[str, ...],
    outputs: tuple[str, ...],
    formats: tuple[str, ...],
    quiet: bool,
    **options: Any,
) -> None:
    """Draw the specs and write the picture."""
    places = destinations(outputs, formats, name=file_name(specs))
    given = {name: value for name, value in options.items() if value is not None}
    spec = FigureSpec(specs=specs, **given)
    _resolve(specs, spec.parameters)
    pictures = _draw(spec, {place.format for place in places})
    deliver({place: pictures[place.format] for place in places}, quiet=quiet)


def _resolve(specs: tuple[str, ...], parameters: Parameters) -> None:
    """Read every spec, so that a mistake in one is answered without loading matplotlib.

    Raises
    ------
    InputError
        If one means nothing; of a word near the name of a command it says so.
    """
    from actplot.catalogue.lookup import functions, resolve

    first = {name: values[0] for name, values in parameters}
    for spec in specs:
        try:
            resolve(spec, parameters=first or None)
        except FormulaError as error:
            word = spec.strip()
            command = nearest(word, [*COMMANDS, *functions()]) if word.isidentifier() else None
            if command not in COMMANDS:
                raise
            meant = f"did you mean the command {quoted(command)}?"
            hint = "it is a command and goes first" if command == word else meant
            raise FormulaError(
                f"unknown name {quoted(word)}; {hint}",
                formula=error.formula,
                position=error.position,
                kind=error.kind,
            ) from None


def _draw(spec: FigureSpec, formats: set[str]) -> dict[str, bytes]:
    """Return the figure in each format, all of them before anything is written."""
    from actplot.figures import environment

    environment.isolate()

    from actplot.figures.curves import draw
    from actplot.figures.export import render

    figure = draw(spec)
    drawn = ", ".join(str(item) for item in spec.specs)
    derivatives = {0: "", 1: " and the derivative"}.get(
        spec.derivative, f" and the derivatives up to order {spec.derivative}"
    )
    return {
        format: render(
            figure,
            format=format,
            dpi=spec.dpi,
            title=spec.title or drawn,
            description=f"A plot of {drawn}{derivatives}.",
        )
        for format in sorted(formats)
    }
