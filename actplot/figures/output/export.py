"""From a figure to the bytes of a picture, the same on every run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg

from actplot.errors import InputError
from actplot.figures.output.formats import check_format
from actplot.figures.output.png import encode_png
from actplot.figures.stand_ins import quieted, without_variable
from actplot.figures.styling import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_IDENTIFIER_IN_TAG = re.compile(r'(\sid="|href="#|url\(#)(?=[^<>]*>)')
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_ROOT = re.compile(r"<svg[^>]*>")
_LINE_STYLE = re.compile(r"\s*<defs>\s*<style[^>]*>\*\{([^}]*)\}</style>\s*</defs>")
# matplotlib reads a time of day from it, even of a picture that is to have none.
CLOCK = "SOURCE_DATE_EPOCH"
_MOST_PIXELS = 150e6  # enough for a poster of 33 by 47 inches at 300 dpi
_FONT_TYPES = {"path": "path", "text": "none"}


def render(
    figure: Figure,
    *,
    format: str,
    dpi: float,
    title: str,
    description: str,
    text: str = "path",
    dark: Figure | None = None,
) -> bytes:
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
    text : str
        Letters of an SVG: "path" for shapes, "text" for text in the reader's fonts.
    dark : Figure or None
        The same figure for dark pages; an SVG then follows the page.

    Returns
    -------
    bytes
        The same ones for the same figure, on any run.

    Raises
    ------
    InputError
        If the format is none of the three, or a PNG would have too many pixels.
    """
    check_format("format", format)
    with style.context(), without_variable(CLOCK):
        matplotlib.rcParams["svg.fonttype"] = _FONT_TYPES[text]
        if format == "png":
            return _png(figure, dpi, title, description)
        if format == "pdf":
            return _pdf(figure, dpi, title, description)
        return _svg(figure, dark, title, description)


def _png(figure: Figure, dpi: float, title: str, description: str) -> bytes:
    """Return a figure as PNG."""
    _check_pixels(figure, dpi)
    texts = {"Title": title, "Description": description}
    with _whole_pixels(figure, dpi):
        return encode_png(_pixels(figure, dpi), dpi=dpi, texts=texts)


def _check_pixels(figure: Figure, dpi: float) -> None:
    """Refuse to make a PNG for which the memory of many a computer would not be enough."""
    width, height = map(float, figure.get_size_inches())
    pixels = width * height * dpi**2
    if pixels > _MOST_PIXELS:
        raise InputError(
            f"a PNG of {width:g} by {height:g} inches at dpi {dpi:g} has {pixels / 1e6:.0f} "
            f"million pixels, more than {_MOST_PIXELS / 1e6:.0f} million: "
            "lower the dpi or the size, or write an SVG or PDF"
        )


def _pixels(figure: Figure, dpi: float) -> NDArray[np.uint8]:
    """Return the pixels of a figure, as many an inch as wanted; shape (height, width, 4)."""
    canvas = figure.canvas
    if not isinstance(canvas, FigureCanvasAgg) or figure.dpi != dpi:
        buffer = BytesIO()
        figure.canvas.print_figure(buffer, format="rgba", dpi=dpi)
        width, height = (int(side * dpi) for side in figure.get_size_inches())
        return np.frombuffer(buffer.getvalue(), dtype=np.uint8).reshape(height, width, 4)
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]


@contextmanager
def _whole_pixels(figure: Figure, dpi: float) -> Iterator[None]:
    """Give a figure the nearest whole number of pixels: matplotlib would cut the fraction off."""
    width, height = map(float, figure.get_size_inches())
    across, up = round(width * dpi), round(height * dpi)
    if (int(width * dpi), int(height * dpi)) == (across, up):
        yield
        return
    figure.set_size_inches((across + 0.01) / dpi, (up + 0.01) / dpi)
    try:
        yield
    finally:
        figure.set_size_inches(width, height)


def _pdf(figure: Figure, dpi: float, title: str, description: str) -> bytes:
    """Return a figure as PDF."""
    buffer = BytesIO()
    nothing = {"Creator": None, "Producer": None, "CreationDate": None}
    # It remarks on the dates in a font while it makes a subset of it.
    with quieted("fontTools"):
        figure.canvas.print_figure(
            buffer,
            format="pdf",
            dpi=dpi,
            metadata={**nothing, "Title": title, "Subject": description},
        )
    return buffer.getvalue()


def _svg(figure: Figure, dark: Figure | None, title: str, description: str) -> bytes:
    """Return a figure as SVG, with a name for who cannot see it and ids of its own."""
    from hashlib import sha256

    drawing = _drawing(figure)
    other = _drawing(dark) if dark is not None else None
    prefix = "a" + sha256((title + description + drawing + (other or "")).encode()).hexdigest()[:8]
    drawing = _IDENTIFIER_IN_TAG.sub(rf"\1{prefix}-", drawing)
    rules = ""
    if other is not None:
        from actplot.figures.output.color_scheme import follow_page

        drawing, rules = follow_page(drawing, other, prefix=prefix)
    root = _ROOT.search(drawing)
    if root is None:
        raise AssertionError("matplotlib wrote an SVG without a root element")
    # As attributes of the root these hold for this picture; matplotlib's style sheet would
    # hold for all elements of the page that the picture is set into.
    inherited = "".join(f' {name}="{value}"' for name, value in _line_style(drawing))
    opening = (
        f'{root[0][:-1]}{inherited} role="img" aria-labelledby="{prefix}-name {prefix}-about">\n'
        f' <title id="{prefix}-name">{_xml_text(title)}</title>\n'
        f' <desc id="{prefix}-about">{_xml_text(description)}</desc>'
        + (f"\n {rules}" if rules else "")
    )
    rest = _LINE_STYLE.sub("", drawing[root.end() :], count=1)
    return (drawing[: root.start()] + opening + rest).encode()


def _line_style(drawing: str) -> list[tuple[str, str]]:
    """Return the properties that matplotlib's style sheet gives every element of an SVG."""
    found = _LINE_STYLE.search(drawing)
    pairs = [declaration.split(":") for declaration in found[1].split(";")] if found else []
    return [(name.strip(), value.strip()) for name, value in pairs]


def _drawing(figure: Figure) -> str:
    """Return a figure as matplotlib writes it to SVG, without what varies or says nothing."""
    buffer = BytesIO()
    figure.canvas.print_figure(buffer, format="svg", dpi=72)
    return _METADATA.sub("", _COMMENT.sub("", buffer.getvalue().decode()))


def _xml_text(text: str) -> str:
    """Return text escaped for XML, without the characters that XML cannot hold."""
    from html import escape

    shown = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    return escape(shown, quote=False)
