"""How inputs come out: densities beside the curves, and the share that is saturated."""

from __future__ import annotations

import math

import numpy as np
import pytest

from actplot.catalogue.lookup import activation as resolve
from actplot.errors import InputError
from actplot.figures.curve.inputs import sample, saturated_share
from actplot.figures.curves import draw
from actplot.figures.options.distributions import Column, Normal, Uniform
from actplot.figures.spec import FigureSpec


def test_samples_are_quantiles():
    """The same on every run, with the moments of what they stand for."""
    normal = sample(Normal(mean=1, deviation=2)).values
    assert np.mean(normal) == pytest.approx(1)
    assert np.std(normal) == pytest.approx(2, rel=1e-3)
    uniform = sample(Uniform(low=-1, high=3)).values
    assert np.mean(uniform) == pytest.approx(1)
    assert uniform.min() > -1


@pytest.mark.parametrize(
    ("spec", "source", "expected"),
    [
        ("relu", Normal(), 0.5),
        ("hard_tanh", Uniform(low=-2, high=2), 0.5),
        ("sigmoid", Normal(), math.erfc(4.584863267922 / math.sqrt(2))),
        ("leaky_relu(negative_slope=0.1)", Normal(), 0.0),
    ],
)
def test_saturated_share_is_exact(spec, source, expected):
    """It comes from the solved boundaries and the distribution itself."""
    share = saturated_share(resolve(spec), sample(source), 0.01)
    assert share == pytest.approx(expected, rel=1e-6)


def test_column_is_read_and_counted(tmp_path):
    """The share of a column is the share of its numbers."""
    path = tmp_path / "inputs.csv"
    path.write_text("pre\n" + "\n".join(str(number - 4.5) for number in range(10)))
    samples = sample(Column(path=str(path), column="pre"))
    assert saturated_share(resolve("relu"), samples, 0.01) == 0.5


def test_densities_stand_below_and_beside_the_curves():
    """They share the window, and the share of saturated inputs is written."""
    figure = draw(FigureSpec(specs="relu", inputs="normal", dpi=60))
    main, below, beside = figure.axes
    assert below.get_xlim() == main.get_xlim()
    assert beside.get_ylim() == main.get_ylim()
    assert below.get_position().y1 < main.get_position().y0
    assert beside.get_position().x0 > main.get_position().x1
    assert below.collections
    assert beside.collections
    assert any(text.get_text() == "inputs saturated: 50 %" for text in below.texts)
    assert any(text.get_text() == "50 %" for text in beside.texts)


@pytest.mark.parametrize(
    "inputs", ["uniform(-2,2)", "uniform(-4,4)", "normal(0,1)", "normal(0,3)", "normal(2,0.5)"]
)
@pytest.mark.parametrize("specs", ["relu", ("sigmoid", "tanh")])
@pytest.mark.parametrize("size", [(6.4, 4), (3.25, 2)])
def test_words_are_clear_of_the_density(specs, inputs, size):
    """Which makes room for what stands under it; in a low figure they are in the note."""
    figure = draw(FigureSpec(specs=specs, inputs=inputs, size=size))
    _, below, _ = figure.axes
    (density,) = below.collections
    outline = density.get_paths()[0].vertices
    assert any("inputs saturated" in each.get_text() for each in (*below.texts, *figure.texts))
    for text in below.texts:
        box = text.get_window_extent(figure.canvas.get_renderer())
        (left, _), (right, top) = below.transData.inverted().transform(box)
        under = (outline[:, 0] > left) & (outline[:, 0] < right)
        assert outline[under, 1].max(initial=0.0) <= top


def test_shares_of_outputs_are_clear_of_the_densities():
    """That of half of all inputs, which ReLU makes 0, is written beside them."""
    figure = draw(FigureSpec(specs=("relu", "gelu"), inputs="normal"))
    _, _, beside = figure.axes
    (text,) = beside.texts
    (left, low), (_, high) = beside.transData.inverted().transform(text.get_window_extent())
    for density in beside.collections:
        outline = density.get_paths()[0].vertices
        level = (outline[:, 1] > low) & (outline[:, 1] < high)
        assert outline[level, 0].max(initial=0.0) <= left


def test_window_holds_nearly_all_inputs():
    """A wide distribution widens it."""
    main, *_ = draw(FigureSpec(specs="tanh", inputs="normal(0,4)", dpi=60)).axes
    assert main.get_xlim()[0] < -12
    assert main.get_xlim()[1] > 12


def test_inputs_take_the_overlay():
    """Panels of their own leave no side for them."""
    with pytest.raises(InputError, match="inputs are shown with the layout overlay"):
        FigureSpec(specs="relu", inputs="normal", layout="grid")
