"""Files are compared by what a reader sees."""

from __future__ import annotations

import io
import zlib

import numpy as np
import pytest
from PIL import Image

from actplot.gallery.comparing import compare
from actplot.gallery.pixels import decoded, difference_picture

GREY = np.full((4, 6, 3), 200, dtype=np.uint8)


def png(pixels: np.ndarray, **options: object) -> bytes:
    """Return an array as PNG."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format="png", **options)
    return buffer.getvalue()


def svg(inside: str) -> bytes:
    """Return an SVG."""
    return f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


def pdf(stream: bytes, level: int = 6) -> bytes:
    """Return the skeleton of a PDF with one stream."""
    return b"%PDF\nstream\n" + zlib.compress(stream, level) + b"\nendstream\n"


def off_by(levels: int) -> np.ndarray:
    """Return the picture with one channel of one pixel off by some levels."""
    pixels = GREY.copy()
    pixels[1, 2, 0] += levels
    return pixels


@pytest.mark.parametrize(
    ("pixels", "message"),
    [
        (off_by(2), ""),
        (off_by(3), "1 pixel differs by up to 3 levels"),
        (GREY + 5, "24 pixels differ by up to 5 levels"),
        (GREY[:, :5], "it is 5x4 pixels, expected 6x4"),
    ],
)
def test_pixels_decide(pixels: np.ndarray, message: str) -> None:
    """No channel of any may be off by more than 2 levels."""
    assert compare("png", png(GREY), png(pixels)) == message


def test_compression_does_not_matter() -> None:
    """Nor do other metadata."""
    assert png(GREY, compress_level=0) != png(GREY)
    assert compare("png", png(GREY), png(GREY, compress_level=0)) == ""


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", svg("")])
def test_what_is_no_picture_differs(content: bytes) -> None:
    """A truncated file for one."""
    assert compare("png", content, png(GREY)).startswith("it is no picture: ")


def test_the_difference_is_marked() -> None:
    """On the expected picture, which is faded."""
    shown = decoded(difference_picture(png(GREY), png(off_by(9))))[..., :3]
    assert tuple(shown[1, 2]) == (214, 20, 90)
    assert {tuple(pixel) for pixel in shown.reshape(-1, 3)} == {(214, 20, 90), (243, 243, 243)}
    assert decoded(difference_picture(png(GREY), png(GREY[:2]))).shape == (4, 6, 4)


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ('<path d="M 1 2 L 3.25 4" />', ""),
        ('<path d="M 1 2 L 3.2599 4"/>', ""),
        ('<path d="M 1 2 L 3.27 4"/>', "<path> 2: d is 3.27 4, expected 3.25 4"),
        ('<path d="M 1 2 L 3.25"/>', "<path> 2: d is 3.25, expected 3.25 4"),
        ('<path d="M 1 2 C 3.25 4"/>', "<path> 2: d is C 3.25 4, expected L 3.25 4"),
        ('<path d="M 1 2 L 3.25 4" x="1"/>', "<path> 2: x is 1, expected "),
        ("<path/>", "<path> 2: d is , expected M 1 2 L 3.25 4"),
        ('<rect d="M 1 2 L 3.25 4"/>', "<path> 2: is <rect>"),
        ('<path d="M 1 2 L 3.25 4">t</path>', "<path> 2: the text is 't', expected ''"),
        ("", "it has 1 elements, expected 2"),
        ("<", "it is not well-formed: not well-formed (invalid token): line 1, column 41"),
    ],
)
def test_the_structure_of_an_svg_decides(inside: str, message: str) -> None:
    """Numbers may be off by 0.01 points."""
    assert compare("svg", svg('<path d="M 1 2 L 3.25 4"/>'), svg(inside)) == message


def test_a_style_is_told_by_its_declaration() -> None:
    """A line that is a tenth of a point thicker is seen."""
    before, after = (svg(f'<g style="fill: none; stroke-width: {w}"/>') for w in (3.2, 3.3))
    told = "<g> 2: style is stroke-width: 3.3, expected stroke-width: 3.2"
    assert compare("svg", before, after) == told


def test_names_may_differ_but_what_they_name_may_not() -> None:
    """They are hashes of the drawing."""
    drawing = '<p id="{0}"/><p id="{1}"/><use href="#{0}" clip-path="url(#{1})"/>'
    before = svg(drawing.format("a", "b"))
    assert compare("svg", before, svg(drawing.format("c", "d"))) == ""
    swapped = drawing.replace("#{0}", "#{2}").format("a", "b", "b")
    assert compare("svg", before, svg(swapped)) == "<use> 4: href is #b, expected #a"


def test_the_drawing_of_a_pdf_decides() -> None:
    """Not its compression."""
    assert compare("pdf", pdf(b"1 2 l" * 99), pdf(b"1 2 l" * 99, 1)) == ""
    assert compare("pdf", pdf(b"1 2 l"), pdf(b"1 3 l")) == "its streams differ"
    assert compare("pdf", pdf(b"1 2 l"), b"") == "it has other parts"
