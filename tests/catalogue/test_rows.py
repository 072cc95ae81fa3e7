"""Rows as records, and the style of those that come with actplot."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from actplot.catalogue.rows import Catalogue, ParameterRow, Row
from actplot.catalogue.sources import built_in
from actplot.formula.primitives import PRIMITIVES

ROWS = built_in().rows


@pytest.mark.parametrize(
    ("bounds", "allowed", "good", "bad"),
    [
        ({}, "", [-1e9, 0, 1e9], []),
        ({"minimum": 0}, "at least 0", [0, 1], [-1e-9]),
        ({"above": 0}, "above 0", [1e-9], [0, -1]),
        ({"maximum": 1.5}, "at most 1.5", [1.5], [1.6]),
        ({"below": 1}, "below 1", [0.9], [1]),
        ({"above": 0, "below": 1}, "above 0 and below 1", [0.5], [0, 1]),
    ],
)
def test_allowed_values(
    bounds: dict[str, float], allowed: str, good: list[float], bad: list[float]
) -> None:
    """In words, and as a test."""
    row = ParameterRow(name="a", **bounds)
    assert row.allowed == allowed
    assert all(row.allows(value) for value in good)
    assert not any(row.allows(value) for value in bad)


def test_spellings_are_found_whatever_their_capitals() -> None:
    """An exact one first."""
    rows = (
        Row(name="silu", formula="x", aliases=("torch.nn.SiLU", "swish1(beta=1)")),
        Row(name="relu", formula="x"),
    )
    catalogue = Catalogue(rows=rows, refused={"GLU": "no"})
    assert catalogue.spelling("silu") == "silu"
    assert catalogue.spelling("SILU") == "silu"
    assert catalogue.spelling("torch.nn.silu") == "torch.nn.SiLU"
    assert catalogue.spelling("glu") == "GLU"
    assert catalogue.spelling("gelu") is None
    assert catalogue.aliases["torch.nn.SiLU"] == "silu"
    assert catalogue.aliases["swish1"] == "silu(beta=1)"


def test_the_catalogue_is_large() -> None:
    """All scalar activations of the frameworks, and many from papers."""
    assert len(ROWS) >= 150


def test_families_are_kept_together() -> None:
    """In the order in which they are listed."""
    changes = sum(a.family != b.family for a, b in pairwise(ROWS))
    assert changes == len({row.family for row in ROWS}) - 1


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_rows_have_a_style(row: Row) -> None:
    """A summary is one sentence; nothing needs more than ASCII."""
    assert re.fullmatch(r"[a-z][a-z0-9_]*", row.name)
    assert re.fullmatch(r"[A-Z][^\n]{3,110}\.", row.summary)
    assert not row.clash or re.fullmatch(r"[^\n]{10,200}\.", row.clash)
    assert row.reference == row.reference.strip()
    assert not row.reference.endswith(".")
    assert row.family
    for text in (row.formula, row.summary, row.symbol, row.reference, row.clash):
        assert text.isascii()
        assert "  " not in text
    for alias in row.aliases:
        assert re.fullmatch(r"[A-Za-z_][\w.]*(\([a-z_A-Z]\w*=[^()]+\))?", alias), alias
    assert len(set(row.aliases)) == len(row.aliases)


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_references_have_a_year_and_a_full_arxiv_number(row: Row) -> None:
    """What is not sure is left out."""
    if row.reference:
        assert re.search(r"\b(1[89]|20)\d\d\b", row.reference)
    for number in re.findall(r"arXiv:?\s*(\S+)", row.reference):
        assert re.fullmatch(r"\d{4}\.\d{4,5},?;?", number)


def test_a_primitive_of_the_same_name_is_the_same_function() -> None:
    """A formula that calls it does not depend on where it was found."""
    shared = [row for row in ROWS if row.name in PRIMITIVES]
    assert {row.name for row in shared} >= {"sigmoid", "tanh", "softplus", "erf", "sin", "abs"}
