"""`actplot.plot` takes the options of the command line under their names."""

from __future__ import annotations

import inspect

import pytest

import actplot
from actplot.errors import InputError
from actplot.figures import curves
from actplot.figures.options import defaults_of
from actplot.figures.spec import FigureSpec

DEFAULTS = defaults_of(FigureSpec)


def test_the_signature_is_the_table_of_options() -> None:
    """Editors and help() show every option with its default."""
    parameters = dict(inspect.signature(actplot.plot).parameters)
    assert parameters.pop("specs").kind is inspect.Parameter.VAR_POSITIONAL
    assert {name: parameter.default for name, parameter in parameters.items()} == DEFAULTS


def test_options_make_a_figure_spec(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given is what is drawn."""
    drawn: list[FigureSpec] = []
    monkeypatch.setattr(curves, "draw", drawn.append)
    actplot.plot("relu", "gelu", derivative=1, xlim=(-1, 1))
    assert drawn == [FigureSpec(specs=("relu", "gelu"), derivative=1, xlim=(-1.0, 1.0))]


def test_unknown_options_are_refused() -> None:
    """As Python refuses them, with the nearest name."""
    with pytest.raises(TypeError, match=r"plot\(\) has no option 'tite'. Did you mean 'title'\?"):
        actplot.plot("relu", tite="T")


def test_wrong_values_are_input_errors() -> None:
    """Named like the keyword."""
    with pytest.raises(InputError, match="dpi must be from 20 to 1200, got 5"):
        actplot.plot("relu", dpi=5)
    with pytest.raises(InputError, match="nothing to draw"):
        actplot.plot()
