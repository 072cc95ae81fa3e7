"""`plot_bars` takes the options of `actplot softmax` under their names."""

from __future__ import annotations

import inspect

import pytest

import actplot
from actplot.figures.bar_spec import BarSpec
from actplot.figures.options.table import defaults_of


def test_the_signature_is_the_table_of_options() -> None:
    """Editors and help() show every option with its default."""
    parameters = dict(inspect.signature(actplot.plot_bars).parameters)
    assert parameters.pop("logits").default is inspect.Parameter.empty
    assert {name: each.default for name, each in parameters.items()} == defaults_of(BarSpec)
    assert {each.kind for each in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}


def test_unknown_options_are_refused() -> None:
    """As Python refuses them, with the nearest name."""
    with pytest.raises(TypeError, match=r"no option 'labls'. Did you mean 'labels'\?"):
        actplot.plot_bars([1], labls=["a"])
