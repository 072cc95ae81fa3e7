"""From a figure to the bytes of a picture, the same on every run."""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from actplot.errors import InputError
from actplot.figures import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = ("png", "svg", "pdf")

_COMPRESSION = 6
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_TAG = re.compile(r"<[^<>]+>")
_IDENTIFIER = re.compile(r'(\sid="|href="#|url\(#)')
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_ROOT = re.compile(r"<svg[^>]*>")


def render(figure: Figure, *, format: str, dpi: float, title: str, description: str) -> bytes:
    """Return a figure as a picture.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        A figure drawn by actplot.
    format : str
        "png", "svg" or "pdf".
    dpi : float
        Pixels an inch of a PNG; the other formats have no pixels.
    title, description : str
        What the picture is and what is to be seen on it, for who cannot see it.

    Returns
    -------
    bytes
        The same ones for the same figure, on any run.

    Raises
    ------
    InputError
        If the format is none of the three.
    """
    writers = {"png": _png, "svg": _svg, "pdf": _pdf}
    if format not in writers:
        raise InputError(f"format: must be png, svg or pdf, got '{format}'")
    with style.context():
        return writers[format](figure, dpi, title, description)


def _png(figure: Figure, dpi: float, title: str, description: str) -> bytes:
    """Return a figure as PNG."""
    buffer = BytesIO()
    figure.savefig(
        buffer,
        format="png",
        dpi=dpi,
        metadata={"Software": None, "Title": title, "Description": description},
        pil_kwargs={"compress_level": _COMPRESSION},
    )
    return buffer.getvalue()


def _pdf(figure: Figure, dpi: float, title: str, description: str) -> bytes:
    """Return a figure as PDF."""
    buffer = BytesIO()
    nothing = {"Creator": None, "Producer": None, "CreationDate": None}
    figure.savefig(
        buffer,
        format="pdf",
        dpi=dpi,
        metadata={**nothing, "Title": title, "Subject": description},
    )
    return buffer.getvalue()


def _svg(figure: Figure, dpi: float, title: str, description: str) -> bytes:
    """Return a figure as SVG, with a name for who cannot see it and ids of its own."""
    buffer = BytesIO()
    figure.savefig(buffer, format="svg", dpi=dpi)
    drawing = _METADATA.sub("", _COMMENT.sub("", buffer.getvalue().decode()))
    prefix = "a" + sha256((title + description + drawing).encode()).hexdigest()[:8]
    drawing = _TAG.sub(lambda tag: _IDENTIFIER.sub(rf"\1{prefix}-", tag[0]), drawing)
    root = _ROOT.search(drawing)
    if root is None:
        raise AssertionError("matplotlib wrote an SVG without a root element")
    opening = (
        f'{root[0][:-1]} role="img" aria-labelledby="{prefix}-name {prefix}-about">\n'
        f' <title id="{prefix}-name">{_xml_text(title)}</title>\n'
        f' <desc id="{prefix}-about">{_xml_text(description)}</desc>'
    )
    return (drawing[: root.start()] + opening + drawing[root.end() :]).encode()


def _xml_text(text: str) -> str:
    """Return text escaped for XML, without the characters that XML cannot hold."""
    return escape("".join(c if c.isprintable() or c == "\n" else " " for c in text))
