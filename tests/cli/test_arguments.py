"""Specs that begin with a dash are told from options."""

from __future__ import annotations

import pytest

from actplot.cli.arguments import join, separate

OPTIONS = {
    "-d": 0,
    "--derivative": 0,
    "-o": 1,
    "--output": 1,
    "-p": 1,
    "--param": 1,
    "-f": 1,
    "--xlim": 2,
    "--title": 1,
    "--no-formula": 0,
}

SPECS = [
    "-x**2",
    "-x",
    "--x",
    "- x",
    "-x*sigmoid(x)",
    "-sin(x)",
    "-1e5",
    "-.5",
    "-0",
    "-1o",
    "-pi",
    "-e",
    "-(x)",
    "-relu(y)",
    "-pi*x",
    "-floor(x)",
    "-prelu(x)",
    "-dsilu(x)",
    "--tanh(x)",
    "-inf",
    "-x<1",
]


@pytest.mark.parametrize("spec", SPECS)
def test_a_spec_with_a_dash_is_positional(spec: str) -> None:
    """It stands behind -- whether it comes first, last or between options."""
    assert separate([spec], options=OPTIONS) == ["--", spec]
    assert separate(["-d", spec, "--title", "T"], options=OPTIONS) == [
        *("-d", "--title", "T"),
        *("--", spec),
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["-d"],
        ["-dd"],
        ["-o", "-x"],
        ["-o", "-"],
        ["-o/tmp/a+b(1).png"],
        ["-ofig(1).png"],
        ["-dofig.png"],
        ["-do", "fig.png"],
        ["-palpha=1"],
        ["-fpng"],
        ["--xlim", "-6", "6"],
        ["--xlim=-6", "6"],
        ["--title", "-x**2"],
        ["--title=(x)"],
        ["--param", "alpha=-1"],
        ["--tite"],
        ["--tite=(x)"],
        ["-z"],
        ["--no-formula"],
        ["--no-formla"],
    ],
)
def test_options_stay_options(words: list[str]) -> None:
    """Options, right and wrong ones, keep their values and stay before the specs."""
    assert separate(words, options=OPTIONS) == words
    assert separate(["tanh", *words], options=OPTIONS) == [*words, "--", "tanh"]


def test_a_parameter_makes_a_name_a_spec() -> None:
    """-a is a formula once a has a value."""
    assert separate(["-a", "-p", "a=2"], options=OPTIONS) == ["-p", "a=2", "--", "-a"]


def test_everything_behind_two_dashes_is_positional() -> None:
    """Words behind -- are not looked at, and keep their order."""
    words = ["x", "--", "-d", "--", "--title"]
    assert separate(words, options=OPTIONS) == ["--", "x", "-d", "--", "--title"]


def test_a_missing_value_is_left_to_click() -> None:
    """No -- is taken for the value that the line lacks."""
    assert separate(["tanh", "--xlim", "1"], options=OPTIONS) == ["--xlim", "1"]


def test_words_of_one_value_are_joined() -> None:
    """As many as the option says belong to it, and none behind --."""
    gathering = {"--size": lambda words: 1 if words[1:] and words[1].endswith("cm") else 0}
    assert join(["x", "--size", "8cm", "5cm", "y"], gathering) == ["x", "--size", "8cm 5cm", "y"]
    assert join(["--size", "8cm", "y"], gathering) == ["--size", "8cm", "y"]
    assert join(["--", "--size", "8cm", "5cm"], gathering) == ["--", "--size", "8cm", "5cm"]
    assert join(["--size"], gathering) == ["--size"]
