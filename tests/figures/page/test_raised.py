"""Numbers above the frame touch neither one another nor a legend."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from actplot.figures.curves import draw
from actplot.figures.spec import FigureSpec


def raised(axes):
    """Return the shown texts above a frame, from the left."""
    texts = [text for text in axes.texts if text.get_visible() and text.get_va() == "bottom"]
    above = [text for text in texts if text.get_window_extent().y0 >= axes.bbox.y1]
    return sorted(above, key=lambda text: text.get_window_extent().x0)


@pytest.mark.parametrize(
    ("specs", "size", "said"),
    [
        ("hardshrink", "6cm", ["−0.5", "0.5"]),
        ("hardshrink(lambd=0.05)", "9cm", ["−0.05", "0.05"]),
        ("tanh", "5cm", ["−2.99", "2.99"]),
    ],
)
def test_numbers_move_apart(specs, size, said):
    """So that both can be read; a legend stands above them."""
    figure = draw(FigureSpec(specs=specs, derivative=1, saturation=True, size=size))
    (axes,) = figure.axes
    numbers = raised(axes)
    assert [text.get_text() for text in numbers] == said
    boxes = [text.get_window_extent() for text in numbers]
    boxes += [axes.legend_.get_window_extent()] if axes.legend_ else []
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_many_numbers_are_thinned_out_evenly():
    """Of the steps of a staircase every second one has its number, or fewer."""
    figure = draw(FigureSpec(specs="floor(x)", saturation=True, xlim=(-8.5, 8.5), size="8cm"))
    values = [int(text.get_text().replace("−", "-")) for text in raised(figure.axes[0])]
    assert len({right - left for left, right in pairwise(values)}) == 1
    assert len(values) > 3
