"""`actplot softmax` and its siblings: one command for each row of the table of normalizers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from actplot.cli.headings import CONTEXT_SETTINGS, GroupedOption
from actplot.cli.options import FormulaCommand, all_options
from actplot.cli.output import (
    STANDARD_OUTPUT,
    alt_option,
    deliver,
    destinations,
    file_name,
    output_options,
    print_line,
)
from actplot.cli.schemes import check_picture, html_of, in_both_schemes, picture_option
from actplot.errors import InputError
from actplot.figures.bar_spec import BarSpec
from actplot.logits import Logits, parse_logits, read_logits
from actplot.normalizers import NORMALIZERS, Normalizer

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_HELP = """{summary}

  {formula}

The LOGITS are numbers, one a class; they may be negative. The result is drawn as
bars: one a class, or a group a class where several are compared.
"""

# Words behind the command's name, and what they do.
_EXAMPLES = (
    ("1 2 3 4 1 2 3 --show-logits", ""),
    ("-1 2.5 0 --labels cat,dog,bird --sort", ""),
    ("--logits scores.csv --top 10", "text, CSV, JSON or .npy"),
    ("1 2 3 --compare sigmoid", "both, and their sums"),
    ("1 2 3 --temperature 0.5,1,2", "groups of bars"),
    ("1 2 3 --temperature 0.1:10", "lines against temperature"),
    ("1 2 3 --derivative", "the Jacobian matrix"),
)

_EXIT_STATUS = """
A file that exists is replaced. Exit status: 0 done, 1 could not be written,
2 something given is wrong.
"""


class LogitsCommand(FormulaCommand):
    """A command whose options with a value are given once, unless they collect values."""

    takes_numbers = True

    def make_parser(self, ctx: click.Context) -> Any:
        """Return click's parser, which would silently take the last of several values."""
        parser = super().make_parser(ctx)
        parse = parser.parse_args

        def parse_once(args: list[str]) -> Any:
            found = parse(args)
            given = [each for each in found[2] if isinstance(each, click.Option)]
            for option in given:
                single = not (option.multiple or option.is_flag or option.count)
                if single and given.count(option) > 1:
                    raise InputError(f"{max(option.opts, key=len)} is given twice")
            return found

        parser.parse_args = parse_once  # type: ignore[method-assign]
        return parser


def __getattr__(name: str) -> click.Command:
    """Return the command of a normalizer."""
    if name not in NORMALIZERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _command(NORMALIZERS[name])


def _command(row: Normalizer) -> click.Command:
    """Return the command that draws one member of the family."""
    unused = _unused(row)

    @click.command(
        row.name,
        cls=LogitsCommand,
        help=_HELP.format(summary=row.summary, formula=row.formula),
        epilog=_epilog(row, unused),
        context_settings=CONTEXT_SETTINGS,
    )
    @click.argument("logits", metavar="LOGITS...", nargs=-1)
    @click.option(
        "--logits",
        "source",
        metavar="FILE",
        cls=GroupedOption,
        group="What is drawn",
        help="Read the logits, and labels if it has them, from a text, CSV, JSON or .npy file; "
        "- is standard input.",
    )
    @all_options(BarSpec, hidden=unused)
    @output_options(row.name)
    @picture_option
    @alt_option
    def command(*, logits: tuple[str, ...], source: str | None, **options: Any) -> None:
        """Draw the bars and write the picture."""
        _run(row.name, _read(row.name, logits, source), **options)

    return command


def _unused(row: Normalizer) -> set[str]:
    """Return the options that mean nothing to a member, unless for what it is compared with."""
    known = {name for each in NORMALIZERS.values() for name, _ in each.parameters}
    return known - dict(row.parameters).keys() | (set() if row.is_distribution else {"compare"})


def _epilog(row: Normalizer, unused: Collection[str]) -> str:
    """Return the examples of a command: those that it can do."""
    examples = [
        f"  actplot {row.name} {words.ljust(29)}  {does}".rstrip()
        for words, does in _EXAMPLES
        if not any(f"--{option}" in words for option in unused)
    ]
    return "\n".join(["\b", "Examples:", *examples, _EXIT_STATUS])


def _read(name: str, arguments: Sequence[str], source: str | None) -> Logits:
    """Return the logits that were given as arguments or in a file, but not in both ways."""
    if source is not None and arguments:
        raise InputError("give the logits as arguments or with --logits FILE, not in both ways")
    if source is not None:
        return read_logits(source)
    if not arguments:
        raise InputError(f"no logits; try: actplot {name} 1 2 3, or --logits FILE")
    return parse_logits(arguments)


def _run(
    name: str,
    logits: Logits,
    *,
    outputs: tuple[str, ...],
    formats: tuple[str, ...],
    alt: bool,
    picture: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Draw the logits and write the pictures."""
    given = {key: value for key, value in options.items() if value is not None}
    spec = BarSpec(logits=logits.values, function=name, **{"labels": logits.labels} | given)
    spec.refuse_unused()
    places = destinations(outputs, formats, name=file_name(spec.functions))
    if [place.path for place in places].count(STANDARD_OUTPUT) + alt > 1:
        raise InputError("standard output takes one thing: the picture or --alt")
    if picture:
        check_picture(places, style=spec.style)
    places = in_both_schemes(places, style=spec.style)
    pictures, description = _draw(spec, {place.format for place in places})
    deliver({place: pictures[place.format] for place in places}, quiet=quiet or picture)
    if picture:
        for line in html_of(places, alt=description, width=spec.size[0]).splitlines():
            print_line(line)
    if alt:
        print_line(description)


def _draw(spec: BarSpec, formats: set[str]) -> tuple[dict[str, bytes], str]:
    """Return the figure in each format, and what it shows, before anything is written."""
    from actplot.figures import environment

    environment.isolate(formats)

    from actplot.figures.bars import draw
    from actplot.figures.output.pictures import pictures
    from actplot.figures.words.bar_text import caption_of, describe_bars

    title, description = caption_of(spec), describe_bars(spec)
    return pictures(draw, spec, formats, title=title, description=description), description
