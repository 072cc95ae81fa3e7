"""A Sphinx project shows figures where its pages name them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytest.importorskip("sphinx", reason="the extra actplot[sphinx] is not installed")

PAGE = """\
Title
=====

.. actplot:: sigmoid
   :derivative:
   :xlim: -4 4
   :width: 80%
   :name: the-figure

   The *caption*.

.. actplot:: softmax 2 1 0.1
   :labels: a,b,c
"""


@pytest.fixture
def sphinx(tmp_path: Path) -> Callable[..., tuple[str, Path]]:
    """Return a function that builds a page; it returns what was said, and where it went."""
    from sphinx.cmd.build import build_main

    def run(page: str, builder: str = "html") -> tuple[str, Path]:
        source = tmp_path / "source"
        (source / "sub").mkdir(parents=True, exist_ok=True)
        (source / "conf.py").write_text("extensions = ['actplot.sphinx']\n", encoding="utf-8")
        (source / "index.rst").write_text("T\n=\n\n.. toctree::\n\n   sub/page\n", encoding="utf-8")
        (source / "sub" / "page.rst").write_text(page, encoding="utf-8")
        said = tmp_path / "said"
        target = tmp_path / builder
        build_main(["-q", "-b", builder, "-w", str(said), str(source), str(target)])
        return said.read_text(encoding="utf-8"), target

    return run


@pytest.mark.filterwarnings("default")
def test_a_page_shows_its_figures(sphinx: Callable[..., tuple[str, Path]]) -> None:
    """As SVG, with alternative texts, a caption and a name to refer to."""
    said, target = sphinx(PAGE)
    assert said == ""
    page = (target / "sub" / "page.html").read_text(encoding="utf-8")
    first, second = re.findall(r'<img alt="([^"]*)" src="([^"]*\.svg)"', page)
    assert first[0].startswith("sigmoid: S-shaped curve")
    assert second[0].startswith("softmax")
    assert all((target / "sub" / source).is_file() for _, source in (first, second))
    assert "<em>caption</em>" in page
    assert 'id="the-figure"' in page


@pytest.mark.filterwarnings("default")
def test_latex_takes_pdf(sphinx: Callable[..., tuple[str, Path]]) -> None:
    """Vector graphics there, too."""
    _, target = sphinx(PAGE, "latex")
    assert len(list(target.glob("*.pdf"))) == 2


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("sigmod", "unknown name 'sigmod'; did you mean 'sigmoid'"),
        ("relu\n   :dpi: 1", "must be from 20 to 1200, got 1"),
        ("softmax 1 x", "'x' is not a number"),
        ("relu\n   :labels: a", "labels is no option of FigureSpec"),
        ("os:getpid", "a page cannot name a Python function"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    sphinx: Callable[..., tuple[str, Path]], directive: str, message: str
) -> None:
    """The page and the line; the rest of the page is built."""
    said, target = sphinx(f"T\n=\n\n.. actplot:: {directive}\n")
    assert "page.rst:4: ERROR: actplot: " in said
    assert message in said
    assert (target / "sub" / "page.html").is_file()


@pytest.mark.filterwarnings("default")
def test_switches_are_turned_off_as_on_the_command_line(
    sphinx: Callable[..., tuple[str, Path]],
) -> None:
    """And the alternative text has the name that every image of docutils gives it, too."""
    page = "T\n=\n\n.. actplot:: sigmoid\n   :no-formula:\n   :no-grid:\n   :alt: An S.\n"
    plain = "\n.. actplot:: sigmoid\n   :alt-text: An S.\n"
    said, target = sphinx(page + plain)
    assert said == ""
    shown = (target / "sub" / "page.html").read_text(encoding="utf-8")
    first, second = re.findall(r'<img alt="An S." src="([^"]*\.svg)"', shown)
    sizes = [(target / "sub" / source).stat().st_size for source in (first, second)]
    assert sizes[0] < sizes[1]
