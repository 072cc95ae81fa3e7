"""Which curves share a panel, and how panels stand together."""

from __future__ import annotations

import pytest

from actplot.figures.curves import draw, plan_figure
from actplot.figures.spec import FigureSpec
from actplot.figures.styling import style


def drawn(**options):
    """Return a figure that has been laid out."""
    figure = draw(FigureSpec(dpi=60, **options))
    figure.draw(figure.canvas.get_renderer())
    return figure


def headings(figure):
    """Return what stands above the panels."""
    return [
        text.get_text()
        for axes in figure.axes
        for text in axes.texts
        if text.get_position()[1] > 0 and getattr(text, "xy", None) == (0, 1)
    ]


def test_stacked_panels_share_x_and_have_a_range_each():
    """One panel for each order, from the function downwards."""
    figure = drawn(specs="sigmoid", layout="stacked", derivative=2, saturation=True)
    assert len(figure.axes) == 3
    assert len({axes.get_xlim() for axes in figure.axes}) == 1
    assert len({axes.get_ylim() for axes in figure.axes}) == 3
    bottoms = [axes.get_position().y0 for axes in figure.axes]
    assert bottoms == sorted(bottoms, reverse=True)
    assert headings(figure) == [r"$\sigma(x)$", r"$\sigma'(x)$", r"$\sigma''(x)$"]
    assert all(axes.patches for axes in figure.axes)


def test_stacked_alone_means_the_first_derivative():
    """There is nothing to stack otherwise."""
    assert FigureSpec(specs="relu", layout="stacked").derivative == 1
    assert FigureSpec(specs="relu", layout="grid").derivative == 0


def test_only_the_lowest_panels_have_numbers_at_the_x_axis():
    """They would say the same."""
    figure = drawn(specs="tanh", layout="stacked")
    shown = [any(t.get_text() for t in axes.get_xticklabels()) for axes in figure.axes]
    assert shown == [False, True]


@pytest.mark.parametrize("count", range(1, 8))
def test_grid_has_a_panel_for_each_function(count):
    """With its name above it; a single function needs no grid."""
    names = ["relu", "tanh", "gelu", "sigmoid", "elu", "silu", "mish"][:count]
    figure = drawn(specs=names, layout="grid")
    assert len(figure.axes) == count
    assert len(headings(figure)) == (count if count > 1 else 0)


def test_panels_are_inside_and_apart():
    """No frame touches another or the edge."""
    figure = drawn(specs=["relu", "tanh", "gelu", "sigmoid", "elu"], layout="grid", derivative=1)
    boxes = [axes.get_tightbbox() for axes in figure.axes]
    for index, one in enumerate(boxes):
        assert one.x0 >= -1
        assert one.y0 >= -1
        assert one.x1 <= figure.bbox.width + 1
        assert one.y1 <= figure.bbox.height + 1
        frames = [axes.bbox for axes in figure.axes]
        assert not any(frames[index].overlaps(other) for other in frames[index + 1 :])


def test_grid_shares_its_range_where_the_panels_are_alike():
    """Those of relu and elu are; those of relu and sigmoid are not."""
    alike = drawn(specs=["relu", "elu"], layout="grid")
    other = drawn(specs=["relu", "sigmoid"], layout="grid", xlim=(-8, 8))
    assert len({axes.get_ylim() for axes in alike.axes}) == 1
    assert len({axes.get_ylim() for axes in other.axes}) == 2


def test_letters_stand_before_the_headings():
    """Only where they are asked for, and only where there is more than one panel."""
    lettered = drawn(specs=["relu", "elu"], layout="grid", letters=True)
    assert [text[:14] for text in headings(lettered)] == [r"$\mathbf{(a)}$", r"$\mathbf{(b)}$"]
    assert headings(drawn(specs="relu", letters=True)) == []


def test_grid_with_derivatives_has_one_key():
    """It says which line is which, above all panels."""
    (legend,) = drawn(specs=["relu", "elu"], layout="grid", derivative=1).legends
    assert [text.get_text() for text in legend.get_texts()] == ["$f(x)$", "$f'(x)$"]


@pytest.mark.parametrize("formula", ["relu(round(x))", "clip(round(4*x)/4, -1, 1)", "floor(x)"])
def test_constant_pieces_are_tinted_throughout_the_window(formula: str) -> None:
    """Those without end, those at its edges, and tails beyond the last of them."""
    for xlim in (None, (-15.0, 20.0), (0.3, 0.4)):
        spec = FigureSpec(specs=formula, saturation=True, xlim=xlim)
        with style.context(spec) as sizes:
            (panel,) = plan_figure(spec, sizes).panels
        low, high = panel.cell.xlim
        seen = [each for each in panel.saturated if each.left < high and each.right > low]
        for region in sorted(seen, key=lambda region: region.left):
            assert region.left <= low
            low = region.right
        assert low >= high
