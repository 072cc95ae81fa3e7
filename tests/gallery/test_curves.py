"""Figures of curves in a gallery are read as on the command line, and told about."""

from __future__ import annotations

from typing import Any

import pytest

from actplot.errors import InputError
from actplot.figures.spec import FigureSpec
from actplot.gallery import curves


@pytest.mark.parametrize(
    "options",
    [
        {"specs": ("elu", "relu"), "parameters": {"alpha": 0.5}},
        {"specs": ("elu(alpha=[0.5,1])",)},
        {"specs": ("elu",), "parameters": {"alpha": (0.5, 1)}},
        {"specs": ("a*relu(x)", "nowhere:function"), "parameters": {"a": 2, "b": 3}},
    ],
)
def test_what_a_command_can_draw_passes(options: dict[str, Any]) -> None:
    """A parameter belongs to those that have it; what runs code is not asked."""
    curves.check(FigureSpec(**options))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"specs": ("elu", "relu"), "parameters": {"beta": 1}}, "no parameter 'beta' in elu, relu"),
        ({"specs": ("elu(alpa=[0.5,1])",)}, "elu has no parameter 'alpa'"),
        ({"specs": ("nowhere:function", "2*rleu(x)")}, "did you mean 'relu'"),
    ],
)
def test_what_cannot_be_drawn_is_refused(options: dict[str, Any], message: str) -> None:
    """Before anything is drawn."""
    with pytest.raises(InputError, match=message):
        curves.check(FigureSpec(**options))


@pytest.mark.parametrize("spec", ["stanh", "tan(x)", "gelu"])
def test_every_fact_has_a_name(spec: str) -> None:
    """And its whole value: no line is torn, however long."""
    record = FigureSpec(specs=(spec,))
    facts = curves.about(record, curves.caption(record)).facts
    assert all(name and value for name, value in facts)


def test_several_functions_are_told_by_their_formulas() -> None:
    """A family by nothing but its command."""
    several = FigureSpec(specs=("elu", "relu"), parameters={"alpha": 0.5})
    facts = dict(curves.about(several, curves.caption(several)).facts)
    assert facts == {"elu": "where(x > 0, x, 0.5*(exp(x) - 1))", "relu": "max(x, 0)"}
    family = FigureSpec(specs=("elu(alpha=[0.5,1])",))
    about = curves.about(family, curves.caption(family))
    assert not about.facts
    assert about.family
