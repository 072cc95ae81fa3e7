"""Drawing into axes of the user leaves everything else as it was."""

from __future__ import annotations

from functools import partial

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from actplot.errors import InputError
from actplot.figures.output.embedding import draw_into
from actplot.figures.spec import FigureSpec


@pytest.fixture
def axes():
    """Return the first of two axes of a figure."""
    figure = Figure(figsize=(8, 3), dpi=100)
    FigureCanvasAgg(figure)
    return figure.subplots(1, 2)[0]


def curves_of(axes):
    """Return the lines that show curves."""
    return [line for line in axes.lines if len(line.get_xdata()) > 2]


def labels_of(axes):
    """Return the names beside curves."""
    return [text.get_text() for text in axes.texts if (text.get_gid() or "").startswith("label")]


def test_curves_are_drawn_and_named(axes):
    """With the window that a figure of their own would have."""
    draw_into(axes, FigureSpec(specs="sigmoid", derivative=1, saturation=True))
    assert len(curves_of(axes)) == 2
    assert labels_of(axes) == [r"$\sigma(x)$", r"$\sigma'(x)$"]
    low, high = axes.get_xlim()
    assert low == -high < -4.6


def test_nothing_else_changes(axes):
    """Global parameters, the canvas, the other axes, ticks and everything outside the axes."""
    figure = axes.figure
    before = dict(matplotlib.rcParams), figure.canvas, figure.get_size_inches().tolist()
    position = axes.get_position().bounds
    locator, spine = axes.xaxis.get_major_locator(), axes.spines["top"].get_linewidth()
    draw_into(axes, FigureSpec(specs=("relu", "gelu", "silu"), saturation=True, derivative=1))
    assert (dict(matplotlib.rcParams), figure.canvas, figure.get_size_inches().tolist()) == before
    assert axes.get_position().bounds == position
    assert axes.xaxis.get_major_locator() is locator
    assert axes.spines["top"].get_linewidth() == spine
    assert not figure.texts
    assert not figure.legends
    assert len(figure.axes) == 2
    assert not figure.axes[1].lines


@pytest.mark.parametrize("style", ["light", "minimal"])
def test_a_style_leaves_ticks_alone(axes, style):
    """Where it would put axes through the origin, too."""
    formatter = axes.yaxis.get_major_formatter()
    draw_into(axes, FigureSpec(specs="tanh", style=style))
    assert axes.yaxis.get_major_formatter() is formatter
    assert axes.spines["left"].get_position() == ("outward", 0.0)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: 3, "ax must be the axes of one panel, got integer"),
        (lambda: Figure().subplots(1, 2), "ax must be the axes of one panel, got ndarray"),
        (partial(Figure().add_subplot, projection="polar"), "got a polar projection"),
        (partial(Figure().add_subplot, projection="3d"), "got a 3d projection"),
    ],
)
def test_axes_of_another_kind_are_refused(make, message):
    """In one line that says what they are."""
    with pytest.raises(InputError, match=message):
        draw_into(make(), FigureSpec(specs="relu"))


def test_a_title_is_written_only_if_given(axes):
    """As plain text."""
    draw_into(axes, FigureSpec(specs="relu"))
    assert axes.get_title() == ""
    draw_into(axes, FigureSpec(specs="relu", title="$5 and $6"))
    assert axes.get_title() == "$5 and $6"
    assert not axes.title.get_parse_math()


def test_curves_without_room_for_names_have_a_legend(axes):
    """Inside the axes, which keep their size."""
    specs = ("gelu", "silu", "mish", "softplus", "elu", "selu", "celu", "gelu_tanh")
    draw_into(axes, FigureSpec(specs=specs, xlim=(1, 2)))
    assert labels_of(axes) == []
    assert len(axes.get_legend().get_texts()) == len(specs)


def test_text_fits_the_axes():
    """Small axes have smaller text than large ones."""
    sizes = []
    for width in (3, 12):
        figure = Figure(figsize=(width, width * 0.6), dpi=100)
        axes = figure.subplots()
        draw_into(axes, FigureSpec(specs=("sigmoid",), derivative=1))
        sizes.append(axes.texts[0].get_fontsize())
    assert sizes[0] < sizes[1]


def test_axes_of_a_subfigure_are_drawn_into():
    """Their place in the whole does not matter."""
    figure = Figure(figsize=(8, 3))
    left, _ = figure.subfigures(1, 2)
    axes = left.subplots()
    draw_into(axes, FigureSpec(specs="sigmoid", derivative=1))
    assert np.isfinite(axes.dataLim.bounds).all()
    assert len(curves_of(axes)) == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"layout": "grid"}, "the layout grid: needs a figure of its own; leave out ax"),
        ({"layout": "stacked"}, "the layout stacked: needs a figure of its own; leave out ax"),
        ({"inputs": "normal"}, "inputs: needs a figure of its own; leave out ax"),
    ],
)
def test_what_takes_several_panels_is_refused(axes, options, message):
    """One axes cannot hold it."""
    with pytest.raises(InputError, match=message):
        draw_into(axes, FigureSpec(specs="relu", **options))
    assert not axes.lines
