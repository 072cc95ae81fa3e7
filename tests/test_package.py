"""Importing actplot is cheap, and its public names are loaded when used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import actplot
import actplot.activation as module
from actplot import FigureSpec, errors, files
from actplot.catalogue.lookup import activation as resolve

HEAVY = ["matplotlib", "numpy", "pandas", "scipy", "seaborn"]


COMPLETING = (
    "import os; os.environ.update(_ACTPLOT_COMPLETE='bash_complete'); "
    "os.environ.update(COMP_WORDS='actplot sig', COMP_CWORD='1'); "
    "from actplot.cli.main import main; main()"
)


def loaded(statement: str) -> str:
    """Return which heavy packages a fresh interpreter has loaded after a statement."""
    program = (
        f"import sys\ntry:\n    {statement}\nexcept SystemExit as done:\n    assert not done.code\n"
        f"print(*(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stderr.strip()


@pytest.mark.parametrize(
    "statement",
    [
        "import actplot; actplot.FigureSpec(specs='relu'); actplot.__version__; dir(actplot)",
        "from actplot.cli.main import run; assert run(['--help']) == 0",
        "from actplot.cli.main import run; assert run(['--version']) == 0",
        "from actplot.cli.main import run; assert run(['plot', '--help']) == 0",
        COMPLETING,
    ],
)
def test_nothing_heavy_is_loaded(statement: str) -> None:
    """Neither by importing the package nor by asking for help."""
    assert loaded(statement) == ""


def test_usage_errors_load_nothing_heavy() -> None:
    """A misspelt option is answered at once."""
    program = (
        "import sys; from actplot.cli.main import run\n"
        "assert run(['relu', '--tite', 'x']) == 2\n"
        "assert run(['relu', '--dpi', '0']) == 2\n"
        "assert run([]) == 2\n"
        f"assert not set({HEAVY!r}) & sys.modules.keys()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0


def test_drawing_needs_neither_seaborn_nor_pyplot() -> None:
    """A plain figure loads numpy and matplotlib and nothing else that is heavy."""
    statement = "import actplot; actplot.plot('relu')"
    assert loaded(statement) == "matplotlib numpy"


def test_public_names_are_there() -> None:
    """All that is listed can be had, under its own name."""
    assert set(actplot.__all__) <= set(dir(actplot))
    assert all(hasattr(actplot, name) for name in actplot.__all__)
    assert actplot.FigureSpec is FigureSpec
    assert actplot.errors is errors


def test_a_submodule_does_not_hide_a_public_name() -> None:
    """actplot.activation is the function, although a module has the same name."""
    assert actplot.activation is resolve
    assert module is resolve
    assert sys.modules["actplot.activation"].Activation is actplot.Activation
    assert actplot.files is files


def test_other_names_are_missing() -> None:
    """An unknown name is an AttributeError, as for any module."""
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = actplot.no_such_name
