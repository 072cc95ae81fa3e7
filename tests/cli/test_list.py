"""`actplot list` end to end."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from actplot.catalogue.sources import built_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def names(out: bytes) -> list[str]:
    """Return the names that were listed."""
    lines = out.decode("ascii").splitlines()
    return [line.split()[0] for line in lines if line.startswith("  ")]


def test_the_catalogue_is_listed_by_family(actplot: Callable) -> None:
    """Every row, under the heading of its family."""
    outcome = actplot("list")
    assert (outcome.code, outcome.err) == (0, "")
    assert names(outcome.out) == [row.name for row in built_in().rows]
    lines = outcome.out.decode("ascii").splitlines()
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings == list(dict.fromkeys(row.family for row in built_in().rows))


def test_rows_show_formula_and_defaults(actplot: Callable) -> None:
    """Aligned under each other."""
    assert actplot("list", "hard_sigmoid").out.decode() == (
        "sigmoidal\n  hard_sigmoid  clip(slope*x + offset, 0, 1)    slope=1/6, offset=0.5\n"
    )
    assert b"threshold  where(x > threshold, x, value)    threshold, value" in (
        actplot("list", "torch.nn.Threshold").out
    )


@pytest.mark.parametrize(
    ("words", "some", "none"),
    [
        (["relu"], ["relu", "leaky_relu", "relu6"], ["tanh"]),
        (["RELU"], ["relu"], ["tanh"]),
        (["torch.nn.SiLU"], ["silu"], ["relu"]),
        (["periodic"], ["sin", "snake"], ["relu"]),
        (["logistic"], ["sigmoid"], ["relu"]),
        (["relu", "leaky"], ["leaky_relu"], ["relu6"]),
    ],
)
def test_words_choose_rows(
    actplot: Callable, words: list[str], some: list[str], none: list[str]
) -> None:
    """All of them must be in the name, an alias, the family or the description."""
    found = names(actplot("list", *words).out)
    assert set(some) <= set(found)
    assert not set(none) & set(found)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["sigmod"], "no function fits 'sigmod'. Did you mean 'sigmoid'?"),
        (["torch.nn.SilU2"], "no function fits 'torch.nn.SilU2'. Did you mean 'torch.nn.SiLU'?"),
        (["qqqqqqq"], "no function fits 'qqqqqqq'."),
        (
            ["softmax"],
            (
                "softmax cannot be drawn: softmax is a vector function; draw its bars with: "
                "actplot softmax 1 2 3"
            ),
        ),
    ],
)
def test_words_that_fit_nothing(actplot: Callable, words: list[str], message: str) -> None:
    """The nearest spelling is suggested, or why there is none."""
    outcome = actplot("list", *words)
    assert outcome.code == 2
    assert outcome.message == message


def test_json_has_every_column(actplot: Callable) -> None:
    """Also an infinite default, as text."""
    outcome = actplot("list", "--json")
    rows = json.loads(outcome.out, parse_constant=pytest.fail)
    assert len(rows) == len(built_in().rows)
    assert set(rows[0]) == {
        *("name", "formula", "summary", "family", "symbol", "parameters", "aliases"),
        *("reference", "clash"),
    }
    softplus = next(row for row in rows if row["name"] == "softplus")
    assert softplus["parameters"]["threshold"]["default"] == "inf"
    assert softplus["parameters"]["beta"]["above"] == 0.0


def test_a_catalogue_of_ones_own_is_listed_too(actplot: Callable, directory: Path) -> None:
    """Behind the built-in families; the option may be repeated."""
    for name in ("first", "second"):
        text = f'[[activation]]\nname = "{name}"\nformula = "x"\nfamily = "mine"\n'
        (directory / f"{name}.toml").write_text(text, encoding="utf-8")
    words = ["--catalogue", "first.toml", "--catalogue", "second.toml"]
    outcome = actplot("list", *words)
    assert outcome.out.decode().split()[-5:] == ["mine", "first", "x", "second", "x"]
    assert names(actplot("list", "mine", *words).out) == ["first", "second"]


def test_options_stand_under_headings_of_a_list(actplot: Callable) -> None:
    """Nothing is drawn, and JSON is no help."""
    text = " ".join(actplot("list", "--help").out.decode().split())
    assert "What is listed: --catalogue FILE " in text
    assert "Output: --json " in text
    assert "Help: -h, --help" in text


def test_neither_numpy_nor_matplotlib_is_imported() -> None:
    """A list is there at once."""
    code = (
        "import sys; from actplot.cli import main; main.run(['list']); "
        "sys.exit(bool({'numpy', 'matplotlib', 'seaborn'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
