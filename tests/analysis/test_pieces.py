"""A piecewise formula on one of its pieces."""

from __future__ import annotations

import pytest

from actplot.analysis.pieces import is_constant_at, is_identity_at, piece_at
from actplot.formula.parser import parse


@pytest.mark.parametrize(
    ("formula", "x", "piece"),
    [
        ("max(x, 0)", 1.0, "x"),
        ("max(x, 0)", -1.0, "0"),
        ("min(x, 6)", 7.0, "6"),
        ("abs(x)", -2.0, "-x"),
        ("abs(x)", 2.0, "x"),
        ("clip(x, -1, 1)", 0.0, "x"),
        ("clip(x, -1, 1)", 5.0, "1"),
        ("clip(x, -1, 1)", -5.0, "-1"),
        ("where(x > 0, x^2, 2*x)", -1.0, "2*x"),
        ("sign(x)*x", -1.0, "-x"),
        ("floor(x) + x", 2.5, "2 + x"),
        ("(x > 1)*x", 2.0, "x"),
    ],
)
def test_pieces_have_no_switches(formula: str, x: float, piece: str) -> None:
    """They are what is left of the formula there."""
    assert str(piece_at(parse(formula), x)) == piece


@pytest.mark.parametrize(
    ("formula", "x", "constant", "identity"),
    [
        ("max(x, 0)", -1.0, True, False),
        ("max(x, 0)", 1.0, False, True),
        ("max(x, 0) - max(x - 1, 0)", 2.0, True, False),
        ("sqrt(max(x, 0))", -1.0, True, False),
        ("floor(x)", 0.5, True, False),
        ("x^2", 1.0, False, False),
        ("-(-x)", 1.0, False, True),
    ],
)
def test_constant_and_identity_pieces(
    formula: str, x: float, constant: bool, identity: bool
) -> None:
    """Known for certain, not by values."""
    assert is_constant_at(parse(formula), x) == constant
    assert is_identity_at(parse(formula), x) == identity
