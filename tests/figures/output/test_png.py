"""PNG files are what other programs read as the pixels that went in."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from actplot.figures.output.png import encode_png

PIXEL = np.zeros((1, 1, 4), dtype=np.uint8)


def opened(data: bytes) -> Image.Image:
    """Return a file as another program reads it, checksums verified."""
    Image.open(BytesIO(data)).verify()
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize(("width", "height"), [(1, 1), (7, 3), (300, 200)])
def test_pixels_come_back(width: int, height: int) -> None:
    """Colours and opacity, bit by bit, in a file of the size asked for."""
    pixels = np.random.default_rng(1).integers(0, 256, (height, width, 4), dtype=np.uint8)
    picture = opened(encode_png(pixels, dpi=72, texts={}))
    assert picture.mode == "RGBA"
    np.testing.assert_array_equal(np.asarray(picture), pixels)


def test_opaque_pictures_have_no_channel_for_opacity() -> None:
    """Only their colours are stored."""
    pixels = np.random.default_rng(1).integers(0, 256, (5, 8, 4), dtype=np.uint8)
    pixels[:, :, 3] = 255
    picture = opened(encode_png(pixels, dpi=72, texts={}))
    assert picture.mode == "RGB"
    np.testing.assert_array_equal(np.asarray(picture), pixels[:, :, :3])


@pytest.mark.parametrize("dpi", [72, 96, 200, 300.5])
def test_the_resolution_is_told(dpi: float) -> None:
    """To half a pixel a metre, which is as fine as PNG has it."""
    picture = opened(encode_png(PIXEL, dpi=dpi, texts={}))
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.5 * 0.0254)


def test_texts_come_back() -> None:
    """In Latin letters or any others; empty ones are left out."""
    texts = {"Title": "sigmoïd", "Description": "σ rises from 0 to 1 — 曲线", "Comment": ""}
    picture = opened(encode_png(PIXEL, dpi=72, texts=texts))
    assert picture.text == {key: value for key, value in texts.items() if value}


def test_odd_characters_do_no_harm() -> None:
    """A null would end a text, and half of a surrogate pair has no encoding."""
    texts = {"Title": "a\0b", "Description": "\ud800"}
    picture = opened(encode_png(PIXEL, dpi=72, texts=texts))
    assert picture.text == {"Title": "ab", "Description": "?"}


def test_equal_pixels_make_equal_files() -> None:
    """Nothing of the time or the machine is in a file."""
    made = {encode_png(PIXEL, dpi=72, texts={}) for _ in range(2)}
    assert len(made) == 1
