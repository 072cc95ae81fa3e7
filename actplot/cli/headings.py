"""Commands whose options stand under headings; they load no record of options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from actplot.errors import InputError
from actplot.numbers import read_number
from actplot.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from actplot.cli.arguments import Gather
    from actplot.figures.options.table import Option

CONTEXT_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 80}


class GroupedOption(click.Option):
    """An option that knows the heading it is listed under, and which words it gathers."""

    def __init__(
        self, *arguments: Any, group: str, gather: Gather | None = None, **settings: Any
    ) -> None:
        super().__init__(*arguments, **settings)
        self.group = group
        self.gather = gather


# The headings of options, in the order in which one reads them.
_ORDER = (
    *("What is drawn", "What is described", "What is listed"),
    *("Window", "Looks", "Output", "Help"),
)


class GroupedCommand(click.Command):
    """A command whose options are listed under headings, after its arguments."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Put the arguments before the options, as one types them."""
        options, *arguments = super().collect_usage_pieces(ctx)
        return [*arguments, options]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options under their headings: what is drawn first, then how it looks."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for option in self.get_params(ctx):
            record = option.get_help_record(ctx) if isinstance(option, click.Option) else None
            if record is not None:
                groups.setdefault(getattr(option, "group", "Help"), []).append(record)
        width = max(len(spelling) for records in groups.values() for spelling, _ in records)
        for group in sorted(groups, key=_ORDER.index):
            records = groups[group]
            with formatter.section(group):
                formatter.write_dl([(spelling.ljust(width), text) for spelling, text in records])


def option_of_row(
    name: str, row: Option, default: object = None, *, hidden: bool = False
) -> Callable[..., Any]:
    """Return what gives a command one row of a table of options.

    Parameters
    ----------
    name : str
        The name of the value, as the command receives it.
    row : Option
        How it is spelt, read, checked and explained.
    default : object
        What ``--help`` tells of, if it is a number or several.
    hidden : bool
        Whether ``--help`` and completion leave it out.
    """
    label = max(row.flags, key=len)
    settings: dict[str, Any] = {
        "group": row.group,
        "gather": row.gather,
        "help": row.help + _default(row, default),
        "hidden": hidden,
    }
    if row.counted:
        settings["count"] = True
    elif row.words == 0:
        settings |= {"is_flag": True, "default": None}
    else:
        settings |= {"nargs": row.words, "multiple": row.repeated, "metavar": row.metavar}

    def check(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        return None if value is None or value == () else _checked(row, label, value)

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        return [word for word in row.choices() if word.startswith(incomplete)]

    flags = [*row.flags[:-1], f"{row.flags[-1]}/{row.off}" if row.off else row.flags[-1]]
    return click.option(
        *flags, name, cls=GroupedOption, callback=check, shell_complete=complete, **settings
    )


def json_option(text: str) -> Callable[..., Any]:
    """Return what gives a command the option for programs, with what its help says."""
    return click.option(
        "--json", "as_json", is_flag=True, cls=GroupedOption, group="Output", help=text
    )


def _checked(row: Option, label: str, value: Any) -> Any:
    """Read and check what click found behind an option; name the option in errors."""
    if row.words == 0:
        return row.check(label, value)
    try:
        single = row.words == 1 and not row.repeated
        read = row.read(value) if single else tuple(map(row.read, value))
    except InputError as error:
        raise InputError(f"{label}: {_apart(row, label, value) or error}") from error
    return row.check(label, read)


def _apart(row: Option, label: str, words: Sequence[str]) -> str:
    """Return how an option of several numbers takes those that commas join, or ""."""
    joined = next((word for word in words if "," in word), "")
    if row.read is not read_number or not (row.repeated or row.words > 1) or not joined:
        return ""
    before = f" {label} " if row.repeated else " "
    apart = before.join(each for each in joined.split(",") if each)
    return f"{quoted(joined)} is not a number: write {label} {apart}"


def _default(row: Option, default: object) -> str:
    """Return how --help shows a default that is a number or several."""
    listed = default if isinstance(default, tuple) else (default,)
    numbers = [each for each in listed if isinstance(each, int | float)]
    if not row.words or not numbers:
        return ""
    return f" [default: {' '.join(format(number, 'g') for number in numbers)}]"
