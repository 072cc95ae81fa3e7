"""What is imported on the way to a figure or a list is needed there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

NEVER = (
    *("matplotlib.pyplot", "numpy._typing", "pandas", "scipy", "seaborn", "setuptools", "IPython"),
    "tkinter",
)
FIGURE = ("sigmoid", "--derivative", "--saturation", "-q")

# Rooms of ours that a command has nothing to do with.
IDLE = {
    ("gallery", "build"): (
        *("actplot.activation", "actplot.analysis", "actplot.callables", "actplot.catalogue.rows"),
        *("actplot.catalogue.sources", "actplot.description", "actplot.figures.options"),
        *("actplot.figures.looks", "actplot.figures.styling", "actplot.formula"),
        *("actplot.gallery.building", "actplot.gallery.kinds", "actplot.gallery.manifest"),
        *("actplot.gallery.state", "actplot.normalizers", "actplot.plotting", "actplot.cli.plot"),
        *("matplotlib", "numpy", "PIL", "importlib.metadata", "json", "tomllib"),
    ),
    FIGURE: (
        *("actplot.callables", "actplot.description", "actplot.gallery", "actplot.logits"),
        *("actplot.plotting", "actplot.cli.describe", "actplot.cli.gallery", "actplot.cli.list"),
        *("actplot.figures.bar", "actplot.figures.output.color_scheme"),
        "actplot.figures.output.data",
        *("actplot.figures.output.embedding", "actplot.figures.styling.palettes"),
        *("actplot.figures.curve.inputs", "actplot.figures.options.distributions"),
        *("actplot.figures.options.venues", "actplot.analysis.facts"),
        *("hashlib", "secrets", "statistics", "tomllib"),
    ),
    ("softmax", "1", "2", "3", "-q"): (
        *("actplot.callables", "actplot.gallery", "actplot.plotting", "actplot.figures.curves"),
        *("actplot.cli.describe", "actplot.cli.gallery", "actplot.cli.list"),
    ),
    ("list",): (
        *("actplot.activation", "actplot.analysis", "actplot.callables", "actplot.formula"),
        *("actplot.figures.curves", "actplot.gallery", "actplot.cli.plot", "matplotlib", "numpy"),
        *("PIL", "tomllib"),
    ),
    ("--help",): (
        *("actplot.catalogue", "actplot.formula", "actplot.gallery", "actplot.cli.plot"),
        *("matplotlib", "numpy", "PIL", "json"),
    ),
}


def imported(directory: Path, *words: str) -> set[str]:
    """Return the names of all modules that a command has imported, those put off left out."""
    program = (
        "import sys\n"
        "from actplot.cli import main, startup\n"
        "run = main.run\n"
        "def reporting(words):\n"
        "    code = run(words)\n"
        "    names = [name for name, module in list(sys.modules.items())\n"
        "        if object.__getattribute__(module, '__class__').__name__ != '_LazyModule']\n"
        "    print(*names, file=sys.stderr)\n"
        "    return code\n"
        "main.run = reporting\n"
        "startup.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=directory,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a directory with a gallery in which there is nothing to do."""
    directory = tmp_path_factory.mktemp("gallery")
    manifest = '[[figure]]\nname = "relu"\nspec = "relu"\nsize = [2, 1.5]\ndpi = 40\n'
    (directory / "gallery.toml").write_text(manifest, encoding="utf-8")
    assert "actplot.gallery.building" in imported(directory, "gallery", "build")
    return directory


@pytest.mark.parametrize("words", IDLE, ids=" ".join)
def test_nothing_is_imported_in_vain(built: Path, words: tuple[str, ...]) -> None:
    """Neither heavy packages nor rooms of ours that are not used."""
    found = imported(built, *words)
    for idle in (*NEVER, *IDLE[words]):
        assert not {name for name in found if f"{name}.".startswith(f"{idle}.")}, idle
