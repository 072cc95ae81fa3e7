"""The part of the line that a picture and its text agree on."""

from __future__ import annotations

import pytest

from actplot.catalogue.lookup import activation as resolve
from actplot.figures.curve.view import around, is_shaded, window_of
from actplot.figures.curves import plan_figure
from actplot.figures.spec import FigureSpec
from actplot.figures.styling import style


def test_the_window_that_was_asked_for_is_shown() -> None:
    """Wherever anything happens."""
    spec = FigureSpec(specs="tanh", xlim=(50, 60))
    assert window_of(spec, [resolve("tanh")], []) == (50, 60)


@pytest.mark.parametrize("name", ["tanh", "sqrt(x)", "1/x", "floor(x)", "sinc", "gelu"])
def test_regions_are_seen_where_the_picture_has_them(name: str) -> None:
    """Whether or not the chosen window reaches to them."""
    spec = FigureSpec(specs=name, saturation=True)
    with style.context(spec) as sizes:
        (panel,) = plan_figure(spec, sizes).panels
    low, high = panel.cell.xlim
    seen = any(each.left < high and each.right > low for each in panel.saturated)
    assert is_shaded(spec, [resolve(name)]) == seen


def test_pieces_without_end_are_looked_for_around_the_window() -> None:
    """Those of other functions are known all over the line."""
    assert around([resolve("floor(x)")], (20, 30)) == (-10, 40)
    assert around([resolve("tanh")], (20, 30)) == (-10, 10)


@pytest.mark.parametrize(
    ("name", "window"), [("floor(x)", (-4, 4)), ("round(x)", (-4, 4)), ("floor(x^2)", (-2, 2))]
)
def test_of_breaks_without_end_the_first_are_shown(name: str, window: tuple[int, int]) -> None:
    """Four on each side, whether or not they come closer to one another."""
    assert window_of(FigureSpec(specs=name), [resolve(name)], []) == pytest.approx(window)
