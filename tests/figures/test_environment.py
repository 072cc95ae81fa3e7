"""A run of the command line meets odd configurations of matplotlib in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import os
from actplot.figures.environment import isolate
before = os.getcwd()
isolate()
assert os.getcwd() == before
import matplotlib
from matplotlib.figure import Figure
assert matplotlib.rcParams["lines.linewidth"] == matplotlib.rcParamsDefault["lines.linewidth"]
print(os.environ.get("MPLCONFIGDIR", ""))
"""


def run(directory, **environment):
    """Run the program in a directory; return its configuration directory."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("MPL")}
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        cwd=directory,
        env={**known, "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@pytest.mark.parametrize("content", [b"lines.linewidth: 9\n", b"\xff\xfe\x00", b"nonsense"])
def test_matplotlibrc_is_not_read(tmp_path, content):
    """Neither one in the working directory nor one that the environment names."""
    (tmp_path / "matplotlibrc").write_bytes(content)
    run(tmp_path, MATPLOTLIBRC=str(tmp_path / "matplotlibrc"))


def test_unknown_backend_is_ignored(tmp_path):
    """MPLBACKEND does not matter to a program without windows."""
    run(tmp_path, MPLBACKEND="nonsense")


def test_missing_home_gets_a_temporary_directory(tmp_path):
    """Without a place to write to, a directory is made, and removed at the end."""
    blocked = tmp_path / "file"
    blocked.write_text("not a directory")
    used = run(tmp_path, HOME=str(blocked), XDG_CACHE_HOME=str(blocked / "cache"))
    assert used
    assert not Path(used).exists()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc here")
def test_a_directory_that_takes_no_file_is_no_message(tmp_path):
    """A disk that is full, say: the list of fonts is then not kept."""
    run(tmp_path, MPLCONFIGDIR="/proc")
