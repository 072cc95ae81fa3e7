"""Running the command line in this process, in an empty directory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from actplot.cli import main, plot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from actplot.figures.spec import FigureSpec


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one command line did."""

    code: int
    out: bytes
    err: str

    @property
    def message(self) -> str:
        """The one line of a failure."""
        assert self.out == b""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        return self.err.removesuffix("\n").removeprefix("Error: ")


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty directory, made the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def actplot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Outcome]:
    """Return a function that runs actplot with some words, in the empty directory."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Outcome:
        code = main.run(words)
        captured = capsysbinary.readouterr()
        return Outcome(code=code, out=captured.out, err=captured.err.decode())

    return run


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[FigureSpec]:
    """Return the specs that were drawn; each picture is the name of its format."""
    from actplot.figures.words.alt_text import describe_figure

    specs: list[FigureSpec] = []

    def draw(spec: FigureSpec, formats: set[str]) -> tuple[dict[str, bytes], str]:
        specs.append(spec)
        return {format: format.encode() for format in formats}, describe_figure(spec)

    monkeypatch.setattr(plot, "_draw", draw)
    return specs
