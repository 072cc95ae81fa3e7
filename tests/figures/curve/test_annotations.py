"""Dots with values and slopes, and tangents."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.errors import InputError
from actplot.figures.curves import draw
from actplot.figures.spec import FigureSpec


def notes(figure):
    """Return the words at marks."""
    return [t for axes in figure.axes for t in axes.texts if t.get_gid() == "annotation"]


def said(**options):
    """Return what the words at marks say."""
    return [text.get_text() for text in notes(draw(FigureSpec(dpi=60, **options)))]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"specs": "sigmoid", "mark": 0}, ["$\\sigma(0) = 0.5$\nslope 0.25"]),
        ({"specs": "sigmoid", "mark": 2}, ["$\\sigma(2) \\approx 0.881$\nslope 0.105"]),
        ({"specs": "tanh", "tangent": 0}, ["slope 1"]),
        ({"specs": "relu", "mark": 0}, ["$\\mathrm{ReLU}(0) = 0$\nslopes 0 and 1"]),
        ({"specs": "step", "mark": 0}, ["$\\mathrm{step}(0) = 0$\nno slope"]),
        ({"specs": "cbrt(x)", "mark": 0}, ["$f(0) = 0$\nvertical"]),
        ({"specs": "x", "mark": -1, "lang": "de"}, ["$f({-}1) = {-}1$\nSteigung 1"]),
        (
            {"specs": "sigmoid", "mark": 0, "layout": "stacked"},
            ["$\\sigma(0) = 0.5$\nslope 0.25", "$\\sigma'(0) = 0.25$"],
        ),
    ],
)
def test_words(options, expected):
    """Value and slope of the function, at a kink both slopes; of a derivative its value."""
    assert said(**options) == expected


def test_window_holds_what_is_marked():
    """However far out it is."""
    (axes,) = draw(FigureSpec(specs="exp(x)", mark=[4, 7], dpi=60)).axes
    assert axes.get_xlim()[1] > 7
    assert axes.get_ylim()[1] > np.exp(7)


def test_words_cover_neither_curve_nor_one_another():
    """They stand in the clear."""
    figure = draw(FigureSpec(specs="gelu", mark=[-2, 0, 1, 2], dpi=100))
    (axes,) = figure.axes
    renderer = figure.canvas.get_renderer()
    boxes = [text.get_window_extent(renderer) for text in notes(figure)]
    curve = max(axes.lines, key=lambda line: len(line.get_xdata()))
    points = axes.transData.transform(np.column_stack(curve.get_data()))
    for index, box in enumerate(boxes):
        assert not ((points > box.min) & (points < box.max)).all(axis=1).any()
        assert not any(box.overlaps(other) for other in boxes[index + 1 :])


def test_tangent_has_the_slope_it_says():
    """In units of the plane."""
    (axes,) = draw(FigureSpec(specs="tanh", tangent=1, dpi=60)).axes
    slopes = [
        (line.get_ydata()[1] - line.get_ydata()[0]) / (line.get_xdata()[1] - line.get_xdata()[0])
        for line in axes.lines
        if len(line.get_xdata()) == 2 and line.get_xdata()[0] < 1 < line.get_xdata()[1]
    ]
    assert any(slope == pytest.approx(1 - np.tanh(1) ** 2) for slope in slopes)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"specs": "1/x", "mark": 0}, "mark: 1/x has no value at x = 0"),
        ({"specs": "relu", "tangent": 0}, "no tangent at x = 0: its slopes are 0 and 1"),
        ({"specs": "cbrt(x)", "tangent": 0}, "no tangent at x = 0: it is vertical there"),
        ({"specs": "sqrt(x)", "tangent": 0}, "x = 0: it is defined on one side only"),
        ({"specs": "arcsin(x)", "tangent": 1}, "x = 1: it is defined on one side only"),
        ({"specs": "floor(x)", "tangent": 1}, "no tangent at x = 1: it jumps there"),
        ({"specs": "where(x > 0, x*sin(1/x), x)", "tangent": 0}, "x = 0: it has a slope on one"),
        ({"specs": "relu", "mark": 7, "xlim": (-4, 4)}, r"mark: 7 is outside the window \[-4, 4\]"),
    ],
)
def test_mistakes_are_named(options, message):
    """Where there is nothing to mark, nothing is drawn."""
    with pytest.raises(InputError, match=message):
        draw(FigureSpec(dpi=60, **options))


def test_one_function_with_a_tangent_is_enough():
    """At 0 relu has none and tanh has one."""
    assert said(specs=["relu", "tanh"], tangent=0) == ["slopes 0 and 1", "slope 1"]


def test_words_without_room_say_whose_they_are():
    """In the figure's note, in plain letters."""
    figure = draw(FigureSpec(specs=["relu", "gelu"], mark=[0], derivative=1))
    (note,) = [text for text in figure.texts if text.get_gid() == "note"]
    assert note.get_text() == "GELU(0) = 0, slope 0.5"


def test_words_without_room_say_of_which_member_they_are():
    """The members of a family share their name."""
    figure = draw(
        FigureSpec(
            specs="x*sigmoid(beta*x)", parameters={"beta": [0.5, 1, 2]}, mark=[1], derivative=1
        )
    )
    (note,) = [text for text in figure.texts if text.get_gid() == "note"]
    assert note.get_text() == r"$\beta  = 2$: f(1) ≈ 0.881, slope 1.09"
