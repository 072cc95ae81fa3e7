"""What is spared while matplotlib is imported changes no figure, and is put back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from actplot.figures import thrift

ROOT = Path(__file__).parents[2]

WITHOUT_THRIFT = """
import contextlib
from actplot.figures import thrift
thrift.thrifty_imports = contextlib.nullcontext
thrift.import_matplotlib = lambda *formats: None
from actplot.cli.main import main
main()
"""

WITH_MATPLOTLIB = """
from actplot.figures.environment import isolate
isolate()
"""


def run(directory: Path, *words: str) -> str:
    """Run this Python in a directory, every warning an error; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", *words],
        cwd=directory,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(directory)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("sigmoid", "--derivative", "--saturation"),
        ("relu", "gelu", "--style", "dark", "--title", "Two"),
        ("softmax", "1", "2", "3", "--labels", "cat,dog,2026-01-01"),
    ],
)
def test_pictures_are_the_same_without_it(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Byte by byte, in every format."""
    names = ("a.png", "a.svg", "a.pdf")
    outputs = [word for name in names for word in ("-o", name)]
    made = []
    for words in (("-m", "actplot"), ("-c", WITHOUT_THRIFT)):
        run(tmp_path, *words, *command, *outputs)
        made.append([(tmp_path / name).read_bytes() for name in names])
    assert made[0] == made[1]


def test_what_is_postponed_is_not_run(tmp_path: Path) -> None:
    """A plain figure needs none of it: a module that it does need is taken off the list."""
    program = (
        "import sys\n"
        "from importlib.util import _LazyModule\n"
        "from actplot.figures import thrift\n"
        "with thrift.postponed_imports():\n"
        "    from actplot.cli.main import run\n"
        "assert run(['sigmoid', '-d', '--saturation', '-q']) == 0\n"
        "there = [sys.modules[name] for name in thrift.POSTPONED if name in sys.modules]\n"
        "assert there\n"
        "for module in there:\n"
        "    if object.__getattribute__(module, '__class__') is not _LazyModule:\n"
        "        print(module.__name__)\n"
    )
    # The first run of matplotlib makes a list of the fonts, and uses more for it.
    run(tmp_path, "-m", "actplot", "sigmoid")
    assert run(tmp_path, "-c", program) == ""


def test_what_is_postponed_works_when_it_is_used(tmp_path: Path) -> None:
    """Pillow reads a format whose module had been put off."""
    program = (
        f"{WITH_MATPLOTLIB}"
        "from PIL import ExifTags, Image\n"
        "Image.new('P', (2, 3)).save('a.gif')\n"
        "with Image.open('a.gif') as picture:\n"
        "    print(picture.size, ExifTags.Base.Orientation.value)\n"
    )
    assert run(tmp_path, "-c", program) == "(2, 3) 274\n"


def test_everything_is_put_back(tmp_path: Path) -> None:
    """Afterwards artists are documented, docstrings cleaned and modules run as ever."""
    program = (
        "import inspect, sys\n"
        "before = (inspect.cleandoc, list(sys.meta_path))\n"
        f"{WITH_MATPLOTLIB}"
        "assert (inspect.cleandoc, list(sys.meta_path)) == before\n"
        "from matplotlib.artist import Artist, kwdoc\n"
        "class Later(Artist):\n"
        "    def set_colour(self, value): 'Set the colour.'\n"
        "assert 'colour' in inspect.signature(Later.set).parameters\n"
        "assert 'colour' in kwdoc(Later) and 'colour' in Later.set.__doc__\n"
        "from matplotlib.lines import Line2D\n"
        "line = Line2D([], [])\n"
        "line.set(linewidth=3, color='red')\n"
        "assert (line.get_linewidth(), line.get_color()) == (3, 'red')\n"
    )
    run(tmp_path, "-c", program)


def test_types_are_there_for_who_asks_later(tmp_path: Path) -> None:
    """Those of numpy, and not what stood in for them while numpy was imported."""
    shown = (
        "import numpy.typing, numpy as np\n"
        "from numpy._typing import NDArray\n"
        "assert numpy.typing.NDArray is NDArray\n"
        "print(NDArray[np.float64])\n"
    )
    assert run(tmp_path, "-c", WITH_MATPLOTLIB + shown) == run(tmp_path, "-c", shown)


@pytest.mark.parametrize("known", ["UTC=timezone.utc", ""])
def test_an_svg_is_written_whatever_its_writer_takes_of_dates(tmp_path: Path, known: str) -> None:
    """Where that is more than what stands in for them, it is imported as usual."""
    program = (
        "import sys\n"
        "from datetime import timezone\n"
        "from types import SimpleNamespace\n"
        "from actplot.figures import thrift\n"
        f"thrift._NEEDED_DATES = SimpleNamespace({known})\n"
        "from actplot.figures.environment import isolate\n"
        "isolate(['svg'])\n"
        "import matplotlib\n"
        "from matplotlib.backends import backend_svg\n"
        "assert sys.modules['matplotlib.dates'] is matplotlib.dates\n"
        "assert backend_svg.UTC is matplotlib.dates.UTC\n"
    )
    run(tmp_path, "-c", program)


def test_another_release_of_matplotlib_documents_as_it_likes() -> None:
    """Artists that are not documented in the way that is known are left alone."""

    class Undocumented:
        def set(self) -> None:
            pass

    class DocumentedElsewhere(Undocumented):
        @classmethod
        def _update_set_signature_and_docstring(cls) -> None:
            pass

    assert not thrift._marks_documented_methods(Undocumented)
    assert not thrift._marks_documented_methods(DocumentedElsewhere)
