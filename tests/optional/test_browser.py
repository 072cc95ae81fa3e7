"""A browser shows the style "auto" in the colours of the page; skipped where there is none."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from actplot.figures.curves import draw
from actplot.figures.output.pictures import pictures
from actplot.figures.spec import FigureSpec

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
DARK, LIGHT = 0, 1  # Chromium's numbers of the colour schemes


def shown(page: Path, scheme: int) -> Image.Image:
    """Return what the browser shows of a page in a colour scheme."""
    picture = page.with_name(f"{scheme}.png")
    subprocess.run(
        [
            *(BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            f"--user-data-dir={page.parent / 'profile'}",
            f"--blink-settings=preferredColorScheme={scheme}",
            *("--window-size=400,300", f"--screenshot={picture}", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return Image.open(picture).convert("RGB")


@pytest.mark.skipif(BROWSER is None, reason="needs Chromium")
@pytest.mark.parametrize("inlined", [True, False])
def test_an_svg_follows_the_page(tmp_path: Path, inlined: bool) -> None:
    """In the page itself and as its picture: the ground and the curve change together."""
    spec = FigureSpec(specs="relu", size=(4.0, 2.5), style="auto")
    svg = pictures(draw, spec, ["svg"], title="t", description="d")["svg"]
    (tmp_path / "a.svg").write_bytes(svg)
    body = svg.decode().partition("?>")[2].partition(">")[2] if inlined else '<img src="a.svg">'
    head = '<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
    page = tmp_path / "page.html"
    page.write_text(f'{head}<body style="margin: 0">{body}', encoding="utf-8")
    for scheme, ground, curve in (
        (LIGHT, (255, 255, 255), (0x2A, 0x6F, 0xBB)),
        (DARK, (0x0D, 0x11, 0x17), (0x5A, 0xA2, 0xF5)),
    ):
        picture = shown(page, scheme)
        assert picture.getpixel((3, 3)) == ground
        assert curve in {color for _, color in picture.getcolors(maxcolors=1 << 20) or []}
