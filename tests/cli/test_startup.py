"""The process of a command begins with little and ends early, and nothing is lost by it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "GOTO_NUM_THREADS")

# Runs the entry point around something else than the command line.
AROUND = """
import atexit, gc, os, sys, threading
from actplot.cli import main, startup
def command_line():
{body}
main.main = command_line
startup.main()
"""


def run(*words: str, directory: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run this Python in a directory."""
    known = {name: value for name, value in os.environ.items() if name not in THREADS}
    return subprocess.run(
        [sys.executable, *words],
        cwd=directory,
        env={**known, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        check=False,
    )


def around(body: str, *words: str, directory: Path, **environment: str) -> tuple[int, str]:
    """Run the entry point around some lines; return the exit code and what they print."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    program = AROUND.format(body=lines)
    done = run("-c", program, *words, directory=directory, **environment)
    assert done.stderr == b""
    return done.returncode, done.stdout.decode()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--version",), 0),
        (("sigmoid", "-o", "a.png"), 0),
        (("no_such_function",), 2),
        (("sigmoid", "--no-such-option"), 2),
        (("sigmoid", "-o", "missing/a.png"), 2),
        (("gallery", "build", "missing.toml"), 2),
    ],
)
def test_exit_codes_are_kept(tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    """Those of the command, with what it says on the right stream."""
    done = run("-m", "actplot", *words, directory=tmp_path)
    assert done.returncode == code
    assert bool(done.stderr) == bool(code)
    assert bool(done.stdout) == (not code)


def test_a_picture_arrives_whole_at_a_pipe(tmp_path: Path) -> None:
    """What is written last is flushed before the process ends."""
    done = run("-m", "actplot", "sigmoid", "-o", "-", directory=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(b"\x89PNG")
    assert done.stdout[-8:-4] == b"IEND"


def test_the_temporary_configuration_is_removed(tmp_path: Path) -> None:
    """Nothing is left behind where matplotlib cannot write to its usual place."""
    blocked, temporary = tmp_path / "file", tmp_path / "temporary"
    blocked.write_text("no directory", encoding="utf-8")
    temporary.mkdir()
    done = run(
        "-m", "actplot", "sigmoid", "-o", "a.png",
        directory=tmp_path, TMPDIR=str(temporary),
        MPLCONFIGDIR="", HOME=str(blocked), XDG_CACHE_HOME=str(blocked / "cache"),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(temporary.iterdir()) == []


def test_what_waits_for_the_end_is_done(tmp_path: Path) -> None:
    """Functions registered for the exit run, and standard output is flushed."""
    body = "atexit.register(print, 'bye')\nprint('hello', end='')\nsys.exit(3)"
    assert around(body, "sigmoid", directory=tmp_path) == (3, "hellobye\n")


def test_a_thread_is_waited_for(tmp_path: Path) -> None:
    """A thread that is still running ends before the process does."""
    body = (
        "def work():\n"
        "    threading.main_thread().join()\n"
        "    print('done', flush=True)\n"
        "threading.Thread(target=work).start()\n"
        "sys.exit(4)"
    )
    assert around(body, "sigmoid", directory=tmp_path) == (4, "done\n")


SHOW = f"""\
names = {THREADS}
print(gc.get_threshold()[0] > 100_000, *(os.environ.get(name, '-') for name in names))
sys.exit()"""


@pytest.mark.parametrize(
    ("words", "environment", "shown"),
    [
        (("sigmoid",), {}, "True 1 - -"),
        (("softmax", "1", "2"), {}, "True 1 - -"),
        (("sigmoid",), {"OPENBLAS_NUM_THREADS": "3"}, "True 3 - -"),
        (("sigmoid",), {"OMP_NUM_THREADS": "2"}, "True - 2 -"),
        (("gallery", "build"), {}, "True 1 - -"),
    ],
)
def test_the_process_is_prepared(
    tmp_path: Path, words: tuple[str, ...], environment: dict[str, str], shown: str
) -> None:
    """One thread unless another number is set; garbage waits."""
    assert around(SHOW, *words, directory=tmp_path, **environment)[1] == f"{shown}\n"
