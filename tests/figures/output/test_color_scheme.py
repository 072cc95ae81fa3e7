"""One SVG of two renderings follows the page."""

from __future__ import annotations

import pytest

from actplot.figures.output.color_scheme import follow_page

LIGHT = '<g><path d="M 0 0" style="fill: #ffffff; stroke: #222222"/><rect fill="#ffffff"/></g>'
DARK = '<g><path d="M 0 0" style="fill: #000000; stroke: #222222"/><rect fill="#111111"/></g>'


def test_elements_keep_their_colours_and_get_a_class() -> None:
    """Only those that differ, each pair of colours its own class."""
    followed, style = follow_page(LIGHT, DARK, prefix="p")
    assert '<path class="p-0" d="M 0 0" style="fill: #ffffff; stroke: #222222"/>' in followed
    assert '<rect class="p-1" fill="#ffffff"/>' in followed
    assert "@media (prefers-color-scheme: dark)" in style
    assert ".p-0 { fill: #000000 !important; }" in style
    assert ".p-1 { fill: #111111 !important; }" in style


def test_the_same_colours_share_a_class() -> None:
    """And nothing is said where nothing differs."""
    followed, style = follow_page(LIGHT + LIGHT, DARK + DARK, prefix="p")
    assert followed.count("p-0") == 2
    assert style.count("p-0") == 1
    assert follow_page(LIGHT, LIGHT, prefix="p") == (LIGHT, "")


@pytest.mark.parametrize(
    "other", ["<g></g>", DARK + "<g/>", DARK.replace("path", "rect"), DARK.replace("stroke", "x")]
)
def test_different_figures_are_refused(other: str) -> None:
    """What does not match cannot be merged."""
    with pytest.raises(ValueError, match="not of the same figure"):
        follow_page(LIGHT, other, prefix="p")
