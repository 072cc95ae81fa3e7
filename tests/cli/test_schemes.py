"""The style "auto": pairs of files, and the HTML that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actplot.cli.output import Destination
from actplot.cli.schemes import html_of, in_both_schemes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def places(*paths: str) -> tuple[Destination, ...]:
    """Return where pictures go."""
    return tuple(
        Destination(path=path, format="png" if path == "-" else path.rpartition(".")[2])
        for path in paths
    )


def test_only_the_style_auto_makes_pairs() -> None:
    """And only of PNG files."""
    assert in_both_schemes(places("a.png"), style="dark") == places("a.png")
    pair = in_both_schemes(places("b/a.v2.png", "a.svg", "a.pdf", "-"), style="auto")
    assert [(place.path, place.format) for place in pair] == [
        ("b/a.v2-light.png", "light.png"),
        ("b/a.v2-dark.png", "dark.png"),
        ("a.svg", "svg"),
        ("a.pdf", "pdf"),
        ("-", "png"),
    ]


def test_html_shows_the_pair() -> None:
    """The alternative text and the paths are escaped."""
    pair = in_both_schemes(places("a b.png", "a.svg"), style="auto")
    assert html_of(pair, alt='"<&', width=6.4) == (
        "<picture>\n"
        '  <source media="(prefers-color-scheme: dark)" srcset="a%20b-dark.png">\n'
        '  <img src="a%20b-light.png" alt="&quot;&lt;&amp;" width="614">\n'
        "</picture>"
    )


def test_html_shows_an_svg_that_follows_the_page() -> None:
    """It needs no pair."""
    assert html_of(places("a.svg"), alt="x", width=1) == '<img src="a.svg" alt="x" width="96">'


def test_the_command_writes_the_pair_and_prints_the_html(
    actplot: Callable, drawn: list, directory: Path
) -> None:
    """Instead of the paths."""
    outcome = actplot("tanh", "--style", "auto", "--picture")
    assert outcome.code == 0
    assert outcome.out.decode().startswith("<picture>\n  <source ")
    assert sorted(path.name for path in directory.iterdir()) == ["tanh-dark.png", "tanh-light.png"]
    assert [spec.style for spec in drawn] == ["auto"]


def test_html_is_for_the_style_auto(actplot: Callable, directory: Path) -> None:
    """Otherwise nothing is written."""
    outcome = actplot("tanh", "--picture")
    assert (outcome.code, outcome.message) == (2, "--picture needs --style auto")
    assert not list(directory.iterdir())


@pytest.mark.parametrize("command", [["tanh"], ["softmax", "1", "2"]])
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-f", "pdf"], "--picture shows a PNG or an SVG file"),
        (["-o", "-"], "--picture prints HTML on standard output"),
        (["-o", "a.png", "-o", "-"], "--picture prints HTML on standard output"),
    ],
)
def test_html_of_no_picture_is_refused(
    actplot: Callable, directory: Path, command: list[str], words: list[str], message: str
) -> None:
    """Before anything is written."""
    outcome = actplot(*command, "--style", "auto", "--picture", *words)
    assert outcome.code == 2
    assert outcome.message.startswith(message)
    assert not list(directory.iterdir())
