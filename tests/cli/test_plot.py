"""`actplot plot` end to end: pictures, and what is said of specs that mean nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

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
                "HOME": "/nonexistent",
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
