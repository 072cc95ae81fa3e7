"""Commands whose options come from the tables of options, and whose words may be formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from actplot.cli.arguments import join, separate, value_of_switch
from actplot.cli.headings import GroupedCommand, GroupedOption, option_of_row
from actplot.figures.options.table import CheckedRecord, defaults_of, options_of
from actplot.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence


_DERIVATIVE = ("-d", "--derivative")


class FormulaCommand(GroupedCommand):
    """A command whose arguments may begin with a dash, such as -x**2 or -1.5."""

    takes_numbers = False

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
        meant = None if self.takes_numbers else value_of_switch(args, options=options)
        if meant is not None:
            raise click.UsageError(_without_value(*meant, options), ctx)
        words = separate(join(args, gathering), options=options)
        try:
            return super().parse_args(ctx, [*words])
        except click.NoSuchOption as error:
            word = _holding(error.option_name, words)
            if word == error.option_name:
                raise
            hint = _formula_or_count(word, options) or did_you_mean(f"-{word}", options)
            raise click.UsageError(f"No such option {quoted(word)}.{hint}", ctx) from None
        except click.BadOptionUsage as error:
            wanted = [
                f"{error.message} Write {error.option_name} {option.metavar}."
                for option in self.get_params(ctx)
                if error.option_name in option.opts and option.nargs > 1
            ]
            raise click.UsageError(wanted[0], ctx) if wanted else error from None


def _holding(option: str, words: Sequence[str]) -> str:
    """Return the word in which click met an unknown option: -sigmoid for -i."""
    clusters = [word for word in words if re.match("-[^-]", word) and option[1:] in word]
    return clusters[0] if clusters and len(option) == 2 else option


def _without_value(switch: str, number: str, options: Collection[str]) -> str:
    """Return the message for a number behind a switch, where it would be drawn as a constant."""
    instead = _formula_or_count(f"-d{number}", options) if switch in _DERIVATIVE else ""
    message = f"Option {quoted(switch)} takes no value, got {quoted(number)}."
    return message + (instead or " To draw a constant, write it first.")


def _formula_or_count(word: str, options: Collection[str]) -> str:
    """Return how what is no option is written: "-sigmoid(x)" for -sigmoid, -dd for -d2."""
    from actplot.catalogue.lookup import functions
    from actplot.formula.vocabulary import Vocabulary

    count = re.fullmatch("-d([1-6])", word)
    if count and "-d" in options:
        return f" Write -{int(count[1]) * 'd'}."
    formulas = Vocabulary(parameters=(), definitions=functions())
    name = word[1:]
    return f' Write "-{formulas.usage(name)}".' if formulas.is_function(name) else ""


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
