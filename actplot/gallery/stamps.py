"""Stamps: how a file is told to be the same as it was, mostly without reading it."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import NamedTuple

# A file that is written twice within one tick of the system's clock may look the same
# after both; so does one on a file system that counts whole, or every other, second.
_TICK = 50_000_000
_COARSE_TICK = 2_000_000_000
_SECOND = 1_000_000_000


class Stamp(NamedTuple):
    """A file as it was: what the system says of it, and the SHA-256 of its content.

    Parameters
    ----------
    size : int
        In bytes.
    modified, changed : int
        When its content and its entry were last written, in nanoseconds.
    inode : int
        Its number in the file system.
    sha256 : str
        Of its content.
    """

    size: int
    modified: int
    changed: int
    inode: int
    sha256: str

    @classmethod
    def of(cls, path: str) -> Stamp | None:
        """Return the stamp of a file, or None for one that cannot be read."""
        try:
            # In this order: what is written in between shows in the next look at it.
            seen = os.stat(path)
            return cls(*looks(seen), _hash_of(path))
        except (OSError, ValueError):
            return None

    def is_at(self, path: str, *, noted: int) -> bool:
        """Return whether a file has still the content that it had.

        Parameters
        ----------
        path : str
            The file.
        noted : int
            When the stamp was written down, by the clock of the file system.
        """
        try:
            seen = os.stat(path)
            if seen.st_size != self.size:
                return False
            same = looks(seen) == self[:-1] and self._is_before(noted)
            return same or _hash_of(path) == self.sha256
        except (OSError, ValueError):
            return False

    def _is_before(self, noted: int) -> bool:
        """Return whether the file was written so long before that a later change shows."""
        last = max(self.modified, self.changed)
        return last + (_TICK if last % _SECOND else _COARSE_TICK) < noted


def looks(seen: os.stat_result) -> tuple[int, int, int, int]:
    """Return what the system says of a file that changes when it is written."""
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino


def _hash_of(path: str) -> str:
    """Return the hash of a file's content."""
    with open(path, "rb") as file:
        return sha256(file.read()).hexdigest()
