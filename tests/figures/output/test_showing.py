"""A figure saves itself the same wherever it is, and as its host wants where that is said."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib
import numpy as np
import pytest
from PIL import Image

import actplot

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HOST = {
    "savefig.dpi": 40,
    "savefig.bbox": "tight",
    "savefig.facecolor": "red",
    "mathtext.default": "regular",
    "text.hinting": "none",
    "svg.hashsalt": "another",
}


def saved(figure: Figure, **options: Any) -> bytes:
    """Return what a figure saves."""
    buffer = io.BytesIO()
    figure.savefig(buffer, **options)
    return buffer.getvalue()


def pixels(picture: bytes) -> np.ndarray:
    """Return the pixels of a picture."""
    return np.array(Image.open(io.BytesIO(picture)).convert("RGBA"))


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_the_host_has_no_part_in_what_is_saved(format: str) -> None:
    """Nor has the time of day."""
    figure = actplot.plot("gelu", derivative=1, saturation=True, size=(3, 2), dpi=100)
    plain = saved(figure, format=format)
    with matplotlib.rc_context(HOST):
        assert saved(figure, format=format) == plain
    assert not any(word in plain for word in (b"Date>", b"<dc:date", b"/CreationDate"))


def test_a_png_is_what_matplotlib_makes_of_it() -> None:
    """To the pixel, and with what it says of itself."""
    figure = actplot.plot("selu", derivative=1, size=(3, 2), dpi=100)
    for options in ({}, {"dpi": 150}, {"transparent": True}, {"facecolor": "gold"}):
        quick = saved(figure, format="png", **options)
        usual = saved(figure, format="png", pil_kwargs={"compress_level": 1}, **options)
        np.testing.assert_array_equal(pixels(quick), pixels(usual))
    named = Image.open(io.BytesIO(saved(figure, metadata={"Author": "Élise"})))
    assert named.info["Author"] == "Élise"
    assert [round(each) for each in named.info["dpi"]] == [100, 100]


def test_a_file_is_of_the_format_of_its_name(tmp_path: Path) -> None:
    """Which is PNG where it has none."""
    figure = actplot.plot("relu", size=(3, 2))
    for name, start in (("a.svg", b"<?xml"), ("b.pdf", b"%PDF"), ("c", b"\x89PNG")):
        figure.savefig(tmp_path / name)
        written = tmp_path / (name if "." in name else f"{name}.png")
        assert written.read_bytes().startswith(start)
