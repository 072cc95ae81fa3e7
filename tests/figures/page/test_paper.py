"""A figure that is drawn on again holds nothing of what was drawn on it before."""

from __future__ import annotations

import pytest

from actplot.figures.curves import draw
from actplot.figures.output.export import render
from actplot.figures.spec import FigureSpec

SIZE = {"size": (4.0, 2.5), "dpi": 60}

# Each leaves something behind that the next must not show: words, tints, dots, a legend,
# a frame that shrank, ticks, limits, panels, axes through the origin, a note.
SPECS = (
    FigureSpec(specs="sigmoid", derivative=2, saturation=True, asymptotes=True, **SIZE),
    FigureSpec(specs="relu", derivative=1, title="", **SIZE),
    FigureSpec(specs=("relu", "gelu", "silu", "mish", "elu", "tanh", "softplus"), **SIZE),
    FigureSpec(specs="hardshrink", derivative=1, xlim=(-1, 1), saturation=True, **SIZE),
    FigureSpec(specs="elu", parameters={"alpha": [0.5, 1, 2, 4]}, derivative=1, **SIZE),
    FigureSpec(specs="1/x", ylim=(-40, 40), mark=(2.0,), tangent=(1.0,), **SIZE),
    FigureSpec(specs="x^3*sin(1/x)", **SIZE),
    FigureSpec(specs="gelu", axes="origin", **SIZE),
    FigureSpec(specs="gelu", style="dark", **SIZE),
    FigureSpec(specs=("relu", "tanh"), derivative=1, layout="grid", **SIZE),
    FigureSpec(specs="tanh", title="A tanh", formula=False, font="DejaVu Serif", **SIZE),
    FigureSpec(specs="tanh", size=(4.0, 2.5), dpi=90),
)


def taken(spec: FigureSpec, figure: object, format: str) -> bytes:
    """Return the picture of a figure."""
    return render(figure, format=format, dpi=spec.dpi, title="t", description="d")


@pytest.mark.parametrize("format", ["png", "svg"])
def test_pictures_on_a_cleared_figure_are_those_on_a_new_one(format: str) -> None:
    """To the byte, whatever was drawn before: each is drawn after each of the others."""
    new = {spec: taken(spec, draw(spec), format) for spec in SPECS}
    figure = None
    again = 0
    for step in (1, 5):  # has no factor in common with their number
        for index in range(len(SPECS)):
            spec = SPECS[index * step % len(SPECS)]
            spare, figure = figure, draw(spec, figure)
            again += figure is spare
            assert taken(spec, figure, format) == new[spec], spec
    assert again > len(SPECS) / 2
