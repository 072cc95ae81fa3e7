"""Saturation as a figure says it: whose regions they are, and what marks them."""

from __future__ import annotations

from actplot.figures.curves import draw
from actplot.figures.spec import FigureSpec

TWO = {"specs": ("sigmoid", "tanh"), "saturation": True, "dpi": 60}


def notes(**options: object) -> str:
    """Return the notes below a figure."""
    figure = draw(FigureSpec(**options))  # type: ignore[arg-type]
    return "; ".join(text.get_text() for text in figure.texts if text.get_gid() == "note")


def test_regions_beyond_the_window_are_said_of_each_function() -> None:
    """Together or in panels, where there is nothing to tint."""
    for layout in ("overlay", "grid"):
        said = notes(**TWO, xlim=(-2, 2), layout=layout)
        assert r"$\sigma(x)$: saturated for x < −4.58, x > 4.58" in said
        assert r"$\mathrm{tanh}(x)$: saturated for x < −2.99, x > 2.99" in said


def test_strips_beyond_the_window_have_no_room() -> None:
    """Two curves leave the same room below as without saturation."""
    near, plain = (
        draw(FigureSpec(**{**TWO, "saturation": on}, xlim=(-2, 2))).axes[0].get_ylim()
        for on in (True, False)
    )
    assert near == plain


def test_hard_and_soft_saturation_are_told_apart_in_notes() -> None:
    """Only the hard one is hatched."""
    said = notes(specs=("sigmoid", "hard_sigmoid"), saturation=True, derivative=1, layout="grid")
    assert said == "tinted: saturated, slope below 0.01; hatched: saturated, slope 0"
