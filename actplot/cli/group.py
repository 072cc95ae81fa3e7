"""The `actplot` group: its table of commands, loaded when used, and the default one."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from actplot import __version__
from actplot.cli.headings import CONTEXT_SETTINGS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

DEFAULT_COMMAND = "plot"

# The commands that are no members of the softmax family, each with its line in --help; each
# is in the module of its name.
_PLOT = {"plot": "Draw functions, formulas and their derivatives (the default)."}
_OTHERS = {
    "describe": "Print what is known about a function.",
    "list": "List the functions that have a name.",
    "styles": "List the styles that a figure can have.",
    "gallery": "Build many figures from one manifest, and check them.",
}
_FAMILY = "softmax"

_HELP = """Draw activation functions for articles, papers and course notes.

A SPEC names what to draw: a function (sigmoid), a function with parameters
("elu(alpha=0.5)") or a formula in x ("x*sigmoid(1.702*x)"). Several share one
figure. The path of the picture is printed.

\b
Examples:
  actplot sigmoid                        sigmoid.png
  actplot relu gelu silu -o compare.svg  three curves in one figure
  actplot tanh --derivative              tanh and its derivative
  actplot "elu(alpha=0.5)" --xlim -4 4   a parameter, a window
  actplot elu -p alpha=0.5,1,2           a family of curves
  actplot "x*exp(-x^2)" -o -             any formula in x, to standard output

The options of a figure: actplot plot --help.
"""


def commands() -> dict[str, str]:
    """Return the names of all commands in their order, each with its line in --help."""
    from actplot.normalizers import NORMALIZERS

    family = {name: row.summary for name, row in NORMALIZERS.items()}
    return {**_PLOT, **family, **_OTHERS}


def module_of(name: str) -> str | None:
    """Return the module of ``actplot.cli`` that holds a command, or None if there is no such."""
    if name in _PLOT or name in _OTHERS:
        return name
    from actplot.normalizers import NORMALIZERS

    return _FAMILY if name in NORMALIZERS else None


class DefaultGroup(click.Group):
    """A group that hands what names none of its commands to the default one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command's name before words that do not start with a command."""
        own = [spelling for option in self.get_params(ctx) for spelling in option.opts]
        completing_first_word = ctx.resilient_parsing and not args
        if not completing_first_word and not (
            args and (args[0] in own or module_of(args[0]) is not None)
        ):
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show both ways to call actplot."""
        formatter.write_usage(ctx.command_path, "SPEC... [OPTIONS]")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGUMENTS]...", prefix=" " * 7)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the table."""
        return list(commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        place = module_of(cmd_name)
        if place is None:
            return None
        module = import_module(f"actplot.cli.{place}")
        # A command that would hide a built-in function has an underscore after its name.
        command: Any = getattr(module, cmd_name, None) or getattr(module, f"{cmd_name}_")
        return command if isinstance(command, click.Command) else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the names of commands and of what the default one can draw."""
        default = self.get_command(ctx, DEFAULT_COMMAND)
        specs = default.params[0].shell_complete(ctx, incomplete) if default else []
        return [*super().shell_complete(ctx, incomplete), *specs]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(commands().items()))


@click.group(cls=DefaultGroup, help=_HELP, context_settings=CONTEXT_SETTINGS)
@click.version_option(__version__, message="actplot %(version)s")
def actplot() -> None:
    """Hold the commands; it does nothing itself."""
