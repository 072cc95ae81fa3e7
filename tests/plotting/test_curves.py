"""The functions of the package take the options of the command line under their names."""

from __future__ import annotations

import inspect
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

import actplot
from actplot.errors import InputError
from actplot.figures import curves
from actplot.figures.options.table import defaults_of
from actplot.figures.output import embedding
from actplot.figures.spec import FigureSpec

DEFAULTS = defaults_of(FigureSpec)
FUNCTIONS = [
    (actplot.plot, {"ax": None}),
    (actplot.picture, {"format": "png"}),
    (actplot.data, {}),
    (actplot.alt_text, {}),
]


@pytest.mark.parametrize(("function", "own"), FUNCTIONS, ids=lambda item: str(item)[:16])
def test_the_signature_is_the_table_of_options(function, own) -> None:  # type: ignore[no-untyped-def]
    """Editors and help() show every option with its default."""
    parameters = dict(inspect.signature(function).parameters)
    assert parameters.pop("specs").kind is inspect.Parameter.VAR_POSITIONAL
    assert {name: each.default for name, each in parameters.items()} == {**own, **DEFAULTS}


def test_options_make_a_figure_spec(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given is what is drawn."""
    drawn: list[FigureSpec] = []
    monkeypatch.setattr(curves, "draw", drawn.append)
    actplot.plot("relu", "gelu", derivative=1, xlim=(-1, 1))
    assert drawn == [FigureSpec(specs=("relu", "gelu"), derivative=1, xlim=(-1.0, 1.0))]


def test_axes_are_drawn_into(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their figure is returned, that of a subfigure too."""
    drawn: list[object] = []
    monkeypatch.setattr(embedding, "draw_into", lambda *given: drawn.extend(given))
    figure = Figure()
    axes = figure.subfigures(1, 2)[0].subplots()
    assert actplot.plot("relu", ax=axes, lang="de") is figure
    assert drawn == [axes, FigureSpec(specs=("relu",), lang="de")]
    for option in ({"size": (3, 2)}, {"axes": "origin"}, {"grid": True}):
        with pytest.raises(TypeError, match=r"plot\(\) takes no option '\w+' with ax"):
            actplot.plot("relu", ax=axes, **option)


def test_pictures_are_those_of_the_command_line() -> None:
    """In any format, with a title and a description."""
    assert actplot.picture("relu", dpi=20).startswith(b"\x89PNG")
    svg = actplot.picture("relu", format="svg", lang="de", title="T").decode()
    assert ">T</title>" in svg
    assert "Rampe, 0 bis x = 0" in svg
    with pytest.raises(InputError, match="must be png, svg or pdf, got 'gif'"):
        actplot.picture("relu", format="gif")


def test_data_are_columns_of_one_length() -> None:
    """A data frame takes them as they are."""
    columns = actplot.data("relu", derivative=1, xlim=(-1, 1))
    assert list(columns) == ["x", "relu", "relu_d1"]
    assert {(each.shape, each.dtype) for each in columns.values()} == {
        (columns["x"].shape, np.dtype(np.float64))
    }


def test_a_figure_is_described() -> None:
    """In a sentence, or as its author did."""
    assert actplot.alt_text("x^2") == "x^2: U-shaped curve with minimum 0 at x = 0."
    assert actplot.alt_text("x^2", alt_text="A bowl.") == "A bowl."


@pytest.mark.parametrize(("function", "name"), [(each, each.__name__) for each, _ in FUNCTIONS])
def test_unknown_options_are_refused(function, name) -> None:  # type: ignore[no-untyped-def]
    """As Python refuses them, with the nearest name."""
    with pytest.raises(
        TypeError, match=rf"{name}\(\) has no option 'tite'. Did you mean 'title'\?"
    ):
        function("relu", tite="T")


def test_wrong_values_are_input_errors() -> None:
    """Named like the keyword."""
    with pytest.raises(InputError, match="dpi must be from 20 to 1200, got 5"):
        actplot.plot("relu", dpi=5)
    with pytest.raises(InputError, match="nothing to draw"):
        actplot.plot()


def test_figures_show_themselves_in_a_notebook() -> None:
    """As a PNG in the size they have on paper."""
    picture, size = actplot.plot("relu", size=(3, 2), dpi=200)._repr_png_()  # type: ignore[attr-defined]
    assert picture.startswith(b"\x89PNG")
    assert size == {"width": 288, "height": 192}


def test_activations_show_themselves_in_a_notebook() -> None:
    """As a formula and as a graph; those without a formula as a graph."""
    found = actplot.activation("sigmoid")
    assert found._repr_latex_() == rf"${found.label} = {found.latex}$"
    assert r"\genfrac{}{}{0pt}{0}{x}" in actplot.activation("where(x > 0, x, 1)")._repr_latex_()
    svg = found._repr_svg_()
    assert svg is not None
    assert ">sigmoid</title>" in svg
    derivative = found.derivative()._repr_svg_()
    assert derivative is not None
    assert "bell-shaped" in derivative
    numeric = actplot.activation(lambda x: float(x) if x > 0 else 0.0)  # type: ignore[arg-type]
    assert "</svg>" in (numeric._repr_svg_() or "")
    assert actplot.activation("log(-1 - abs(x))")._repr_svg_() is None


def test_a_figure_can_be_pickled() -> None:
    """As any other of matplotlib, to be drawn in another process."""
    figure = pickle.loads(pickle.dumps(actplot.plot("relu", derivative=1)))  # noqa: S301
    drawn = actplot.plot("relu", derivative=1)
    for ours, theirs in zip(figure.axes[0].lines, drawn.axes[0].lines, strict=True):
        np.testing.assert_array_equal(ours.get_xydata(), theirs.get_xydata())


def test_threads_draw_what_one_would() -> None:
    """Nor is anything of matplotlib left as a figure had it."""
    wanted = [("sigmoid", "light"), ("relu", "dark"), ("gelu", "print")]

    def picture(each: tuple[str, str]) -> bytes:
        name, style = each
        return actplot.picture(name, style=style, derivative=1, size=(3.0, 2.0), dpi=60)

    expected = [picture(each) for each in wanted]
    former = dict(matplotlib.rcParams.items()), vars(Text)["_get_layout"]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(picture, wanted * 8)) == expected * 8
    assert (dict(matplotlib.rcParams.items()), vars(Text)["_get_layout"]) == former


def test_words_need_no_matplotlib() -> None:
    """What a figure shows can be told without drawing it."""
    program = (
        "import sys, actplot\n"
        "actplot.alt_text('sigmoid', derivative=1, saturation=True)\n"
        "sys.exit('matplotlib' in sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
