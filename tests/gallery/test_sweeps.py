"""A sweep stands for several figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actplot.catalogue.sources import built_in
from actplot.errors import InputError
from actplot.figures.spec import FigureSpec

if TYPE_CHECKING:
    from .conftest import Gallery

HEAD = "[[figure]]\nname = '{0}'\n"


def figures(gallery: Gallery, text: str) -> dict[str, FigureSpec]:
    """Return the records of a manifest by their names."""
    return {
        each.name: each.record
        for each in gallery.write(text).read().figures
        if isinstance(each.record, FigureSpec)
    }


def test_a_sweep_over_a_parameter(gallery: Gallery) -> None:
    """Sets it, besides those that are set for all."""
    text = (
        "[[figure]]\nname = 'p-{alpha}'\nspec = 'alpha*x + b'\nparameters = {b = 1}\n"
        "title = 'alpha is {alpha}, {b}'\n[figure.sweep]\nalpha = [0.5, -1]\n"
    )
    found = figures(gallery, text)
    assert list(found) == ["p-0.5", "p--1"]
    assert found["p-0.5"].parameters == (("b", (1.0,)), ("alpha", (0.5,)))
    assert found["p-0.5"].title == "alpha is 0.5, {b}"


def test_a_sweep_over_options(gallery: Gallery) -> None:
    """Every combination is a figure, the last key going fastest."""
    text = (
        "[[figure]]\nname = '{spec}-{derivative}'\n[figure.sweep]\n"
        "spec = ['relu', 'x*sigmoid(x)']\nderivative = [0, 1]\n"
    )
    found = figures(gallery, text)
    assert list(found) == ["relu-0", "relu-1", "x_sigmoid_x-0", "x_sigmoid_x-1"]
    assert found["x_sigmoid_x-1"] == FigureSpec(specs="x*sigmoid(x)", derivative=1)


def test_a_sweep_may_fill_in_specs(gallery: Gallery) -> None:
    """Then its key is no parameter."""
    text = (
        "[[figure]]\nname = 'f{n}'\nspecs = ['x**{n}', 'elu(alpha={n})']\n"
        "[figure.sweep]\nn = [2, 3]\n"
    )
    assert figures(gallery, text)["f3"] == FigureSpec(specs=("x**3", "elu(alpha=3)"))


def test_all_activations_are_one_word(gallery: Gallery) -> None:
    """Except those that are left out by name."""
    text = "[[figure]]\nname = 'f-{spec}'\nskip = ['f-relu']\n[figure.sweep]\nspec = 'all'\n"
    names = [f"f-{row.name}" for row in built_in().rows if row.name != "relu"]
    assert list(figures(gallery, text)) == names


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("spec='x'\nsweep = 3\n", "sweep must be a table, got integer"),
        ("spec='x'\nsweep.dpi = 3\n", "sweep: dpi must be a list, got integer"),
        ("spec='x'\nsweep.dpi = []\n", "sweep: dpi has no values"),
        (
            "spec='x'\nsweep.dpi = [1, 2]\n",
            "over 'dpi' needs a place in the name: name = 'a-{dpi}'",
        ),
        ("spec='x'\nskip = ['b']\n", "skip: there is no figure 'b'"),
        ("logits=[1]\nsweep.x = [1]\n", "sweep: there is no option 'x'"),
        ("logits=[1]\nsweep.labls = [1]\n", "sweep: there is no option 'labls'. Did you"),
    ],
)
def test_a_wrong_sweep_is_told(gallery: Gallery, text: str, message: str) -> None:
    """In the words of the manifest."""
    with pytest.raises(InputError) as caught:
        figures(gallery, "[[figure]]\nname = 'a'\n" + text)
    assert message in str(caught.value)


def test_every_wrong_value_of_a_sweep_is_told(gallery: Gallery) -> None:
    """With the name of the figure that it makes."""
    text = "[[figure]]\nname = 'a{dpi}'\nspec = 'x'\nsweep.dpi = [1, 100, 5000]\n"
    with pytest.raises(InputError) as caught:
        figures(gallery, text)
    assert "figure 'a1': dpi must be from 20 to 1200, got 1" in str(caught.value)
    assert "figure 'a5000': dpi" in str(caught.value)


def test_two_figures_of_a_sweep_need_two_names(gallery: Gallery) -> None:
    """What is left of a formula in a name may be the same."""
    text = "[[figure]]\nname = 'a{spec}'\nsweep.spec = ['x*x', 'x+x', 'x/x']\n"
    with pytest.raises(InputError, match="the sweep makes two figures of this name"):
        figures(gallery, text)


def test_a_sweep_has_an_end(gallery: Gallery) -> None:
    """Far below what would fill a disk."""
    values = list(range(20, 120))
    sweeps = f"sweep.dpi = {values}\nsweep.derivative = {values}\n"
    text = f"[[figure]]\nname = 'a{{dpi}}{{derivative}}'\nspec = 'x'\n{sweeps}"
    with pytest.raises(InputError, match="more than 2000 figures"):
        figures(gallery, text)
