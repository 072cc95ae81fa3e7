"""One build at a time in a directory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from actplot.errors import OutputError
from actplot.wording import quoted_path

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no flock; there builds are not kept apart
    fcntl = None  # type: ignore[assignment]

LOCK_NAME = ".actplot-gallery.lock"


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """Hold the lock of a directory, which is made if there is none.

    The system frees the lock of a process that dies, whatever it dies of.

    Raises
    ------
    OutputError
        If another build holds it, or the directory cannot be written to.
    """
    path = directory / LOCK_NAME
    try:
        directory.mkdir(parents=True, exist_ok=True)
        descriptor = _acquired(path)
    except OSError as error:
        reason = "it is not a directory" if isinstance(error, FileExistsError) else error.strerror
        raise OutputError(f"cannot write to {quoted_path(str(directory))}: {reason}") from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _acquired(path: Path) -> int:
    """Return the descriptor of the lock file, locked and holding the number of this process."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if fcntl is not None:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                owner = os.read(descriptor, 20).decode(errors="replace").strip()
                os.close(descriptor)
                raise OutputError(f"another build is running (pid {owner or 'unknown'})") from None
        # Whoever held it before may have removed the file after it was opened here.
        if _is_at(descriptor, path):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
            return descriptor
        os.close(descriptor)


def _is_at(descriptor: int, path: Path) -> bool:
    """Return whether an open file is the one of a path."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
