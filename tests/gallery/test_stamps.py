"""A stamp tells whether a file has still the content that it had."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from actplot.gallery.stamps import Stamp

if TYPE_CHECKING:
    from pathlib import Path

LATER = 1_000_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file."""
    path = tmp_path / "file"
    path.write_bytes(b"content")
    return path


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of a file that there is."""
    stamp = Stamp.of(str(path))
    assert stamp is not None
    return stamp


def test_a_file_that_looks_the_same_is_not_read(file: Path) -> None:
    """If it was written so long before it was noted that a later change would show."""
    stamp = stamp_of(file)._replace(sha256="")
    assert stamp.is_at(str(file), noted=stamp.changed + LATER)


@pytest.mark.parametrize(("fraction", "tick"), [(1, 0.05), (0, 2)])
def test_a_file_that_was_written_just_before_is_read(
    file: Path, fraction: int, tick: float
) -> None:
    """Within a tick of the clock, which is longer where a file system counts seconds."""
    last = 5_000_000_000 + fraction
    for passed, same in ((0, False), (int(tick * 1e9), False), (int(tick * 1e9) + 1, True)):
        stamp = stamp_of(file)._replace(sha256="", modified=last, changed=last)
        assert stamp._is_before(last + passed) is same
        assert not stamp.is_at(str(file), noted=last + passed)


def test_a_file_that_was_touched_or_copied_is_the_same(file: Path) -> None:
    """By its content."""
    stamp = stamp_of(file)
    os.utime(file, (1, 1))
    assert stamp.is_at(str(file), noted=stamp.changed + LATER)
    copy = file.with_name("copy")
    copy.write_bytes(b"content")
    assert stamp.is_at(str(copy), noted=stamp.changed + LATER)


@pytest.mark.parametrize("content", [b"another", b"longer than it was"])
def test_a_file_that_was_edited_is_another(file: Path, content: bytes) -> None:
    """Also if its length and its time are set to what they were."""
    stamp = stamp_of(file)
    file.write_bytes(content)
    os.utime(file, ns=(stamp.modified, stamp.modified))
    noted = stamp.changed + LATER if file.stat().st_ctime_ns != stamp.changed else stamp.changed
    assert not stamp.is_at(str(file), noted=noted)


def test_a_file_that_is_gone_is_none(file: Path) -> None:
    """Neither has it a stamp."""
    stamp = stamp_of(file)
    file.unlink()
    assert not stamp.is_at(str(file), noted=0)
    assert Stamp.of(str(file)) is None
    assert Stamp.of("a\0b") is None
