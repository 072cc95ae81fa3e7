"""Commands whose options come from the tables of options, and whose words may be formulas."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from actplot.cli.arguments import join, separate
from actplot.cli.headings import GroupedCommand, GroupedOption, option_of_row
from actplot.figures.options.table import CheckedRecord, defaults_of, options_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


class FormulaCommand(GroupedCommand):
    """A command whose arguments may begin with a dash, such as -x**2 or -1.5."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Join the words of one value, keep formulas apart from options, then let click parse."""
        gathering = {
            spelling: option.gather
            for option in self.get_params(ctx)
            if isinstance(option, GroupedOption) and option.gather
            for spelling in option.opts
        }
        options = {
            spelling: 0 if option.is_flag or option.count else option.nargs
            for option in self.get_params(ctx)
            if isinstance(option, click.Option)
            for spelling in (*option.opts, *option.secondary_opts)
        }
        return super().parse_args(ctx, separate(join(args, gathering), options=options))


def complete_spec(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the catalogued names that begin like the spec being typed."""
    from actplot.catalogue.sources import built_in

    names = sorted({*built_in().by_name, *built_in().aliases})
    return [
        name
        for name in names
        if name.startswith(incomplete) and ("." in incomplete or "." not in name)
    ]


def all_options(
    record: type[CheckedRecord], *, hidden: Collection[str] = ()
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that gives a command all options of a record that have a flag."""
    flagged = [name for name, row in options_of(record).items() if row.flags]
    return named_options(*flagged, record=record, hidden=hidden)


def named_options(
    *names: str,
    record: type[CheckedRecord],
    hidden: Collection[str] = (),
    changes: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that gives a command some options of a record.

    Parameters
    ----------
    *names : str
        Their fields.
    record : type
        The record.
    hidden : collection of str
        Those that ``--help`` leaves out.
    changes : mapping of str to mapping
        What of the rows of some of them is different for this command.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(names):
            default = defaults_of(record).get(name)
            row = options_of(record)[name]._replace(**changes.get(name, {}))
            command = option_of_row(name, row, default, hidden=name in hidden)(command)
        return command

    return decorate
