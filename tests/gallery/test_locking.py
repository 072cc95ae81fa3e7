"""Two builds never work in one directory."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from actplot.errors import OutputError
from actplot.gallery.locking import LOCK_NAME, locked

if TYPE_CHECKING:
    from pathlib import Path


def test_the_second_is_told_of_the_first(tmp_path: Path) -> None:
    """By the number of its process."""
    with (
        locked(tmp_path),
        pytest.raises(OutputError, match=rf"^another build is running \(pid {os.getpid()}\)$"),
        locked(tmp_path),
    ):
        pass


def test_nothing_is_left(tmp_path: Path) -> None:
    """And the lock can be had again, also where a killed process left its file."""
    (tmp_path / LOCK_NAME).write_bytes(b"1234567")
    for _ in range(2):
        with locked(tmp_path):
            assert (tmp_path / LOCK_NAME).read_bytes() == f"{os.getpid()}\n".encode()
        assert list(tmp_path.iterdir()) == []


def test_the_directory_is_made(tmp_path: Path) -> None:
    """With those it lies in."""
    with locked(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b").is_dir()


def test_a_lock_that_was_removed_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process may remove the file between its opening and its locking."""
    opened = os.open

    def open_late(path: Path, *arguments: int) -> int:
        descriptor = opened(path, *arguments)
        monkeypatch.setattr(os, "open", opened)
        path.unlink()
        return descriptor

    monkeypatch.setattr(os, "open", open_late)
    with locked(tmp_path):
        assert (tmp_path / LOCK_NAME).exists()
