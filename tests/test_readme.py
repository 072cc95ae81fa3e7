"""What the README shows works, and prints what it says."""

from __future__ import annotations

import re
import shlex
from contextlib import chdir
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from actplot.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PIPES = ("|", ">")

# What a README may say without showing a picture for it.
NOT_RUN = ("actplot gallery", "actplot mynet")


def blocks(language: str) -> list[str]:
    """Return the code blocks of the README in a language."""
    return [match["text"] for match in BLOCK.finditer(README) if match["language"] == language]


def commands() -> Iterator[list[str]]:
    """Yield the words of every line of a shell block that runs actplot."""
    for text in blocks("sh"):
        for line in text.replace("\\\n", " ").splitlines():
            if line.startswith("actplot ") and not line.startswith(NOT_RUN):
                words = shlex.split(line, comments=True)
                yield list(takewhile(lambda word: word not in PIPES, words))[1:]


def sessions() -> Iterator[tuple[str, str]]:
    """Yield every command of a console block with what it prints there."""
    for text in blocks("console"):
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield command, printed


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_commands_work(
    words: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Each makes a picture or prints something, and says nothing of errors."""
    with chdir(tmp_path):
        code = main.run(words)
        made = [path for path in tmp_path.rglob("*") if path.stat().st_size]
    captured = capsysbinary.readouterr()
    assert (code, captured.err) == (0, b"")
    assert captured.out
    assert made or b"\x00" in captured.out or captured.out.endswith(b"\n")


@pytest.mark.parametrize(("command", "printed"), list(sessions()), ids=lambda item: item[:40])
def test_sessions_print_what_they_show(
    command: str, printed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """To the letter."""
    with chdir(tmp_path):
        assert main.run(shlex.split(command)[1:]) == 0
    assert capsys.readouterr().out.strip() == printed.strip()


@pytest.mark.parametrize("program", blocks("python"), ids=lambda text: text.splitlines()[-1][:40])
def test_programs_run(program: str, tmp_path: Path) -> None:
    """In an empty directory; what they write is theirs."""
    with chdir(tmp_path):
        exec(compile(program, "README.md", "exec"), {"__name__": "readme"})  # noqa: S102


def test_rows_of_the_catalogue_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That which shows how to add an activation is such a row as it stands."""
    (row,) = (text for text in blocks("toml") if text.startswith("[[activation]]"))
    path = tmp_path / "mine.toml"
    path.write_text(row, encoding="utf-8")
    for name in re.findall(r'^(?:name = |aliases = \[)"(.*?)"', row, flags=re.MULTILINE):
        assert main.run(["describe", name, "--catalogue", str(path)]) == 0
        assert capsys.readouterr().out.startswith("wide_gelu: ")


def test_options_that_are_named_exist() -> None:
    """Every --option in the text is one of some command."""
    from actplot.cli.group import actplot, commands

    known = {"--version", "--help"}
    context = actplot.make_context("actplot", ["list"])
    for name in commands():
        command = actplot.get_command(context, name)
        assert command is not None
        for each in (command, *getattr(command, "commands", {}).values()):
            for parameter in each.params:
                known |= {*parameter.opts, *parameter.secondary_opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", README)) - {"--upgrade"}
    assert named <= known
