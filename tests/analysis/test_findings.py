"""Findings: each fact by itself, in whatever order it is asked for."""

from __future__ import annotations

import math
from dataclasses import fields

import pytest

from actplot.analysis.facts import Facts
from actplot.analysis.findings import Findings, findings
from actplot.analysis.function import DEFAULT_WINDOW
from actplot.catalogue.lookup import activation as resolve


@pytest.mark.parametrize("spec", ["gelu", "relu6", "1/x", "x + sin(x)", "sqrt(x)", "floor(x)"])
def test_a_fact_does_not_depend_on_what_was_asked_before(spec: str) -> None:
    """Asked for backwards, or alone, each is what the record of all has."""
    function = resolve(spec)
    facts = function.facts()
    found = Findings(function)
    for name in reversed([each.name for each in fields(Facts)]):
        wanted = repr(getattr(facts, name))
        assert repr(getattr(found, name)) == wanted, name
        assert repr(getattr(Findings(function), name)) == wanted, name


def test_the_window_is_where_endless_breaks_are_listed() -> None:
    """By default that is the usual one."""
    floor = resolve("floor(x)")
    assert Findings(floor).breakpoints == floor.breakpoints()
    assert [each.x for each in Findings(floor, (2.5, 4.5)).breakpoints] == [3.0, 4.0]


@pytest.mark.parametrize(
    ("formula", "monotone", "places"),
    [
        ("sign(cos(0.1*x))", "no", [(2 * n + 1) * 5 * math.pi for n in range(-5, 5)]),
        ("floor(max(10.5, 0.5*x))", "non-decreasing", list(range(22, 42, 2))),
    ],
)
def test_few_breaks_of_many_are_not_taken_for_all(
    formula: str, monotone: str, places: list[float]
) -> None:
    """The usual window shows none of these jumps."""
    found = Findings(resolve(formula))
    assert [each.x for each in found.breakpoints] == pytest.approx(places)
    assert (found.monotone, found.lipschitz) == (monotone, math.inf)


def test_words_and_facts_share_what_is_found() -> None:
    """Whether or not the window is named."""
    assert findings(resolve("gelu")) is findings(resolve("gelu"), DEFAULT_WINDOW)
