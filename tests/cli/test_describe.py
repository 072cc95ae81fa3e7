"""`actplot describe` end to end."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CATALOGUE = """\
[[activation]]
name = "mine"
formula = "x*sigmoid(a*x)"
summary = "My own."
parameters = { a = { default = 2, minimum = 0 } }
aliases = ["my.Act(a=3)"]
"""


def test_the_facts_are_printed(actplot: Callable) -> None:
    """To standard output, and nothing else."""
    outcome = actplot("describe", "sigmoid")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.decode("ascii").splitlines()
    assert lines[:2] == ["sigmoid: Logistic curve from 0 to 1.", ""]
    assert lines[-1].endswith("soft, x < -4.5848633; soft, x > 4.5848633")


def test_options_come_before_or_after(actplot: Callable) -> None:
    """Parameters and the threshold as for a figure; formulas may begin with a dash."""
    outcome = actplot("describe", "--threshold", "0.1", "elu", "-p", "alpha=0.5")
    assert b"parameters              alpha = 0.5" in outcome.out
    assert b"saturation, |f'| < 0.1  soft, x < -1.6094379" in outcome.out
    assert actplot("describe", "-x*sigmoid(x)").out.startswith(b"-x*sigmoid(x)\n\nderivative")


def test_json(actplot: Callable) -> None:
    """All facts, machine-readable."""
    outcome = actplot("describe", "relu", "--json")
    assert (outcome.code, outcome.err) == (0, "")
    found = json.loads(outcome.out)
    assert found["name"] == "relu"
    assert found["fixed_points"] == [[0.0, "inf"]]
    assert outcome.out.isascii()


def test_clashes_are_told_in_the_note(actplot: Callable) -> None:
    """Where a name means different functions in different places."""
    text = " ".join(actplot("describe", "leaky_relu").out.decode().split())
    assert "note The default slope is 0.01 in PyTorch, JAX and ONNX, 0.2 in tf.nn" in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["relu", "-p", "alpha=1"], "relu has no parameter 'alpha'; it has none"),
        (["elu", "-p", "alpha=1,2"], "give alpha one value here, got 2"),
        (
            ["softmax"],
            "softmax cannot be drawn: softmax is a vector function; draw ",
        ),
        (["gelu", "--threshold", "0"], "--threshold must be "),
        (["torch.nn.Gelu2"], "no activation is called 'torch.nn.Gelu2'. Did you mean "),
        (["relu", "--catalogue", "none.toml"], "catalogue 'none.toml': no such file or directory"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    actplot: Callable, words: list[str], message: str
) -> None:
    """With exit code 2 and nothing on standard output."""
    outcome = actplot("describe", *words)
    assert outcome.code == 2
    assert outcome.message.startswith(message)


def test_a_wrong_formula_is_shown_with_a_caret(actplot: Callable) -> None:
    """As for a figure."""
    outcome = actplot("describe", "sigmod(x)")
    assert (outcome.code, outcome.out) == (2, b"")
    assert outcome.err.splitlines() == [
        "Error: unknown function 'sigmod'; did you mean 'sigmoid'?",
        "  sigmod(x)",
        "  ^",
    ]


def test_help_says_what_the_options_do_here(actplot: Callable) -> None:
    """No family of curves is described, and the catalogue's sentences are not translated."""
    text = " ".join(actplot("describe", "--help").out.decode().split())
    assert "What is described: -p, --param NAME=VALUE Set a parameter: alpha=0.5. " in text
    assert "Output: --lang CODE The language of all words but the catalogue's own" in text
    assert "Help: -h, --help" in text
    assert "family" not in text


def test_exactly_one_spec(actplot: Callable) -> None:
    """Each function has its own page."""
    assert actplot("describe").code == 2
    assert actplot("describe", "relu", "gelu").code == 2


def test_a_catalogue_of_ones_own(
    actplot: Callable, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named on the command line or in the environment."""
    (directory / "mine.toml").write_text(CATALOGUE, encoding="utf-8")
    outcome = actplot("describe", "my.act", "--catalogue", "mine.toml")
    assert outcome.out.startswith(b"mine: My own.\n\nformula                  x*sigmoid(3*x)\n")
    assert actplot("describe", "mine").code == 2
    monkeypatch.setenv("ACTPLOT_CATALOGUE", "mine.toml")
    assert actplot("describe", "mine(a=1)").code == 0
    assert actplot("describe", "mine(a=-1)").message == "mine: a must be at least 0, got -1"


def test_matplotlib_is_not_imported() -> None:
    """Facts are no figures."""
    code = (
        "import sys; from actplot.cli import main; main.run(['describe', 'gelu', '--json']); "
        "sys.exit(bool({'matplotlib', 'seaborn', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
