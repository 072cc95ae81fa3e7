"""Axes that are drawn quickly look as those of matplotlib, whatever is done to them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import matplotlib
import numpy as np
import pytest
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from actplot.figures.quick.axes import QuickAxes


def leave(axes: Any) -> None:
    """Leave axes as they are."""


def grid(axes: Any) -> None:
    """Draw both grids, with ticks between ticks and all around."""
    axes.minorticks_on()
    axes.grid(visible=True, which="both", color="#8899aa", linestyle="--", alpha=0.7)
    axes.tick_params(which="both", top=True, right=True, labeltop=True, direction="inout")


def labels(axes: Any) -> None:
    """Name both axes, and turn the numbers of one."""
    axes.set(xlabel="input", ylabel=r"$\sigma(x)$")
    axes.tick_params(axis="x", labelrotation=30, labelcolor="red", length=0)


def large_numbers(axes: Any) -> None:
    """Let the numbers have a common factor, which is written at the end."""
    axes.set(xlim=(1e6, 2e6), ylim=(1e-7, 3e-7))


def logarithms(axes: Any) -> None:
    """Give one axis another scale, which is not affine."""
    axes.set(yscale="log", ylim=(1, 1000))
    axes.grid(visible=True)


def through_origin(axes: Any) -> None:
    """Let the axes cross inside."""
    axes.set(xlim=(-2, 3), ylim=(-1, 1))
    axes.spines["left"].set_position(("data", 0))
    axes.spines["bottom"].set_position(("data", 0))


def single_lines(axes: Any) -> None:
    """Change some lines and numbers apart from the others."""
    axes.grid(visible=True)
    across, up = axes.xaxis.get_gridlines(), axes.yaxis.get_ticklines()
    across[1].set(color="red", linewidth=3, gid="mine", snap=False, clip_on=False)
    across[2].set_path_effects([patheffects.withStroke(linewidth=4, foreground="green")])
    across[3].set(linestyle="--", gapcolor="orange")
    across[4].set_visible(False)
    up[2].set(marker="o", markersize=9, markerfacecolor="yellow", alpha=0.5)
    up[4].set_sketch_params(2, 10, 3)
    up[6].set(marker=",", markersize=5)
    up[8].set(marker="o", markersize=9, fillstyle="left")
    axes.yaxis.get_ticklabels()[2].set_bbox({"color": "#dddddd"})
    axes.xaxis.get_major_ticks()[5].set_visible(False)


def marked_grid(axes: Any) -> None:
    """Mark the ends of the lines of the grid, with edges as faint as the faces."""
    axes.grid(visible=True, color="blue")
    for line in axes.xaxis.get_gridlines():
        line.set(marker="o", markerfacecolor=(1, 0, 0, 0.3))


def hidden(axes: Any) -> None:
    """Hide one axis, and the ticks of the other."""
    axes.xaxis.set_visible(False)
    axes.set_yticks([])


def moved(axes: Any) -> None:
    """Move the axes, and in them a background of another colour that cuts the curve off."""
    axes.set_position((0.2, 0.1, 0.5, 0.8))
    axes.patch.set(bounds=(0.1, 0.2, 0.6, 0.5), facecolor="#ffeecc")
    axes.lines[0].set_clip_path(axes.patch)
    axes.patch.set_angle(20)


CHANGES = (
    leave,
    moved,
    grid,
    labels,
    large_numbers,
    logarithms,
    through_origin,
    single_lines,
    marked_grid,
    hidden,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("format", ["rgba", "svg", "pdf"])
def test_axes_are_drawn_as_by_matplotlib(change: Callable[[Any], None], format: str) -> None:
    """To the byte, and twice."""
    matplotlib.rcParams["svg.hashsalt"] = "actplot"
    drawn = []
    for kind in (Axes, QuickAxes):
        figure = Figure(figsize=(4, 3))
        FigureCanvasAgg(figure)
        axes = figure.add_axes(kind(figure, (0.15, 0.2, 0.7, 0.7)))
        axes.plot([0, 1, 2], [1, 3, 2])
        change(axes)
        for _ in range(2):
            buffer = io.BytesIO()
            dates = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
            figure.savefig(buffer, format=format, metadata=dates.get(format), dpi=130.0)
            drawn.append(np.frombuffer(buffer.getvalue(), dtype=np.uint8))
    for each in drawn[1:]:
        np.testing.assert_array_equal(drawn[0], each)


def test_the_room_that_axes_take_is_the_same() -> None:
    """For who fits several into a figure."""
    sizes = []
    for kind in (Axes, QuickAxes):
        figure = Figure()
        FigureCanvasAgg(figure)
        axes = figure.add_axes(kind(figure, (0.15, 0.2, 0.7, 0.7)))
        labels(axes)
        figure.canvas.draw()
        sizes.append(axes.get_tightbbox().extents)
    np.testing.assert_array_equal(*sizes)
