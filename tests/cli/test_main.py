"""Every failure is one message and an exit code."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from actplot.cli import main, plot
from actplot.errors import FormulaError, InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable


def fails(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Make drawing raise an error."""

    def draw(*_: object) -> None:
        raise error

    monkeypatch.setattr(plot, "_draw", draw)


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (InputError("bad"), 2, "Error: bad\n"),
        (OutputError("full"), 1, "Error: full\n"),
        (
            FormulaError("unknown name 'y'", formula="x+y", position=2, kind="name"),
            2,
            "Error: unknown name 'y'\n  x+y\n    ^\n",
        ),
        (click.UsageError("odd"), 2, "Error: odd\n"),
        (MemoryError(), 1, "Error: not enough memory\n"),
        (OSError(28, "No space left on device"), 1, "standard output: No space left on device\n"),
        (OSError(13, "Permission denied", "f"), 1, "Error: f: Permission denied\n"),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(32, "Broken pipe"), 141, ""),
        (InputError("a\x1b[31mb"), 2, "Error: a\\x1b[31mb\n"),
    ],
)
def test_failures_have_a_message_and_a_code(
    actplot: Callable,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    message: str,
) -> None:
    """What is wrong with the input exits with 2, what could not be done with 1."""
    monkeypatch.setattr(main, "_abandon_standard_output", lambda: None)
    fails(monkeypatch, error)
    outcome = actplot("tanh")
    assert (outcome.code, outcome.out) == (code, b"")
    assert outcome.err.endswith(message)


def test_a_mistake_of_ours_is_one_line(actplot: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """A traceback appears only with ACTPLOT_DEBUG=1."""
    fails(monkeypatch, RuntimeError("surprise"))
    monkeypatch.delenv("ACTPLOT_DEBUG", raising=False)
    outcome = actplot("tanh")
    assert outcome.code == 1
    assert outcome.message == (
        "internal error: RuntimeError: surprise; please report it "
        "with the command (ACTPLOT_DEBUG=1 shows where)"
    )
    monkeypatch.setenv("ACTPLOT_DEBUG", "1")
    assert actplot("tanh").err.startswith("Traceback")


@pytest.mark.parametrize("words", [[], ["plot"], ["-d"], ["plot", "--dpi", "100"]])
def test_nothing_to_draw_shows_the_usage(actplot: Callable, words: list[str]) -> None:
    """A command line without a spec exits with 2 and says how to call actplot."""
    outcome = actplot(*words)
    assert outcome.code == 2
    assert outcome.out == b""
    assert outcome.err == (
        "Error: nothing to draw; try: actplot sigmoid\n"
        "Usage: actplot plot SPEC... [OPTIONS]\n"
        "More: actplot plot -h\n"
    )


def test_nothing_to_describe_is_no_figure(actplot: Callable) -> None:
    """A command names itself in the example."""
    assert actplot("describe").err.startswith(
        "Error: nothing to describe; try: actplot describe sigmoid\n"
    )


def test_a_long_message_is_clipped(actplot: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ends of a very long line stay."""
    fails(monkeypatch, InputError("a" * 5000 + "the end"))
    message = actplot("tanh").message
    assert len(message) < 600
    assert message.endswith("the end")


def test_messages_fit_any_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that knows only ASCII is shown escapes, not a second error."""
    fails(monkeypatch, InputError("х \udcff"))
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stderr", stream)
    assert main.run(["tanh"]) == 2
    assert stream.buffer.getvalue() == b"Error: \\u0445 \\udcff\n"


@pytest.mark.usefixtures("drawn")
def test_closed_streams_are_no_failure(monkeypatch: pytest.MonkeyPatch, directory: Path) -> None:
    """Without standard output and standard error, files are still written."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main.run(["tanh"]) == 0
    assert (directory / "tanh.png").read_bytes() == b"png"
    assert main.run(["tanh", "-o", "-"]) == 1
    assert main.run(["tanh", "--dpi", "0"]) == 2


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a shell script in which actplot is this very actplot."""
    function = f'actplot() {{ "{sys.executable}" -m actplot "$@"; }}\n'
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", function + script],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_standard_output_is_one_line() -> None:
    """Help that cannot be written exits with 1."""
    done = shell("actplot --help > /dev/full")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"Error: standard output: No space left on device\n"


def test_a_reader_that_leaves_is_no_message() -> None:
    """A closed pipe ends actplot silently."""
    done = shell("(actplot --help; echo $? >&2) | true")
    assert done.stderr in {b"0\n", b"1\n", b"141\n"}


def test_termination_exits_with_its_code() -> None:
    """SIGTERM unwinds, so that temporary files are removed, and exits with 143."""
    program = (
        "import os, signal\n"
        "from actplot.cli import main, plot\n"
        "plot._draw = lambda *_: os.kill(os.getpid(), signal.SIGTERM)\n"
        "import sys; sys.argv = ['actplot', 'tanh']\n"
        "main.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 128 + signal.SIGTERM
    assert (done.stdout, done.stderr) == (b"", b"")


def test_termination_is_no_failure_of_a_function_of_the_user(tmp_path: Path) -> None:
    """SIGTERM while it runs ends actplot silently, and nothing is written."""
    (tmp_path / "slow.py").write_text(
        "import os, signal\ndef act(x): os.kill(os.getpid(), signal.SIGTERM); return x\n"
    )
    done = shell(f"cd '{tmp_path}'; actplot slow.py:act -o a.svg", PYTHONPATH=str(Path.cwd()))
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGTERM, b"", b"")
    assert not list(tmp_path.glob("*.svg"))


@pytest.mark.parametrize(
    "environment",
    [
        {"_ACTPLOT_COMPLETE": "nonsense"},
        {"_ACTPLOT_COMPLETE": "bash_complete"},
        {"_ACTPLOT_COMPLETE": "bash_complete", "COMP_WORDS": "actplot si", "COMP_CWORD": "x"},
    ],
)
def test_a_shell_that_asks_wrongly_is_told_so(environment: dict[str, str]) -> None:
    """In one line, not in a traceback."""
    done = shell("actplot", **environment)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"Error: _ACTPLOT_COMPLETE ")
    assert done.stderr.count(b"\n") == 1
