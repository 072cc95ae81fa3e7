"""Panels of small figures: nothing of one reaches into another."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from actplot.figures.curves import draw
from actplot.figures.spec import FigureSpec


def boxes_of(texts):
    """Return the boxes of texts that say something."""
    return [text.get_window_extent() for text in texts if text.get_text()]


FRACTIONS = ("sin(x)/x", "cos(x)", "1/(1+x^2)", "x^2/(1+abs(x))")


def test_headings_with_fractions_stay_between_the_panels():
    """They touch no frame, and those of a row stand on one line."""
    figure = draw(FigureSpec(specs=FRACTIONS, layout="grid", letters=True))
    headings = [
        next(text for text in axes.texts if "mathbf" in text.get_text()) for axes in figure.axes
    ]
    for heading in headings:
        assert not any(heading.get_window_extent().overlaps(axes.bbox) for axes in figure.axes)
        assert heading.get_window_extent().y1 < figure.bbox.height
    assert headings[0].get_position() == headings[1].get_position()


def test_numbers_of_neighbours_do_not_touch():
    """Those at the right end of one x axis and at the left end of the next."""
    figure = draw(FigureSpec(specs=("sigmoid", "tanh"), layout="grid", derivative=1, size="8cm"))
    left, right = (boxes_of(axes.get_xticklabels()) for axes in figure.axes)
    assert right[0].x0 - left[-1].x1 > 0.5 * left[0].height


@pytest.mark.parametrize("size", [(3.25, 2), "6cm", "5cm"])
def test_low_panels_have_few_numbers(size):
    """None on another, and the frames have a third of the height."""
    figure = draw(
        FigureSpec(specs="sigmoid", derivative=2, saturation=True, layout="stacked", size=size)
    )
    for axes in figure.axes:
        boxes = boxes_of(axes.get_yticklabels())
        assert boxes
        assert all(lower.y1 <= upper.y0 + 2 for lower, upper in pairwise(boxes))
    words = [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]
    boxes = [text.get_window_extent() for text in words if text.get_visible()]
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_a_small_figure_gives_up_its_formula_before_its_legend():
    """Names of curves are needed; the formula is not."""
    figure = draw(FigureSpec(specs="elu", parameters={"alpha": (0.5, 1, 1.5, 2)}, size="5cm"))
    assert len(figure.axes[0].legend_.get_texts()) == 4
    assert not any(text.get_gid() == "formula" for text in figure.texts)


@pytest.mark.parametrize("formula", ["sqrt(x)", "1e-5*sqrt(x)", "1e7*tanh(x)", "arctan(x)"])
def test_numbers_at_the_y_axis_keep_away_from_the_edge(formula):
    """However many have room there once the header stands."""
    figure = draw(FigureSpec(specs=formula, xlim=(-1e-9, 1e-9)))
    boxes = boxes_of(figure.axes[0].get_yticklabels())
    assert min(box.x0 for box in boxes) > 0.05 * figure.dpi
