"""The commands, the default one, and the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest
from click.shell_completion import ShellComplete

from actplot import __version__
from actplot.cli.group import actplot as group
from actplot.cli.group import commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from actplot.figures.spec import FigureSpec


@pytest.mark.parametrize(
    "words",
    [
        ["tanh", "-d"],
        ["-d", "tanh"],
        ["plot", "tanh", "-d"],
        ["plot", "-d", "--", "tanh"],
        ["-d", "--", "tanh"],
    ],
)
def test_plot_is_the_default_command(
    actplot: Callable, drawn: list[FigureSpec], words: list[str]
) -> None:
    """Its name may be left out, wherever the options stand."""
    assert actplot(*words).code == 0
    assert [(spec.specs, spec.derivative) for spec in drawn] == [(("tanh",), 1)]


def test_formulas_with_a_dash_reach_the_figure(actplot: Callable, drawn: list[FigureSpec]) -> None:
    """No character of them is lost."""
    specs = ("-x**2", "-x*sigmoid(x)", "-1e5", "-.5", "--x", "-pi*x")
    assert actplot(*specs, "-q").code == 0
    assert drawn[0].specs == specs


@pytest.mark.parametrize("command", commands())
def test_every_command_can_be_loaded(command: str) -> None:
    """The table names a command that is there, with help of its own."""
    loaded = group.get_command(click.Context(group), command)
    assert loaded is not None
    assert loaded.help


@pytest.mark.parametrize("words", [["--help"], ["-h"], *([name, "--help"] for name in commands())])
def test_help_fits_a_terminal(actplot: Callable, words: list[str]) -> None:
    """No line is wider than 80 columns."""
    outcome = actplot(*words)
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.decode().splitlines()
    assert lines[0].startswith("Usage: actplot ")
    assert max(map(len, lines)) <= 80


def test_the_version_is_printed(actplot: Callable) -> None:
    """--version is the package's."""
    assert actplot("--version").out.decode() == f"actplot {__version__}\n"


@pytest.mark.parametrize(
    ("words", "incomplete", "expected"),
    [
        ([], "sigm", {"sigmoid"}),
        ([], "plo", {"plot"}),
        (["relu"], "hard_sig", {"hard_sigmoid"}),
        (["relu"], "--der", {"--derivative"}),
        (["relu"], "torch.nn.SiL", {"torch.nn.SiLU"}),
        (["relu", "--style"], "d", {"dark", "dark_background"}),
        (["relu", "--layout"], "s", {"stacked"}),
        (["relu", "--context"], "t", {"talk"}),
        (["describe"], "mis", {"mish"}),
        (["describe", "relu", "--lang"], "f", {"fr"}),
        (["softmax", "1", "--axes"], "", {"box", "origin", "open"}),
        (["softmax", "1", "--compare"], "s", {"sparsemax", "sigmoid"}),
    ],
)
def test_the_shell_completes_what_is_in_a_table(
    words: list[str], incomplete: str, expected: set[str]
) -> None:
    """Long spellings with dots only where a dot has been typed."""
    complete = ShellComplete(group, {}, "actplot", "_ACTPLOT_COMPLETE")
    found = {item.value for item in complete.get_completions(words, incomplete)}
    assert found >= expected
    assert all(value.startswith(incomplete) for value in found)
    assert "." in incomplete or not any("." in value for value in found)
