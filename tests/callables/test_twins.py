"""Python functions that no formula can be traced from have the facts of their formulas."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

import actplot
from actplot.analysis.facts import Facts
from actplot.callables.numeric import NumericActivation
from actplot.callables.reading import from_callable

SCALE, ALPHA = 1.0507009873554805, 1.6732632423543772


def elu(alpha: float) -> Callable[[float], float]:
    """Return ELU as it is written by hand, rounding and all."""
    return lambda x: x if x > 0 else alpha * (math.exp(x) - 1)


def celu(alpha: float) -> Callable[[float], float]:
    """Return CELU, which overflows far on the right."""
    return lambda x: max(0.0, x) + min(0.0, alpha * (math.exp(x / alpha) - 1))


def numpy_elu(x: float) -> object:
    """Return ELU of a number, with numpy's exp."""
    if x < 0:
        return 0.5 * (np.exp(x) - 1)
    return x


def sigmoid(x: float) -> float:
    """Return the form that never overflows."""
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))


def hard_tanh(x: float) -> float:
    """Return the function with early returns."""
    if x < -1:
        return -1.0
    if x > 1:
        return 1.0
    return x


TWINS: list[tuple[str, Callable[[float], object]]] = [
    ("relu", lambda x: x if x > 0 else 0.0),
    ("leaky_relu", lambda x: x if x > 0 else 0.01 * x),
    ("elu", elu(1.0)),
    ("elu(alpha=0.5)", elu(0.5)),
    ("elu(alpha=0.5)", numpy_elu),
    ("elu(alpha=2)", elu(2.0)),
    ("selu", lambda x: SCALE * elu(ALPHA)(x)),
    ("celu", celu(1.0)),
    ("celu(alpha=2)", celu(2.0)),
    ("gelu", lambda x: 0.5 * x * (1 + math.erf(x / math.sqrt(2)))),
    ("silu", lambda x: x / (1 + math.exp(-x))),
    ("mish", lambda x: x * math.tanh(math.log(1 + math.exp(x)))),
    ("softplus", lambda x: math.log(1 + math.exp(x))),
    ("softsign", lambda x: x / (1 + x) if x > 0 else x / (1 - x)),
    ("hard_tanh", hard_tanh),
    ("relu6", lambda x: min(max(x, 0.0), 6.0)),
    ("tanh", math.tanh),
    ("sigmoid", lambda x: 1 / (1 + math.exp(-x))),
    ("sigmoid", sigmoid),
    ("step", lambda x: 1.0 if x > 0 else 0.0),
]


def plain(facts: Facts) -> dict[str, object]:
    """Return what is to agree: lists of numbers and words."""
    return {
        "domain": facts.domain,
        "range": facts.range and (facts.range.low, facts.range.high),
        "limits": (facts.left_limit, facts.right_limit),
        "monotone": facts.monotone,
        "symmetry": (facts.symmetry, facts.zero_centred),
        "breakpoints": [
            (each.kind, each.order, each.x, each.left_slope, each.right_slope)
            for each in facts.breakpoints
        ],
        "extrema": [(each.kind, each.x, each.value) for each in facts.stationary_points],
        "inflections": facts.inflections,
        "fixed_points": facts.fixed_points,
        "smoothness": facts.smoothness,
        "lipschitz": facts.lipschitz,
        "slope": facts.slope_at_zero,
        "saturation": [(each.kind, each.left, each.right, each.limit) for each in facts.saturation],
    }


def agree(found: object, truth: object) -> bool:
    """Return whether what was found is true within a tolerance, or honestly unknown."""
    if found is None or isinstance(truth, str):
        return found is None or found == truth
    if truth is None:
        return False
    if isinstance(truth, list | tuple):
        assert isinstance(found, list | tuple)
        return len(found) == len(truth) and all(map(agree, found, truth))
    return found == pytest.approx(truth, rel=1e-6, abs=1e-6, nan_ok=True)


@pytest.mark.parametrize(("spec", "function"), TWINS)
def test_twins_have_the_facts_of_the_formula(
    spec: str, function: Callable[[float], object]
) -> None:
    """Rounding and overflow on the way to a value make none up."""
    twin = from_callable(function)
    assert isinstance(twin, NumericActivation)
    found, truth = plain(twin.facts()), plain(actplot.activation(spec).facts())
    wrong = {
        name: (found[name], truth[name]) for name in truth if not agree(found[name], truth[name])
    }
    assert wrong == {}
