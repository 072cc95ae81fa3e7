"""Writing files so that a reader finds the old content or the new, never a part of either."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from actplot.errors import OutputError
from actplot.wording import quoted_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Below these, opening a name reaches a device or an open file: there is nothing to replace.
_DEVICES = ("/dev/", "/proc/")


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file, or leave what was there untouched.

    The data goes to a new file in the same directory, which then takes the place
    of the old one and keeps its permissions. A symbolic link stays and its target
    is replaced; a device or a pipe is written to directly.

    Parameters
    ----------
    path : str or path-like
        The file to write; its directory must exist.
    data : bytes
        The whole content.

    Raises
    ------
    OutputError
        If it cannot be written; no new file is left behind.
    """
    write_all_atomically({os.fspath(path): data})


def write_all_atomically(contents: Mapping[str, bytes]) -> None:
    """Write several files, none of them before all have found room.

    Parameters
    ----------
    contents : mapping of str to bytes
        The content of each path.

    Raises
    ------
    OutputError
        If one cannot be written; the message names those that were.
    """
    written: list[str] = []
    with ExitStack() as cleanup:
        staged: dict[str, tuple[str, str]] = {}
        for path, data in contents.items():
            with _explained(path, written):
                target = os.path.realpath(path)
                if _replaceable(path, target):
                    staged[path] = (_stage(target, data, cleanup), target)
        for path, data in contents.items():
            with _explained(path, written):
                if path in staged:
                    os.replace(*staged[path])
                else:
                    _write_directly(path, data)
                written.append(path)


def _replaceable(path: str, target: str) -> bool:
    """Tell whether a path names a regular file, one there is or one to be made."""
    if os.path.abspath(path).startswith(_DEVICES):
        return False
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        return True
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _stage(target: str, data: bytes, cleanup: ExitStack) -> str:
    """Write the data next to the target, under a name that is removed on failure."""
    permissions = _permissions(target)
    temporary = str(Path(target).parent / f".actplot-{os.urandom(8).hex()}.tmp")
    cleanup.callback(_remove, temporary)
    with open(temporary, "xb") as file:
        if permissions is not None:
            os.chmod(temporary, permissions)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return temporary


def _permissions(target: str) -> int | None:
    """Return the mode bits of the file to be replaced; refuse a directory or a read-only file."""
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(mode)


def _write_directly(path: str, data: bytes) -> None:
    """Write to a device, a pipe or an open file."""
    with open(path, "wb") as file:
        file.write(data)


def _remove(temporary: str) -> None:
    """Remove a staged file that has not taken its place."""
    with suppress(OSError):
        os.unlink(temporary)


@contextmanager
def _explained(path: str, written: list[str]) -> Iterator[None]:
    """Turn the failures of writing a path into an `OutputError`."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        before = f" (written before it: {', '.join(map(quoted_path, written))})" if written else ""
        raise OutputError(f"cannot write {quoted_path(path)}: {reason}{before}") from error
