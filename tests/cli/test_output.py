"""Where pictures go: names, formats and what is printed."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from actplot.cli.output import file_name

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("drawn")


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ([], {"tanh.png": b"png"}),
        (["-f", "svg"], {"tanh.svg": b"svg"}),
        (["-f", "pdf", "--format", "PNG"], {"tanh.pdf": b"pdf", "tanh.png": b"png"}),
        (["-o", "a.svg"], {"a.svg": b"svg"}),
        (["-oa.PNG"], {"a.PNG": b"png"}),
        (["-o", "a.png", "--output", "b.pdf"], {"a.png": b"png", "b.pdf": b"pdf"}),
        (["-o", "a.png", "-o", "a.png"], {"a.png": b"png"}),
        (["-o", "a.png", "-f", "png"], {"a.png": b"png"}),
        (["-o", "a", "-f", "png", "-f", "svg"], {"a.png": b"png", "a.svg": b"svg"}),
        (["-o", "v1.2", "-f", "png"], {"v1.2.png": b"png"}),
        (["-o", "-x.png"], {"-x.png": b"png"}),
        (["-o", "--title.png"], {"--title.png": b"png"}),
    ],
)
def test_files_are_written_and_their_paths_printed(
    actplot: Callable, directory: Path, words: list[str], files: dict[str, bytes]
) -> None:
    """Each file has its format, and each path stands on a line of standard output."""
    outcome = actplot("tanh", *words)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.decode().splitlines() == list(files)
    assert {path.name: path.read_bytes() for path in directory.iterdir()} == files


def test_quiet_prints_nothing(actplot: Callable, directory: Path) -> None:
    """-q writes the file and is silent."""
    outcome = actplot("tanh", "-q")
    assert (outcome.code, outcome.out, outcome.err) == (0, b"", "")
    assert (directory / "tanh.png").is_file()


@pytest.mark.parametrize("path", ["-", "/dev/stdout", "/dev/fd/1"])
def test_standard_output_gets_the_picture_alone(
    actplot: Callable, directory: Path, path: str
) -> None:
    """No path is printed between the bytes of a picture, not even that of a file beside it."""
    assert actplot("tanh", "-o", path, "-f", "svg").out == b"svg"
    assert actplot("tanh", "-o", path).out == b"png"
    assert list(directory.iterdir()) == []
    assert actplot("tanh", "-o", path, "-o", "a.pdf").out == b"png"
    assert (directory / "a.pdf").read_bytes() == b"pdf"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "a.png", "-f", "svg"], "'a.png' and --format svg contradict each other"),
        (["-o", "a.png", "-f", "png", "-f", "svg"], "'a.png' and --format svg contradict"),
        (["-o", "a.jpg"], "the format of 'a.jpg' is unknown: end it in .png, .svg or .pdf"),
        (["-o", "a"], "the format of 'a' is unknown"),
        (["-o", ""], "the path of the output is empty"),
        (["-o", "folder"], "'folder' is a directory; name a file in it"),
        (["-o", "new/"], "'new/' is a directory; name a file in it"),
        (["-o", "folder.png"], "'folder.png' is a directory; name a file in it"),
        (["-o", "no/a.png"], "'no/a.png': directory 'no' does not exist"),
        (["-o", "file/a.png"], "'file/a.png': directory 'file' is not a directory"),
        (["-o", "-", "-f", "png", "-f", "svg"], "standard output takes one picture"),
        (["-f", "bmp"], "Invalid value for '-f' / '--format': 'bmp' is not one of"),
        (["-o"], "Option '-o' requires an argument."),
    ],
)
def test_wrong_outputs_are_refused_before_drawing(
    actplot: Callable, drawn: list, directory: Path, words: list[str], message: str
) -> None:
    """They exit with 2 and leave no file."""
    (directory / "folder").mkdir()
    (directory / "folder.png").mkdir()
    (directory / "file").touch()
    before = sorted(directory.iterdir())
    outcome = actplot("tanh", *words)
    assert outcome.message.startswith(message)
    assert outcome.code == 2
    assert drawn == []
    assert sorted(directory.iterdir()) == before


def test_a_name_too_long_is_a_failure_to_write(actplot: Callable, directory: Path) -> None:
    """It exits with 1, and the message does not fill the screen."""
    outcome = actplot("tanh", "-o", "n" * 300 + ".png")
    assert outcome.code == 1
    assert outcome.message.startswith("cannot write 'nnnn")
    assert outcome.message.endswith("nnn.png': File name too long")
    assert list(directory.iterdir()) == []


def test_odd_characters_in_a_path_are_escaped(actplot: Callable, directory: Path) -> None:
    """The file has the name asked for; a terminal is shown it on one harmless line."""
    outcome = actplot("tanh", "-o", "a\n\x1b[31mb.png")
    assert outcome.out == b"a\\n\\x1b[31mb.png\n"
    assert [path.name for path in directory.iterdir()] == ["a\n\x1b[31mb.png"]
    assert actplot("tanh", "-o", "no\x1b/a.png").message.startswith("'no\\x1b/a.png'")


def test_a_pipe_is_written_to(actplot: Callable, directory: Path) -> None:
    """A FIFO stays a FIFO and its reader gets the picture."""
    pipe = directory / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert actplot("tanh", "-o", "pipe", "-f", "svg").code == 0
    reader.join()
    assert read == [b"svg"]
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_device_is_a_failure_to_write(actplot: Callable, directory: Path) -> None:
    """Through a link that keeps pointing at it, exit 1 and one line."""
    (directory / "a.png").symlink_to("/dev/full")
    outcome = actplot("tanh", "-o", "a.png")
    assert outcome.message == "cannot write 'a.png': No space left on device"
    assert outcome.code == 1
    assert (directory / "a.png").readlink() == Path("/dev/full")


@pytest.mark.parametrize(
    ("specs", "name"),
    [
        (["sigmoid"], "sigmoid"),
        (["relu", "gelu"], "relu+gelu"),
        (["torch.nn.SiLU"], "torch.nn.SiLU"),
        (["elu(alpha=0.5)"], "elu_alpha=0.5"),
        (["x*sigmoid(1.702*x)"], "x_sigmoid_1.702_x"),
        (["x**2"], "x_to_2"),
        (["x ^ 2 / 2"], "x_to_2_over_2"),
        (["-x"], "minus_x"),
        (["where(x > 0, x, 0.01*x)"], "where_x_above_0_x_0.01_x"),
        (["../../etc/passwd"], "over_.._over_etc_over_passwd"),
        (["x\u0000\n\u03c3"], "x"),
        (["σ"], "figure"),
        ([".."], "figure"),
    ],
)
def test_a_file_is_named_after_what_is_drawn(specs: list[str], name: str) -> None:
    """Names are readable and safe in any shell and file system."""
    assert file_name(specs) == name


def test_long_names_are_cut_and_stay_different() -> None:
    """At most 60 characters, and two long formulas do not share a file."""
    names = {file_name([f"{'sigmoid(x)+' * 30}{number}"]) for number in range(3)}
    assert len(names) == 3
    assert all(len(name) <= 60 for name in names)
