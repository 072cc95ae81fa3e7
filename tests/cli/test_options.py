"""The command line's options are the rows of the table of options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from actplot.cli.plot import plot
from actplot.figures.options.table import options_of
from actplot.figures.spec import FigureSpec

OPTIONS = options_of(FigureSpec)

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_row_with_a_spelling_is_an_option() -> None:
    """Nothing of the table is missing, under any of its spellings."""
    spelt = {
        parameter.name: {*parameter.opts, *parameter.secondary_opts}
        for parameter in plot.params
        if isinstance(parameter, click.Option)
    }
    for name, row in OPTIONS.items():
        if row.flags:
            assert spelt[name] == {*row.flags, *([row.off] if row.off else [])}
        else:
            assert name not in spelt


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], {}),
        (["-d"], {"derivative": 1}),
        (["-dd"], {"derivative": 2}),
        (["-d", "--derivative", "-d"], {"derivative": 3}),
        (["-p", "alpha=0.5"], {"specs": ("elu",), "parameters": (("alpha", (0.5,)),)}),
        (
            ["-p", "a=0,1", "--param", "b=-2"],
            {"specs": ("a*x+b",), "parameters": (("a", (0.0, 1.0)), ("b", (-2.0,)))},
        ),
        (["--xlim", "-6", "1e1"], {"xlim": (-6.0, 10.0)}),
        (["--ylim", "-.5", "+.5"], {"ylim": (-0.5, 0.5)}),
        (["--title", "A title"], {"title": "A title"}),
        (["--title", ""], {"title": ""}),
        (["--formula"], {"formula": True}),
        (["--no-formula"], {"formula": False}),
        (["--size", "2.54cm", "2in"], {"size": (1.0, 2.0)}),
        (["--size", "6", "4"], {"size": (6.0, 4.0)}),
        (["--size", "3.25in", "x", "2in"], {"size": (3.25, 2.0)}),
        (["--size=3.25inx2in"], {"size": (3.25, 2.0)}),
        (["--size", "8in"], {"size": (8.0, 5.0)}),
        (["--size", "640px", "--dpi", "100"], {"size": (6.4, 4.0), "dpi": 100}),
        (["--style", "ggplot"], {"style": "ggplot"}),
        (["--palette", "viridis"], {"palette": "viridis"}),
        (["--color", "Teal", "--color", "#ABC"], {"color": ("teal", "#aabbcc")}),
        (["--context", "talk"], {"context": "talk"}),
        (["--linewidth", "2.5"], {"linewidth": 2.5}),
        (["--grid"], {"grid": True}),
        (["--no-grid"], {"grid": False}),
        (["--axes", "origin"], {"axes": "origin"}),
        (["--transparent"], {"transparent": True}),
        (["--font", "DejaVu Serif"], {"font": "DejaVu Serif"}),
        (["--text", "text"], {"text": "text"}),
        (["--dpi", "20"], {"dpi": 20}),
        (["--dpi=1200"], {"dpi": 1200}),
    ],
)
def test_options_reach_the_figure(
    actplot: Callable, drawn: list, words: list[str], expected: dict[str, object]
) -> None:
    """What is given on the command line is in the FigureSpec, and nothing else changes."""
    fields = {"specs": ("tanh",)} | expected
    assert actplot(*fields["specs"], *words).code == 0
    assert drawn == [FigureSpec(**fields)]
    assert all(getattr(drawn[0], name) == value for name, value in fields.items())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--xlim", "6", "-6"], "--xlim: min must be below max, got 6 -6"),
        (["--xlim", "1", "1"], "--xlim: min must be below max, got 1 1"),
        (["--xlim", "nan", "1"], "--xlim: 'nan' is not a number: it must be finite"),
        (["--xlim", "-inf", "6"], "--xlim: '-inf' is not a number: it must be finite"),
        (["--xlim", "0", "1e-320"], "--xlim: range too narrow for double precision"),
        (["--xlim", "1e15", "1000000000000000.5"], "--xlim: range too narrow for double precision"),
        (["--xlim", "-1e200", "1"], "--xlim: range too wide for double precision"),
        (["--xlim", "1"], "Option '--xlim' requires 2 arguments. Write --xlim A B."),
        (["--xlim", "-4,4", "1"], "--xlim: '-4,4' is not a number: write --xlim -4 4"),
        (["--mark", "0,"], "--mark: '0,' is not a number: write --mark 0"),
        (["--mark", "1,2"], "--mark: '1,2' is not a number: write --mark 1 --mark 2"),
        (["--ylim", "-1o", "2"], "--ylim: '-1o' is not a number"),
        (["--dpi", "0"], "--dpi must be from 20 to 1200, got 0"),
        (["--dpi", "-5"], "--dpi must be from 20 to 1200, got -5"),
        (["--dpi", "1"], "--dpi must be from 20 to 1200, got 1"),
        (["--dpi", "1000000"], "--dpi must be from 20 to 1200, got 1000000"),
        (["--dpi", "nan"], "--dpi: 'nan' is not a whole number"),
        (["--dpi", "1e3"], "--dpi: '1e3' is not a whole number"),
        (["--dpi", "１２"], "--dpi: '１２' is not a whole number"),
        (["--dpi"], "Option '--dpi' requires an argument."),
        (["--size", "0", "1"], "--size must be from 0.5 to 50 inches, got 0"),
        (["--size", "8cm", "2m"], "--size: '2m' is not a length such as 3.25, 8cm or 640px"),
        (["--style", "drak"], "--style: there is no style 'drak'. Did you mean 'dark'?"),
        (
            ["--axes", "orign"],
            "--axes must be box, origin or open, got 'orign'. Did you mean 'origin'?",
        ),
        (["--linewidth", "0"], "--linewidth must be between 0 and 30, got 0"),
        (["--color", "#12"], "--color: '#12' is not a colour such as teal or #2a6fbb"),
        (["-p", "alpha"], "--param: 'alpha' is not of the form NAME=VALUE, such as alpha=0.5"),
        (["-p", "alpha=1,,2"], "--param: alpha: '' is not a number"),
        (["-p", "a=1", "-p", "a=2"], "--param: a is given twice"),
        (["-ddddddd"], "--derivative must be from 0 to 6, got 7"),
        (["--tite", "x"], "No such option '--tite'. Did you mean '--title'?"),
        (["-z"], "No such option '-z'."),
        (["-dz"], "No such option '-dz'."),
        (["-d2"], "No such option '-d2'. Write -dd."),
        (["-d", "2"], "Option '-d' takes no value, got '2'. Write -dd."),
        (["-d", "9"], "Option '-d' takes no value, got '9'. To draw a constant, write it first."),
        (
            ["-ds", ".5"],
            "Option '-ds' takes no value, got '.5'. To draw a constant, write it first.",
        ),
        (["-sigmoid"], "No such option '-sigmoid'. Write \"-sigmoid(x)\"."),
        (["-tilte"], "No such option '-tilte'. Did you mean '--title'?"),
        (["--no-grids"], "No such option '--no-grids'. Did you mean '--no-grid'?"),
        (["--catalogue", ""], "--catalogue: the path is empty"),
        (["--nothing-like-it"], "No such option '--nothing-like-it'."),
        (["--no-formula=1"], "Option '--no-formula' does not take a value."),
    ],
)
def test_wrong_options_are_one_line(
    actplot: Callable, drawn: list, words: list[str], message: str
) -> None:
    """A wrong option exits with 2 and one line that names it, and nothing is drawn."""
    outcome = actplot("tanh", *words)
    assert outcome.message == message
    assert outcome.code == 2
    assert drawn == []
