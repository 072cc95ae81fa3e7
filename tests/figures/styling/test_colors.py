"""Arithmetic on colours."""

from __future__ import annotations

import pytest

from actplot.figures.styling import colors


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21.0), ("#777777", "#777777", 1.0), ("#0000ff", "#ffffff", 8.592)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """The values of its definition, in either order."""
    assert colors.contrast(one, other) == pytest.approx(ratio, abs=1e-3)
    assert colors.contrast(other, one) == colors.contrast(one, other)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    """A share of 0 is the first, of 1 the second."""
    assert [colors.mix("#000000", "#ff8040", share) for share in (0, 0.5, 1)] == [
        "#000000",
        "#804020",
        "#ff8040",
    ]
    assert colors.between(("#000000", "#ffffff", "#000000"), 1.5) == "#808080"
    assert colors.between(("#000000", "#ffffff"), 1.0) == "#ffffff"


@pytest.mark.parametrize("ground", ["#ffffff", "#0d1117", "#e5e5e5", "#777777"])
@pytest.mark.parametrize("color", ["#ffff00", "#808080", "#123456", "#ffffff", "#000000"])
def test_readable_text_has_contrast(color: str, ground: str) -> None:
    """Whatever the colour and the ground."""
    assert colors.contrast(colors.readable(color, on=[ground]), ground) >= colors.READABLE


def test_readable_text_stays_as_it_is() -> None:
    """Unless it has to change."""
    assert colors.readable("#2a6fbb", on=["#ffffff"]) == "#2a6fbb"


def test_ground_is_dark_where_white_reads_better() -> None:
    """Black and white decide."""
    assert [colors.is_dark(color) for color in ("#0d1117", "#ffffff", "#e5e5e5")] == [
        True,
        False,
        False,
    ]
