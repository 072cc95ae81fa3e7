"""From a manifest's path to its TOML data and the lines on which its tables stand."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actplot.errors import InputError, point_at
from actplot.gallery.finding import STANDARD_INPUT
from actplot.gallery.lines import Lines
from actplot.wording import quoted_path

# What lies below these is no directory of figures: paths are relative to the working directory.
_DEVICES = ("/dev/", "/proc/")
_TOML_PLACE = re.compile(
    r"(?P<what>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)", re.DOTALL
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A manifest as it was read.

    Parameters
    ----------
    data : dict
        What the TOML holds.
    lines : Lines
        Where its tables stand.
    source : str
        What messages call it.
    directory : Path
        What its paths are relative to.
    path : str
        Where it was read.
    content : bytes
        As it was read.
    """

    data: dict[str, Any]
    lines: Lines
    source: str
    directory: Path
    path: str
    content: bytes


def read_document(path: str) -> Document:
    """Read a manifest, once.

    Parameters
    ----------
    path : str
        A file, a pipe, or "-" for standard input.

    Raises
    ------
    InputError
        If it cannot be read, is not UTF-8 or not TOML.
    """
    standard = path == STANDARD_INPUT
    source = "standard input" if standard else quoted_path(path)
    content = _content(path, source)
    text = _decoded(content, source)
    try:
        data = tomllib.loads(text)
    except RecursionError:
        raise InputError(f"{source}: nested too deeply") from None
    except ValueError as error:
        raise InputError(f"{source}: {_explained(str(error), text)}") from None
    nowhere = standard or os.path.abspath(path).startswith(_DEVICES)  # noqa: PTH100
    directory = Path() if nowhere else Path(path).parent
    return Document(
        data=data,
        lines=Lines(text),
        source=source,
        directory=directory,
        path=path,
        content=content,
    )


def _content(path: str, source: str) -> bytes:
    """Return the bytes of a manifest."""
    try:
        if path == STANDARD_INPUT:
            return sys.stdin.buffer.read() if sys.stdin else b""
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"cannot read the manifest {source}: {reason}") from None


def _decoded(content: bytes, source: str) -> str:
    """Return a manifest's text, without a byte order mark and with plain ends of lines."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        hint = "; it looks like UTF-16, save it as UTF-8" if wide else ""
        raise InputError(f"{source}: not UTF-8 text (byte {error.start}){hint}") from None
    return text.replace("\r\n", "\n")


def _explained(message: str, text: str) -> str:
    """Return an error of TOML over the line it is on, with a caret."""
    match = _TOML_PLACE.fullmatch(message)
    if match is None:
        return message.partition(":")[0] if message.startswith("Exceeds the limit") else message
    number, column = int(match["line"]), int(match["column"])
    line = text.split("\n")[number - 1]
    return f"line {number}: {match['what']}\n{point_at(line, min(column - 1, len(line)))}"
