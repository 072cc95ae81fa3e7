"""Frames: box, open, and axes through the origin."""

from __future__ import annotations

import pytest

from actplot.figures.curves import draw
from actplot.figures.spec import FigureSpec


def axes_of(**options: object):
    """Return the axes of a figure."""
    return draw(FigureSpec(**{"specs": "tanh", "dpi": 50, **options})).axes[0]


@pytest.mark.parametrize(
    ("kind", "sides"),
    [
        ("box", {"left", "bottom", "right", "top"}),
        ("open", {"left", "bottom"}),
        ("origin", {"left", "bottom"}),
    ],
)
def test_a_frame_has_its_spines(kind: str, sides: set[str]) -> None:
    """Four or two."""
    spines = axes_of(axes=kind).spines
    assert {side for side, spine in spines.items() if spine.get_visible()} == sides


def test_axes_cross_at_the_origin() -> None:
    """Where it is in the window; a 0 at their crossing would be in the way."""
    axes = axes_of(axes="origin")
    assert axes.spines["left"].get_position() == ("data", 0.0)
    assert axes.spines["bottom"].get_position() == ("data", 0.0)
    numbers = [label.get_text() for label in (*axes.get_xticklabels(), *axes.get_yticklabels())]
    assert "0" not in numbers
    assert "0.0" not in numbers


def test_axes_stay_in_the_window() -> None:
    """Without an origin in it they are at its edge, and keep all numbers."""
    axes = axes_of(specs="exp(x)", axes="origin", xlim=(1, 3))
    assert axes.spines["left"].get_position() == ("data", 1.0)


def test_numbers_keep_clear_of_curves() -> None:
    """No number of the minimal style stands on a curve."""
    axes = axes_of(specs="sigmoid", derivative=1, style="minimal", dpi=100)
    renderer = axes.figure.canvas.get_renderer()
    curves = [line for line in axes.lines if len(line.get_xdata()) > 20]
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        if label.get_text():
            box = label.get_window_extent(renderer)
            for curve in curves:
                points = axes.transData.transform(curve.get_xydata())
                assert not box.count_contains(points), label


def test_numbers_of_an_axis_stand_on_one_side() -> None:
    """GELU and SiLU are below the x axis where x < 0: all numbers of it stand above."""
    axes = axes_of(specs=("gelu", "silu"), style="minimal", xlim=(-4, 2), dpi=100)
    assert {label.get_text() for label in axes.get_xticklabels()} == {""}
    above = [text.get_text() for text in axes.texts if text.get_gid() == "number"]
    assert above == ["−4", "−3", "−2", "−1", "1", "2"]


def test_numbers_are_not_crossed_out_by_the_grid() -> None:
    """On the other side of an axis they stand on its grid lines."""
    axes = axes_of(specs="1e-9*tanh(x)", axes="origin", xlim=(-4, 4), dpi=100)
    beyond = [text for text in axes.texts if text.get_gid() == "number"]
    assert beyond
    assert min(text.get_zorder() for text in beyond) > axes.yaxis.get_zorder()


def test_numbers_of_half_an_axis_stand_on_one_side() -> None:
    """1/x is below the x axis where x < 0 and above it where x > 0."""
    axes = axes_of(specs="1/x", style="minimal", xlim=(-4, 4), dpi=100)
    below = [label.get_text() for label in axes.get_xticklabels() if label.get_text()]
    above = [text.get_text() for text in axes.texts if text.get_gid() == "number"]
    assert below == ["1", "2", "3", "4"]
    assert set(above) >= {"−4", "−3", "−2", "−1"}


def test_minimal_axes_end_in_arrows() -> None:
    """One for each axis."""
    arrows = [line for line in axes_of(style="minimal").lines if line.get_gid() == "arrow"]
    assert len(arrows) == 2


@pytest.mark.parametrize(("options", "shown"), [({}, True), ({"grid": False}, False)])
def test_the_grid_can_be_left_out(options: dict[str, bool], shown: bool) -> None:
    """Of any style."""
    lines = axes_of(**options).get_xgridlines()
    assert any(line.get_visible() for line in lines) is shown
