"""Reading logits from text, JSON and .npy files, and telling these from CSV."""

from __future__ import annotations

import io
import json
import math
import os
import re
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from actplot.errors import InputError
from actplot.logits.entries import Logits, check_count, check_label, number_at
from actplot.logits.tables import read_csv
from actplot.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

MAXIMUM_BYTES = 10_000_000

_NPY_MAGIC = b"\x93NUMPY"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_JSON_FORMS = 'expected a list such as [1, 2] or an object such as {"cat": 1, "dog": 2}'


def read_logits(source: str | os.PathLike[str]) -> Logits:
    """Return the logits a file contains.

    The format follows the extension (.csv, .tsv, .json, .npy) and otherwise the content.

    Parameters
    ----------
    source : str or path
        A file, or "-" for standard input. Text must be UTF-8, with or without a byte order mark.

    Returns
    -------
    Logits
        With labels where the source is a JSON object, or CSV with a header of labels over one
        row of numbers, or CSV with the columns label and value.

    Raises
    ------
    InputError
        If the file cannot be read, is too large, or does not contain logits; the message names
        the file and the line and column, entry or byte where it goes wrong.
    """
    if not os.fspath(source):
        raise InputError("the path of the logits is empty")
    name = "standard input" if source == "-" else quoted(os.fspath(source))
    data = _read_bytes(source, name)
    suffix = Path(source).suffix.lower()
    try:
        if suffix == ".npy" or data.startswith(_NPY_MAGIC):
            logits = _read_npy(data)
        else:
            text = _decode(data)
            logits = _text_reader(suffix, text)(text)
        check_count(len(logits.values))
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
    return logits


def _read_bytes(source: str | os.PathLike[str], name: str) -> bytes:
    """Return all bytes of a file or of standard input, or raise InputError."""
    if source == "-" and sys.stdin is None:
        raise InputError("standard input is closed")
    try:
        if source == "-":
            data = sys.stdin.buffer.read(MAXIMUM_BYTES + 1)
        else:
            with Path(source).open("rb") as file:
                data = file.read(MAXIMUM_BYTES + 1)
    except (OSError, ValueError) as error:  # a null character in a path is a ValueError
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name}: cannot be read: {reason}") from error
    if len(data) > MAXIMUM_BYTES:
        raise InputError(f"{name}: too large: at most {MAXIMUM_BYTES // 10**6} MB are read")
    return data


def _decode(data: bytes) -> str:
    """Return UTF-8 text without its byte order mark, or raise InputError with a byte offset."""
    if data.startswith(_UTF16_MARKS):
        raise InputError("UTF-16, by the mark at byte 0: save it as UTF-8")
    if b"\0" in data:
        raise InputError(f"not UTF-8 text: 0x00 at byte {data.index(0)}")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        wrong = f"0x{data[error.start]:02x} at byte {error.start}"
        raise InputError(f"not UTF-8 text: {wrong}") from error


def _text_reader(suffix: str, text: str) -> Callable[[str], Logits]:
    """Return the reader for an extension, or else for how the text looks."""
    if suffix == ".json":
        return _read_json
    if suffix in (".csv", ".tsv"):
        return read_csv
    if text.lstrip().startswith(("[", "{")):
        return _read_json
    return read_csv if re.search("[,;]", text) else _read_words


def _read_words(text: str) -> Logits:
    """Read numbers separated by white space."""
    check_count(len(text.split()))
    values = tuple(
        number_at(f"line {line}, column {word.start() + 1}", word.group())
        for line, row in enumerate(text.split("\n"), start=1)
        for word in re.finditer(r"\S+", row)
    )
    return Logits(values=values)


class _NumberText(str):
    """A number of a JSON document as it is spelled there."""

    __slots__ = ()


def _read_json(text: str) -> Logits:
    """Read a list of numbers, or an object whose keys are the labels."""
    try:
        document = json.loads(
            text,
            parse_float=_NumberText,
            parse_int=_NumberText,
            parse_constant=_NumberText,
            object_pairs_hook=tuple,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise InputError(f"{place}: not JSON: {error.msg}; {_JSON_FORMS}") from error
    except RecursionError as error:
        raise InputError(f"nested too deeply; {_JSON_FORMS}") from error
    if isinstance(document, list):
        check_count(len(document))
        entries = enumerate(document, start=1)
        return Logits(values=tuple(_json_number(f"entry {i}", item) for i, item in entries))
    if isinstance(document, tuple):
        check_count(len(document))
        labels = tuple(check_label("a key", label) for label, _ in document)
        if len(set(labels)) < len(labels):
            repeated = next(label for label in labels if labels.count(label) > 1)
            raise InputError(f"key {quoted(repeated)} is given twice")
        values = tuple(_json_number(f"key {quoted(label)}", item) for label, item in document)
        return Logits(values=values, labels=labels)
    raise InputError(f"{_JSON_FORMS}, got {_json_kind(document)}")


def _json_number(place: str, item: object) -> float:
    """Return an item of a JSON document as a number, or raise InputError with its place."""
    if not isinstance(item, _NumberText):
        raise InputError(f"{place}: expected a number, got {_json_kind(item)}")
    return number_at(place, item)


def _json_kind(item: object) -> str:
    """Return what JSON calls an item."""
    kinds = {_NumberText: "a number", str: "a string", bool: "a boolean", list: "a list"}
    return kinds.get(type(item), "null" if item is None else "an object")


def _read_npy(data: bytes) -> Logits:
    """Read a one-dimensional array of real numbers as ``numpy.save`` writes it."""
    import numpy as np  # the other formats do without numpy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # headers of Python 2 are read with a warning
            array = np.lib.format.read_array(io.BytesIO(data), allow_pickle=False)
    except Exception as error:  # a corrupt header can raise what a parser can
        reason = str(error).partition("\n")[0]
        raise InputError(f"not a readable .npy file of numbers: {reason:.100}") from error
    if array.ndim != 1 or array.dtype.kind not in "iuf":
        raise InputError(
            "expected a one-dimensional array of real numbers, "
            f"got {array.dtype.name} of shape {array.shape}"
        )
    check_count(array.size)
    values = tuple(float(value) for value in array)
    for entry, value in enumerate(values, start=1):
        if not math.isfinite(value):
            raise InputError(f"entry {entry}: {value} is not finite")
    return Logits(values=values)
