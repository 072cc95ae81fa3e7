"""What keeps the user's matplotlib configuration out of a run of the command line."""

from __future__ import annotations

import atexit
import logging
import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from actplot.figures import thrift

if TYPE_CHECKING:
    from collections.abc import Collection


def isolate(formats: Collection[str] = ()) -> None:
    """Import matplotlib so that nothing of the user's configuration reaches it.

    To be called by a program of its own (the command line) before matplotlib is
    imported; a library must leave its host's configuration alone. It guards
    against a ``matplotlibrc`` of any content in the working directory, in
    ``$MATPLOTLIBRC`` or in the configuration directory, against ``$MPLBACKEND``,
    and against a home directory that is missing or cannot be written to: then one
    temporary directory serves this process and its children, and is removed at exit.

    Parameters
    ----------
    formats : collection of str
        Formats that will be written; others may be, too.
    """
    if "matplotlib" in sys.modules:
        return
    os.environ.pop("MPLBACKEND", None)
    # It has nothing to say to who draws a figure, such as that its list of fonts is not kept.
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    provide_cache_directory()
    with thrift.thrifty_imports():
        _import_beside_its_own_defaults()
    thrift.import_matplotlib(formats)


def _import_beside_its_own_defaults() -> None:
    """Import matplotlib while the working directory holds its packaged matplotlibrc.

    matplotlib reads a matplotlibrc in the working directory before any other, and
    its own data directory holds the one with the defaults.
    """
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("No module named 'matplotlib'", name="matplotlib")
    before = _open_working_directory()
    os.chdir(Path(found.origin).with_name("mpl-data"))
    try:
        import matplotlib  # noqa: F401 (imported for its effect: it reads its configuration)
    finally:
        if before is not None:
            os.chdir(before)
            if isinstance(before, int):
                os.close(before)


def _open_working_directory() -> int | str | None:
    """Return what leads back to the working directory, even if it has been renamed."""
    if os.chdir in os.supports_fd:
        # O_PATH needs no right to read the directory, only to stand in it.
        return os.open(".", getattr(os, "O_PATH", os.O_RDONLY))
    try:
        return str(Path.cwd())
    except OSError:
        return None


def provide_cache_directory() -> None:
    """Point matplotlib, here and in child processes, at a temporary directory if need be.

    That is where it could not write to its usual one; the directory is removed at exit.
    """
    if _is_writable(_cache_directory()):
        return
    temporary = tempfile.TemporaryDirectory(prefix="actplot-", ignore_cleanup_errors=True)
    atexit.register(_remove, temporary, os.getpid())
    os.environ["MPLCONFIGDIR"] = temporary.name
    # An empty cache means a scan of all installed fonts, of which no figure uses any.
    os.environ["MPL_IGNORE_SYSTEM_FONTS"] = "1"


def _remove(temporary: tempfile.TemporaryDirectory[str], owner: int) -> None:
    """Remove the directory, unless this process is only a fork of the one that made it."""
    if os.getpid() == owner:
        temporary.cleanup()


def _cache_directory() -> Path | None:
    """Return where matplotlib would keep its font list, or None without a home directory."""
    chosen = os.environ.get("MPLCONFIGDIR")
    if chosen:
        return Path(chosen)
    try:
        if sys.platform.startswith(("linux", "freebsd")):
            base = os.environ.get("XDG_CACHE_HOME")
            return Path(base or Path.home() / ".cache") / "matplotlib"
        return Path.home() / ".matplotlib"
    except RuntimeError:
        return None


def _is_writable(directory: Path | None) -> bool:
    """Return whether matplotlib can make the directory and write into it."""
    if directory is None:
        return False
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return directory.is_dir() and os.access(directory, os.W_OK)
