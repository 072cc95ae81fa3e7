"""Bounds of formulas on the whole line."""

from __future__ import annotations

import math

import numpy as np
import pytest

from actplot.analysis.enclosure import EVERYTHING, enclosure
from actplot.formula.evaluation import evaluate
from actplot.formula.parser import parse

INF = math.inf
TABLE = {
    "5": (5, 5),
    "x": EVERYTHING,
    "sin(x)": (-1, 1),
    "2*sin(x) + 1": (-1, 3),
    "3 - cos(x)/2": (2.5, 3.5),
    "-2*sin(x)": (-2, 2),
    "sin(x)*2": (-2, 2),
    "2*sin(x)*cos(x)": (-1, 1),
    "2*sin(x)*cos(x + 1)": (-2, 2),
    "abs(sin(x))": (0, 1),
    "abs(sin(x) + 3)": (2, 4),
    "sin(x)^2": (0, 1),
    "sin(x)^3": (-1, 1),
    "exp(sin(x))": (math.exp(-1), math.e),
    "log(2 + cos(x))": (0, math.log(3)),
    "sqrt(1 + sin(x))": (0, math.sqrt(2)),
    "max(x, 0) + sin(x)": (-1, INF),
    "max(sin(x), 0)": (0, 1),
    "min(cos(x), 0)": (-1, 0),
    "clip(sin(x), -0.5, 0.25)": (-0.5, 0.25),
    "where(x > 0, sin(x), 2*cos(x))": (-2, 2),
    "x - floor(x)": (0, 1),
    "tanh(x)": (-1, 1),
    "sigmoid(x)": (0, 1),
    "exp(x)": (0, INF),
    "x*cos(x)": EVERYTHING,
    "sign(sin(x))*cos(x)": (-1, 1),
    "(2 + sin(x))*(cos(x) - 3)": (-12, -2),
    "exp(x)*(1 + cos(x))": (0, INF),
    "1/sin(x)": EVERYTHING,
    "sin(x)/0": EVERYTHING,
    "log(sin(x))": (-INF, 0),
}


@pytest.mark.parametrize("formula", TABLE)
def test_bounds_hold(formula: str) -> None:
    """They are those expected, and no value leaves them."""
    low, high = enclosure(parse(formula))
    assert (low, high) == pytest.approx(TABLE[formula], rel=1e-12)
    values = evaluate(parse(formula), np.linspace(-30, 30, 5001))
    values = values[~np.isnan(values)]
    assert np.all((values >= low - 1e-12) & (values <= high + 1e-12))
