"""The pages show every figure with what there is to say of it, and need nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from actplot.gallery.about import About
from actplot.gallery.html import html_page
from actplot.gallery.markdown import markdown_page
from actplot.gallery.shown import MARK, Shown

if TYPE_CHECKING:
    from .conftest import Gallery

EVIL = '<script>"a"|`b`</script> *c* [d](e) &amp;'
VOID = {"meta", "link", "img", "br", "input", "source"}


class Page(HTMLParser):
    """The elements of a page, and whether they are nested as they should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]


def shown(**changes: object) -> Shown:
    """Return a figure."""
    texts = {
        "title": "ReLU",
        "family": "rectifiers",
        "alternative": "A kink.",
        "command": "actplot relu",
    }
    about = About(**{**texts, **changes}, facts=(("range", "[0, inf)"),), words=("relu",))  # type: ignore[arg-type]
    return Shown(name="relu", files=("relu.svg", "relu.png"), width=614, height=384, about=about)


@pytest.fixture
def page() -> Page:
    """Return a page of two sections."""
    sections = {"Rectifiers": [shown()], "Comparisons": [shown(title=EVIL, alternative=EVIL)]}
    return Page(html_page(EVIL, EVIL, sections))


def test_every_figure_has_a_text(page: Page) -> None:
    """And a size, so that nothing moves while it is loaded."""
    first, second = page.all("img")
    assert first == {
        "src": "relu.svg", "alt": "A kink.", "width": "614", "height": "384",
        "loading": "lazy", "decoding": "async",
    }  # fmt: skip
    assert second["alt"] == EVIL


def test_headings_have_an_order(page: Page) -> None:
    """One of the page, one of each section, one of each figure."""
    names = [tag for tag, _ in page.elements if tag in ("h1", "h2", "h3")]
    assert names == ["h1", "h2", "h3", "h2", "h3"]


def test_nothing_comes_from_elsewhere(page: Page) -> None:
    """Styles and scripts are in the page; links go to files beside it or into it."""
    assert not page.all("link")
    assert page.all("script") == [{}]
    for _, attributes in page.elements:
        for key in ("src", "href"):
            assert re.match(r"[#\w]", attributes.get(key) or "#")
            assert ":" not in (attributes.get(key) or "")


def test_controls_have_labels(page: Page) -> None:
    """They are hidden where no script makes them work."""
    assert len(page.all("label")) == 2
    assert "hidden" in page.all("form")[0]
    assert all("hidden" in each for each in page.all("button") if each.get("class") == "copy")


def test_a_figure_is_found_by_other_names(page: Page) -> None:
    """In lower case."""
    assert page.all("article")[0]["data-words"] == "relu relu rectifiers relu"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast_is_enough(theme: str) -> None:
    """Text and links on every ground: 4.5 to 1 at least, as WCAG AA asks."""
    style = html_page("", "", {})
    block = re.search(
        rf"{':root' if theme == 'light' else 'data-theme=.dark..'} \{{(.*?)\}}", style, re.DOTALL
    )
    assert block is not None
    colors = dict(re.findall(r"--(\w+): (#\w{6});", block[1]))
    for ink in ("ink", "quiet", "link"):
        for ground in ("ground", "card"):
            light, dark = sorted(map(luminance, (colors[ink], colors[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(color: str) -> float:
    """Return the relative luminance of a colour."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_pair_of_pictures_follows_the_page() -> None:
    """Both pages show the one that fits; the command writes both."""
    pair = replace(shown(), files=("relu-light.png", "relu-dark.png"))
    page = Page(html_page("T", "I", {"Rectifiers": [pair]}))
    (source,) = page.all("source")
    assert source == {"media": "(prefers-color-scheme: dark)", "srcset": "relu-dark.png"}
    assert page.all("img")[0]["src"] == "relu-light.png"
    assert pair.command == "actplot relu -o relu.png"
    assert [pair.ending(name) for name in pair.files] == ["LIGHT PNG", "DARK PNG"]
    assert 'srcset="relu-dark.png"' in markdown_page("T", "I", {"Rectifiers": [pair]})


def test_markdown_is_a_table() -> None:
    """Whose cells hold whatever a title holds."""
    text = markdown_page("T", "I", {"Rectifiers": [shown(title=EVIL, command="a | b")]})
    assert text.startswith(f"<!-- {MARK}")
    (row,) = [line for line in text.splitlines() if "relu.svg" in line]
    assert row.count("|") - row.count(r"\|") == 3
    assert "<script>" not in row
    assert 'alt="A kink."' in row
    assert "[relu.png](relu.png)" in row
    assert "a &#124; b -o relu.svg" in row


def test_sections_are_families(fake: Gallery) -> None:
    """Or what the manifest says, in its order."""
    text = '[[figure]]\nname="b"\nspec="x"\nsection="second"\n[[figure]]\nname="a"\nspec="relu"\n'
    fake.write(text).build()
    page = fake.files["README.md"].decode()
    assert re.findall("^## (.*)$", page, re.MULTILINE) == ["Second", "Figures"]
