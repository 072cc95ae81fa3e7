"""Pictures in one theme, or for light and dark pages."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from actplot.figures.curves import draw
from actplot.figures.output.pictures import pictures
from actplot.figures.spec import FigureSpec

# What a figure can hold: tints, hatches, dots, poles, families, legends, notes.
CASES = {
    "bands": {"specs": "sigmoid", "derivative": 2, "saturation": True, "asymptotes": True},
    "jumps": {"specs": "hardshrink", "derivative": 1, "saturation": True},
    "family": {"specs": "elu", "parameters": {"alpha": [0.5, 1, 2]}, "derivative": 1},
    "several": {"specs": ("relu", "gelu", "silu", "mish", "elu", "tanh"), "saturation": True},
    "palette": {"specs": ("tanh", "softsign"), "palette": "viridis"},
}


def made(*formats: str, **options: object) -> dict[str, bytes]:
    """Return a small figure in some formats."""
    spec = FigureSpec(**{"specs": "relu", "size": (3.0, 2.0), "dpi": 50, **options})
    return pictures(draw, spec, formats, title="t", description="d")


@pytest.mark.parametrize("name", CASES)
def test_an_svg_that_follows_the_page_is_the_light_one_otherwise(name: str) -> None:
    """Without its classes and its style element every element is that of the light figure."""
    auto = made("svg", style="auto", **CASES[name])["svg"].decode()
    light = made("svg", **CASES[name])["svg"].decode()
    assert ElementTree.fromstring(auto) is not None  # noqa: S314
    assert "@media (prefers-color-scheme: dark)" in auto
    stripped = re.sub(r"\s*<style>.*?</style>", "", auto, flags=re.DOTALL)
    stripped = re.sub(r' class="[^"]*"', "", stripped)
    own = re.compile(r"a[0-9a-f]{8}-")
    assert own.sub("", stripped) == own.sub("", light)


def test_every_colour_of_the_dark_figure_has_a_rule() -> None:
    """No colour of the light figure stays behind on a dark page."""
    auto = made("svg", style="auto", **CASES["bands"])["svg"].decode()
    dark = made("svg", style="dark", **CASES["bands"])["svg"].decode()
    style = re.search(r"<style>.*?</style>", auto, flags=re.DOTALL)
    assert style is not None
    colors = re.compile(r"(?:fill|stroke): (#[0-9a-f]{6})")
    assert {*colors.findall(style[0])} == {*colors.findall(dark)}


def test_pairs_are_the_light_and_the_dark_style() -> None:
    """A PNG of each."""
    pair = made("light.png", "dark.png", style="auto")
    assert pair["light.png"] == made("png")["png"]
    assert pair["dark.png"] == made("png", style="dark")["png"]


@pytest.mark.parametrize("name", CASES)
def test_renderers_without_style_sheets_show_the_light_figure(name: str, tmp_path: Path) -> None:
    """As rsvg-convert does, to the pixel."""
    if shutil.which("rsvg-convert") is None:
        pytest.skip("rsvg-convert is not installed")
    shown = []
    for style in ("auto", "light"):
        (tmp_path / "a.svg").write_bytes(made("svg", style=style, **CASES[name])["svg"])
        run = subprocess.run(
            ["rsvg-convert", str(tmp_path / "a.svg")], check=True, capture_output=True
        )
        shown.append(np.asarray(Image.open(io.BytesIO(run.stdout))))
    assert np.array_equal(*shown)


BRANCH_OFF = """
import os
import actplot
from actplot.figures.output import pictures

before = actplot.picture("sigmoid")
assert len(pictures._SPARE) == 1
child = os.fork()
if child == 0:
    spares = len(pictures._SPARE)
    os._exit(3 if spares else 4 if actplot.picture("sigmoid") != before else 0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), len(pictures._SPARE))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes do not branch off here")
def test_a_process_that_branches_off_draws_on_figures_of_its_own() -> None:
    """That of its parent reads from files whose places both share."""
    words = [sys.executable, "-c", BRANCH_OFF]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (["0", "1"], "")
