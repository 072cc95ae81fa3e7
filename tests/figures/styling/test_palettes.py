"""Palettes by name, qualitative and continuous."""

from __future__ import annotations

import pytest

from actplot.errors import InputError
from actplot.figures.styling.colors import contrast
from actplot.figures.styling.palettes import palette
from actplot.figures.styling.themes import MOST_CURVES

WHITE = "#ffffff"


@pytest.mark.parametrize("name", ["deep", "colorblind", "Set2", "tab10"])
def test_qualitative_palettes_keep_their_order(name: str) -> None:
    """Each colour once; families mix their own."""
    found = palette(name, ground=WHITE)
    assert len(set(found.colors)) == len(found.colors)
    assert found.ramp == ()


@pytest.mark.parametrize("name", ["viridis", "rocket", "husl", "Blues", "ch:s=.25,rot=-.25"])
def test_continuous_palettes_give_distinct_neighbours(name: str) -> None:
    """The first two functions are not two steps of a ramp that look alike."""
    found = palette(name, ground=WHITE)
    assert len(set(found.colors)) == MOST_CURVES
    red, green, blue = (
        abs(int(found.colors[0][at : at + 2], 16) - int(found.colors[1][at : at + 2], 16))
        for at in (1, 3, 5)
    )
    assert red + green + blue > 60
    assert len(found.ramp) > 2


@pytest.mark.parametrize("name", ["deepp", "jet", "ch:x=3", "light:zzz"])
def test_other_palettes_are_refused(name: str) -> None:
    """Also those that seaborn refuses."""
    with pytest.raises(InputError, match=f"palette: seaborn has no palette '{name}'"):
        palette(name, ground=WHITE)


@pytest.mark.parametrize("ground", [WHITE, "#0d1117"])
@pytest.mark.parametrize("name", ["Blues", "Greys_r", "magma", "coolwarm", "Set3", "Pastel1"])
def test_every_colour_can_be_seen(name: str, ground: str) -> None:
    """On light pages and on dark ones, and each is another one."""
    found = palette(name, ground=ground)
    assert all(contrast(color, ground) >= 1.6 for color in (*found.colors, *found.ramp))
    assert len(set(found.colors)) == len(found.colors)


def test_what_can_be_seen_stays_as_it_is() -> None:
    """As seaborn has it."""
    assert palette("deep", ground=WHITE).colors[:2] == ("#4c72b0", "#dd8452")
