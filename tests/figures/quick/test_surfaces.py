"""Figures are drawn quickly in releases of matplotlib that are known, and as ever in others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg

from actplot.figures import bars, curves
from actplot.figures.bar_spec import BarSpec
from actplot.figures.quick.agg import QuickCanvas
from actplot.figures.quick.axes import QuickAxes
from actplot.figures.spec import FigureSpec

FIGURES = (
    lambda: curves.draw(FigureSpec(specs="relu")),
    lambda: bars.draw(BarSpec(logits=(1.0, 2.0))),
)


@pytest.mark.parametrize("draw", FIGURES)
def test_surfaces_are_quick_in_releases_that_are_known(
    draw: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In others they are those of matplotlib: ours might not fit."""
    figure = draw()
    assert (type(figure.canvas), type(figure.axes[0])) == (QuickCanvas, QuickAxes)
    monkeypatch.setattr(matplotlib, "__version_info__", (4, 0, 0))
    figure = draw()
    assert (type(figure.canvas), type(figure.axes[0])) == (FigureCanvasAgg, Axes)
