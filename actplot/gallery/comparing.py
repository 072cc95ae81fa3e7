"""Comparing two files of a figure by what a reader sees: decoded pixels, the structure of SVG."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from actplot.gallery.pixels import compare_pixels

NUMBER_TOLERANCE = 0.01
"""How far a number in an SVG may be off, in points."""

_MOST_TOLD = 3
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_REFERENCE = re.compile(r"#([\w.:-]+)")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NAMES = ("aria-labelledby", "id")


def compare(format: str, expected: bytes, actual: bytes) -> str:
    """Return how a file differs from what it is to be, or "" if a reader sees no difference.

    Parameters
    ----------
    format : str
        "png", "svg" or "pdf".
    expected, actual : bytes
        The contents of the two files.
    """
    if expected == actual:
        return ""
    return {"png": compare_pixels, "svg": _compare_svg, "pdf": _compare_pdf}[format](
        expected, actual
    )


def _compare_svg(expected: bytes, actual: bytes) -> str:
    """Return how an SVG differs in structure, text or numbers."""
    try:
        before, after = (list(_elements(content)) for content in (expected, actual))
    except ElementTree.ParseError as error:
        return f"it is not well-formed: {error}"
    if len(before) != len(after):
        return f"it has {len(after)} elements, expected {len(before)}"
    # Names are hashes of what they name; they may differ if they name the same.
    names = {
        first.get("id", ""): second.get("id", "")
        for first, second in zip(before, after, strict=True)
    }
    told = [
        f"<{_tag(first)}> {number}: {difference}"
        for number, (first, second) in enumerate(zip(before, after, strict=True), start=1)
        for difference in _differences(first, second, names)
    ]
    more = f"; and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
    return "; ".join(told[:_MOST_TOLD]) + more


def _elements(content: bytes) -> Iterator[ElementTree.Element]:
    """Yield the elements of an SVG in the order of the document."""
    return ElementTree.parse(io.BytesIO(content)).iter()  # noqa: S314 (expat limits entities)


def _differences(
    first: ElementTree.Element, second: ElementTree.Element, names: dict[str, str]
) -> Iterator[str]:
    """Yield how one element differs from another, apart from the elements in it."""
    if first.tag != second.tag:
        yield f"is <{_tag(second)}>"
        return
    if len(first) != len(second):
        yield f"holds {len(second)} elements, expected {len(first)}"
    for what in ("text", "tail"):
        before, after = ((getattr(each, what) or "").strip() for each in (first, second))
        if before != after:
            yield f"the text is '{_clipped(after)}', expected '{_clipped(before)}'"
    for key in sorted({*first.keys(), *second.keys()}):
        if key in _NAMES:
            continue
        before, after = first.get(key, ""), second.get(key, "")
        if not _same(_REFERENCE.sub(lambda m: f"#{names.get(m[1], m[1])}", before), after):
            start = _first_difference(before, after)
            yield f"{_local(key)} is {_clipped(after[start:])}, expected {_clipped(before[start:])}"


def _same(before: str, after: str) -> bool:
    """Return whether two values are the same text with nearly the same numbers in it."""
    if before == after:
        return True
    if _NUMBER.sub("0", before) != _NUMBER.sub("0", after):
        return False
    pairs = zip(_NUMBER.findall(before), _NUMBER.findall(after), strict=True)
    return all(abs(float(a) - float(b)) <= NUMBER_TOLERANCE for a, b in pairs)


def _compare_pdf(expected: bytes, actual: bytes) -> str:
    """Return whether the decompressed streams of a PDF differ."""
    before, after = (list(map(_inflated, _STREAM.findall(each))) for each in (expected, actual))
    if before == after:
        return ""
    return "its streams differ" if len(before) == len(after) else "it has other parts"


def _inflated(stream: bytes) -> bytes:
    """Return a stream without its compression."""
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _tag(element: ElementTree.Element) -> str:
    """Return the name of an element without its namespace."""
    return _local(str(element.tag))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _first_difference(before: str, after: str) -> int:
    """Return where the first declaration of a style, or the first word, begins that differs."""
    pairs = enumerate(zip(before, after, strict=False))
    common = next((at for at, (a, b) in pairs if a != b), min(len(before), len(after)))
    return before.rfind(";" if ";" in before else " ", 0, common) + 1


def _clipped(text: str) -> str:
    """Return a text short enough for a message, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
