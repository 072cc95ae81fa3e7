"""The manifest that `actplot gallery init` writes."""

from __future__ import annotations

from pathlib import Path

from actplot.errors import InputError, OutputError
from actplot.files import write_atomically
from actplot.wording import quoted_path


def write_starter(path: Path) -> None:
    """Write a manifest to start from, and the directory it lies in.

    Raises
    ------
    InputError
        If there is a file already.
    OutputError
        If it cannot be written.
    """
    if path.exists() or path.is_symlink():
        raise InputError(f"{quoted_path(str(path))} exists; it is left as it is")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {quoted_path(str(path))}: {error.strerror}") from error
    write_atomically(path, Path(__file__).with_name("starter.toml").read_bytes())
