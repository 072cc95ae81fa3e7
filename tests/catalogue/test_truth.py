"""Every activation's values and derivatives against frameworks and against an mpmath oracle."""

from __future__ import annotations

import importlib.util
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from actplot.catalogue.lookup import activation as resolve
from actplot.catalogue.sources import built_in

HERE = Path(__file__).parent
TRUTH = json.loads((HERE / "data" / "truth.json").read_text(encoding="utf-8"))["scalar"]

_SPECIFICATION = importlib.util.spec_from_file_location("oracle", HERE / "oracle.py")
assert _SPECIFICATION is not None
assert _SPECIFICATION.loader is not None
oracle = importlib.util.module_from_spec(_SPECIFICATION)
_SPECIFICATION.loader.exec_module(oracle)

# None of these is a break of any setting tested, except 0.
SIZES = (1e-3, 0.1, 0.3, 0.7, 1.3, 2.2, 3.4, 4.6, 7.3, 9.5, 20, 36, 100, 300, 750, 1e4)
POINTS = np.array([0.0, *(sign * size for size in SIZES for sign in (-1, 1))])

SMALLEST = float(np.finfo(np.float64).tiny)

OTHER_SETTINGS: Mapping[str, Mapping[str, float]] = {
    "hard_sigmoid": {"slope": 0.2, "offset": 0.5},
    "hard_tanh": {"min_val": -0.4, "max_val": 2.5},
    "scaled_tanh": {"scale_a": 0.3, "scale_b": 2.0},
    "relu_general": {"negative_slope": 0.1, "max_value": 6.0, "threshold": 1.0},
    "leaky_relu": {"negative_slope": 0.3},
    "prelu": {"a": -0.5},
    "rrelu": {"lower": 0.1, "upper": 0.2},
    "threshold": {"threshold": 0.2, "value": 20.0},
    "thresholded_relu": {"theta": -0.5},
    "elu": {"alpha": 0.5},
    "celu": {"alpha": 2.5},
    "softplus": {"beta": 2.0, "threshold": 20.5},
    "squareplus": {"b": 0.25},
    "hardshrink": {"lambd": 2.0},
    "softshrink": {"lambd": 2.0},
    "shrink": {"lambd": 1.0, "bias": 0.5},
    "clipped_gelu": {"min": -0.125, "max": 2.5},
    "swish": {"beta": 0.5},
    "laplace": {"mu": -1.0, "sigma": 2.0},
    "xielu": {"alpha_p": 0.3, "alpha_n": 1.25, "beta": 0.75, "eps": -0.5},
    "siren": {"omega_0": 2.0},
    "snake": {"alpha": 3.0},
    "step": {"value_at_zero": 0.5},
    "bipolar_sigmoid": {"alpha": 3.0},
    "isru": {"alpha": 3.0},
    "isrlu": {"alpha": 3.0},
    "gaussian_rbf": {"mu": 1.0, "sigma": 2.5},
    "soft_exponential": {"alpha": -0.5},
    "srelu": {"tr": 1.5, "ar": 0.5, "tl": -1.0, "al": 0.125},
    "pelu": {"a": 2.0, "b": 0.5},
    "mpelu": {"alpha": 1.5, "beta": 0.5},
    "aria2": {"alpha": 0.5, "beta": 1.0},
    "logish": {"alpha": 2.0, "beta": 0.5},
    "smish": {"alpha": 2.0, "beta": 0.5},
    "erfrelu": {"a": 0.5},
    "soft_root_sign": {"alpha": 3.0, "beta": 2.0},
    "bimodal_sigmoid": {"b": -2.0},
    "relu_n": {"n": 2.0},
    "gompertz": {"a": 2.0, "b": 0.5, "c": 3.0},
    "aranda_ordaz": {"a": 0.5},
    "hexpo": {"a": 2.0, "b": 0.5, "c": 3.0, "d": 1.5},
    "smelu": {"beta": 2.0},
    "star_relu": {"s": 1.0, "b": 0.0},
    "nlrelu": {"beta": 3.0},
    "sine_relu": {"eps": 0.5},
    "flatten_tswish": {"T": 0.5},
    "e_swish": {"beta": 1.25},
    "beta_mish": {"beta": 0.5},
    "mila": {"beta": 1.0},
    "soft_clipping": {"p": 5.0},
    "penalized_tanh": {"a": 0.5},
    "sinlu": {"a": 0.5, "b": 3.0},
    "coslu": {"a": 0.5, "b": 3.0},
    "shilu": {"a": 2.0, "b": -1.0},
    "delu": {"n": 1.5},
    "tanhsoft1": {"a": -0.5},
    "smu": {"a": 0.0, "mu": 1.0},
    "acon_c": {"p1": 1.5, "p2": -0.25, "beta": 2.0},
    "signrelu": {"a": 0.5},
    "sgelu": {"alpha": 2.0},
    "soft_modulus_t": {"a": 1.0},
    "wave": {"a": 0.5},
    "cubic": {"a": -0.5},
    "sinp": {"a": 0.25},
    "bi_firing": {"a": 2.0},
    "abslu": {"a": -0.25},
    "rootsig": {"a": 3.0},
    "blu": {"beta": -1.0},
    "swim": {"a": 1.0},
    "tanhlu": {"a": 2.0, "b": 0.5, "c": -0.25},
    "displaced_relu": {"delta": 2.0},
    "softplus_pp": {"k": 2.0, "c": 0.5},
    "resp": {"a": 0.5},
}
"""A second setting of every activation that has parameters (the first is the default)."""

FURTHER_BRANCHES: Sequence[tuple[str, Mapping[str, float]]] = (
    ("soft_exponential", {"alpha": 1.0}),
    ("smu", {"a": 2.0, "mu": 0.5}),
)
"""Settings that reach a branch of a formula which the two above do not."""


def _oracle_cases() -> list[Any]:
    """Return every row with its defaults, where it has them, and with another setting."""
    cases: list[Any] = []
    for row in built_in().rows:
        if all(parameter.default is not None for parameter in row.parameters.values()):
            cases.append(pytest.param(row.name, {}, id=row.name))
        if row.name in OTHER_SETTINGS:
            cases.append(pytest.param(row.name, OTHER_SETTINGS[row.name], id=f"{row.name}-other"))
    for name, settings in FURTHER_BRANCHES:
        cases.append(pytest.param(name, settings, id=f"{name}-further"))
    return cases


def _assert_close(got: np.ndarray, want: np.ndarray, x: np.ndarray) -> None:
    """Check values to 1e-9, with an allowance for rounding that grows with x."""
    tolerance = 1e-9 * np.abs(want) + 1e-12 * np.maximum(1.0, np.abs(x))
    with np.errstate(invalid="ignore"):
        close = (np.abs(got - want) <= tolerance) | (got == want) | (np.isnan(got) & np.isnan(want))
    wrong = [
        f"at {point:g}: {a!r}, not {b!r}"
        for point, a, b in zip(x[~close], got[~close], want[~close], strict=True)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("order", "column"), [(0, "f"), (1, "df"), (2, "d2f")])
@pytest.mark.parametrize("case", TRUTH, ids=[case["activation"] for case in TRUTH])
def test_agrees_with_frameworks(case: dict[str, Any], order: int, column: str) -> None:
    """Values and derivatives are those of the frameworks, except where f itself breaks."""
    if case[column] is None:
        pytest.skip("no framework gives it")
    settings = {name: value for name, value in case["params"].items() if value is not None}
    activation = resolve(case["activation"], parameters=settings).derivative(order)
    breaks = [point["x"] for point in case["breakpoints"] if point["order"] <= order]
    x, want = np.array(case["x"]), np.array(case[column], dtype=np.float64)
    kept = ~np.isin(x, breaks)
    _assert_close(activation(x[kept]), want[kept], x[kept])


@pytest.mark.parametrize("case", TRUTH, ids=[case["activation"] for case in TRUTH])
def test_no_derivative_exists_at_a_break(case: dict[str, Any]) -> None:
    """Where frameworks have a convention for a derivative that does not exist, ours is nan."""
    settings = {name: value for name, value in case["params"].items() if value is not None}
    activation = resolve(case["activation"], parameters=settings)
    for order in (1, 2):
        breaks = [point["x"] for point in case["breakpoints"] if point["order"] <= order]
        assert np.all(np.isnan(activation.derivative(order)(breaks)))


@pytest.mark.parametrize(("name", "settings"), _oracle_cases())
def test_agrees_with_the_oracle(name: str, settings: dict[str, float]) -> None:
    """Values and derivatives are right, and none is 0 or infinite where the truth is not."""
    activation = resolve(name, parameters=settings)
    truth = np.array([oracle.derivatives(name, settings, float(x)) for x in POINTS])
    for order in (0, 1, 2):
        want, got = truth[:, order], activation.derivative(order)(POINTS)
        known = (POINTS != 0) | ~np.isnan(want)
        _assert_close(got[known], want[known], POINTS[known])
        # At 0 the oracle's error hides whether a derivative is 0.
        representable = (POINTS != 0) & (np.abs(want) >= SMALLEST) & np.isfinite(want)
        lost = representable & ((got == 0) | ~np.isfinite(got))
        assert not np.any(lost), f"order {order}: lost at {POINTS[lost]}, where f is {want[lost]}"


def test_the_oracle_knows_every_activation() -> None:
    """A row cannot be added to the catalogue without an independent formula for it."""
    rows = built_in().by_name
    assert set(oracle.FUNCTIONS) == set(rows)
    assert set(OTHER_SETTINGS) == {name for name, row in rows.items() if row.parameters}


def test_no_spelling_means_two_activations() -> None:
    """Names, aliases and refused names are unique, whatever their capitals."""
    catalogue = built_in()
    spellings = [
        *catalogue.by_name,
        *(alias.partition("(")[0] for row in catalogue.rows for alias in row.aliases),
        *catalogue.refused,
    ]
    folded = [spelling.casefold() for spelling in spellings]
    assert sorted(folded) == sorted(set(folded))


def test_every_alias_resolves_to_its_row() -> None:
    """An alias with parameters names parameters that its row has."""
    for row in built_in().rows:
        missing = {name: 1.0 for name, p in row.parameters.items() if p.default is None}
        for alias in row.aliases:
            spelling, _, _ = alias.partition("(")
            assert resolve(spelling, parameters=missing).name == row.name, alias
    assert math.isclose(resolve("keras.layers.LeakyReLU").parameters["negative_slope"], 0.3)
