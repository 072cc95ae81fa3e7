"""`actplot plot` end to end: pictures, and what is said of specs that mean nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml", "pdf": b"%PDF-"}


def test_a_picture_is_written_in_each_format(actplot: Callable, directory: Path) -> None:
    """One command draws once and writes a PNG, an SVG and a PDF."""
    words = [word for format in SIGNATURES for word in ("-f", format)]
    outcome = actplot("sigmoid", "--derivative", *words)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == b"sigmoid.png\nsigmoid.svg\nsigmoid.pdf\n"
    for format, signature in SIGNATURES.items():
        assert (directory / f"sigmoid.{format}").read_bytes().startswith(signature)


@pytest.mark.parametrize(
    "words",
    [
        ["-x*sigmoid(x)"],
        ["-q", "--", "-x"],
        ["5"],
        ["x**9**9**9", "--xlim", "-2", "2"],
        ["1e-999999999"],
        ["relu", "gelu", "torch.nn.SiLU", "-d"],
        ["elu", "-p", "alpha=0.5,1,2"],
        ["elu(alpha=0.5)", "--title", "", "--no-formula", "--size", "8cm", "5cm", "--dpi", "20"],
    ],
)
def test_specs_of_all_kinds_are_drawn(actplot: Callable, words: list[str]) -> None:
    """Formulas with a dash, constants, extreme values, aliases, families."""
    outcome = actplot("-o", "-", "-f", "svg", *words)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(SIGNATURES["svg"])


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["sigmod"], ["unknown name 'sigmod'; did you mean 'sigmoid'?", "  sigmod", "  ^"]),
        (["plto"], ["unknown name 'plto'; did you mean the command 'plot'?", "  plto", "  ^"]),
        (
            ["relu", "plot"],
            ["unknown name 'plot'; it is a command and goes first", "  plot", "  ^"],
        ),
        (["-sin(y)"], ["unknown name 'y'", "  -sin(y)", "       ^"]),
        (["-1o"], ["unexpected 'o'", "  -1o", "    ^"]),
        (["x\u2212\x1b1"], ["", "  x\u2212\\x1b1", "   ^"]),
        (["\udcff"], ["", "  \\udcff", "  ^"]),
        (["relu", "-p", "alpha=1"], ["relu has no parameter 'alpha'"]),
        (["torch.nn.SilU2"], ["no activation is called 'torch.nn.SilU2'"]),
    ],
)
def test_wrong_specs_are_shown_with_a_caret(
    actplot: Callable, directory: Path, words: list[str], lines: list[str]
) -> None:
    """They exit with 2, leave an existing picture alone and write nothing."""
    existing = directory / "a.png"
    existing.write_bytes(b"old")
    outcome = actplot(*words, "-o", "a.png", "-o", "b.png")
    assert (outcome.code, outcome.out) == (2, b"")
    said = outcome.err.removeprefix("Error: ").splitlines()
    assert len(said) == len(lines)
    assert said[0].startswith(lines[0])
    assert said[1:] == lines[1:]
    assert list(directory.iterdir()) == [existing]
    assert existing.read_bytes() == b"old"


@pytest.mark.parametrize("formula", ["log(-abs(x)-1)", "0/0", "1/0"])
def test_formulas_without_a_finite_value_are_refused(
    actplot: Callable, directory: Path, formula: str
) -> None:
    """An empty picture is no picture."""
    outcome = actplot(formula)
    assert (outcome.code, outcome.out) == (2, b"")
    assert outcome.err.startswith("Error: no finite value ")
    assert list(directory.iterdir()) == []


@pytest.mark.parametrize(
    "spec", ["x+" * 600_000, "(" * 1_200_000, "-" * 1_200_000, "r" * 1_200_000]
)
def test_enormous_formulas_are_clipped(actplot: Callable, spec: str) -> None:
    """A megabyte is refused without being echoed."""
    outcome = actplot(spec)
    assert outcome.code == 2
    assert len(outcome.err) < 1000


def test_the_surroundings_change_nothing(tmp_path: Path) -> None:
    """A broken matplotlibrc, another backend, no home, ASCII: the same bytes and no word."""
    command = [sys.executable, "-m", "actplot", "tanh", "-o", "-", "--title", "σ"]
    pictures = []
    for surroundings in ("clean", "odd"):
        folder = tmp_path / surroundings
        folder.mkdir()
        environment = dict(os.environ)
        if surroundings == "odd":
            (folder / "matplotlibrc").write_bytes(b"figure.dpi: 50\nlines.linewidth: 9\n\xff\n")
            environment |= {
                "HOME": "/dev/null/none",
                "MPLBACKEND": "TkAgg",
                "PYTHONIOENCODING": "ascii",
                "XDG_CACHE_HOME": "",
            }
            environment.pop("MPLCONFIGDIR", None)
            environment.pop("DISPLAY", None)
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        pictures.append(done.stdout)
    assert pictures[0] == pictures[1]
    assert pictures[0].startswith(SIGNATURES["png"])


def test_data_are_written_beside_the_picture(actplot: Callable, directory: Path) -> None:
    """Every path is printed; the formats are those of the extensions."""
    outcome = actplot("relu", "-d", "--data", "a.csv", "--data", "b.JSON")
    assert (outcome.code, outcome.out, outcome.err) == (0, b"relu.png\na.csv\nb.JSON\n", "")
    assert (directory / "a.csv").read_bytes().startswith(b"x,relu,relu_d1\n-4.0,0.0,0.0\n")
    assert json.loads((directory / "b.JSON").read_bytes())["xlim"] == [-4.0, 4.0]


def test_data_alone_go_to_standard_output(actplot: Callable, directory: Path) -> None:
    """No picture is written unless one is asked for, and no path is printed."""
    outcome = actplot("relu", "--data", "-")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(b"x,relu\n")
    assert list(directory.iterdir()) == []
    assert actplot("relu", "--data", "-", "-o", "a.svg").out == outcome.out
    assert [path.name for path in directory.iterdir()] == ["a.svg"]


def test_data_are_those_of_the_window_that_is_drawn(actplot: Callable) -> None:
    """Chosen or given."""
    rows = actplot("gelu", "--data", "-", "--xlim", "-1", "2").out.decode().splitlines()
    assert (rows[1].partition(",")[0], rows[-1].partition(",")[0]) == ("-1.0", "2.0")


def test_the_alternative_text_is_printed_after_the_path(actplot: Callable) -> None:
    """In the language asked for, or as it was given."""
    outcome = actplot("x^2", "--alt")
    assert outcome.out == b"x_to_2.png\nx^2: U-shaped curve with minimum 0 at x = 0.\n"
    outcome = actplot("x^2", "--alt", "-q", "--lang", "ru")
    assert outcome.out.decode() == "x^2: U-образная кривая с минимумом 0 при x = 0.\n"
    assert actplot("x^2", "--alt", "-q", "--alt-text", "A bowl.").out == b"A bowl.\n"


@pytest.mark.parametrize("text", ["Wanne, größer", "ванна", "A bowl."])
def test_pictures_carry_the_alternative_text(actplot: Callable, directory: Path, text: str) -> None:
    """The SVG as a description, the PNG and the PDF as metadata, in any script."""
    words = [word for format in SIGNATURES for word in ("-f", format)]
    assert actplot("x^2", "--alt-text", text, "--title", "Tт", *words).code == 0
    assert f">{text}</desc>" in (directory / "x_to_2.svg").read_text(encoding="utf-8")
    with Image.open(directory / "x_to_2.png") as picture:
        assert picture.text["Description"] == text  # type: ignore[attr-defined]
        assert picture.text["Title"] == "Tт"  # type: ignore[attr-defined]
    pdf = (directory / "x_to_2.pdf").read_bytes()
    assert text.encode("ascii" if text.isascii() else "utf-16-be") in pdf


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--data", "a.txt"], "the format of the data 'a.txt' is unknown: end it in .csv or .json"),
        (["--data", "no/a.csv"], "'no/a.csv': directory 'no' does not exist"),
        (["--data", "-", "-o", "-"], "standard output takes one thing"),
        (["--alt", "-o", "-"], "standard output takes one thing"),
        (["--alt", "--data", "-"], "standard output takes one thing"),
        (["--lang", "tlh"], "--lang must be de, en, es, fr, ru or zh, got 'tlh'."),
    ],
)
def test_wrong_outputs_are_refused(
    actplot: Callable, directory: Path, words: list[str], message: str
) -> None:
    """Before anything is drawn."""
    outcome = actplot("relu", *words)
    assert outcome.code == 2
    assert outcome.message.startswith(message)
    assert list(directory.iterdir()) == []
