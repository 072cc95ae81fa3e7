"""What is known of a function, as data."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from actplot.activation import Activation
from actplot.catalogue.lookup import activation as resolve
from actplot.catalogue.lookup import row_of
from actplot.description.data import as_data

KEYS = (
    *("name", "formula", "latex", "derivative", "parameters", "family", "summary", "reference"),
    *("aliases", "clash", "domain", "range", "left_limit", "right_limit", "left_asymptote"),
    *("right_asymptote", "monotone", "symmetry", "zero_centred", "value_at_zero"),
    *("slope_at_zero", "largest_slope", "lipschitz", "stationary_points", "inflections"),
    *("fixed_points", "breakpoints", "smoothness", "left_saturation", "right_saturation"),
    *("saturation", "endless"),
)
RECORDS: Mapping[str, set[str]] = {
    "breakpoints": {
        *("x", "kind", "order", "left", "right", "value", "left_slope", "right_slope", "exact"),
    },
    "saturation": {"left", "right", "side", "kind", "limit", "threshold"},
    "stationary_points": {"x", "value", "kind", "smooth"},
}


def data(activation: Activation, **options: float) -> dict[str, object]:
    """Return the data as a program reads it."""
    text = json.dumps(as_data(activation, row_of(activation.name), **options), allow_nan=False)
    return json.loads(text)


@pytest.mark.parametrize("spec", ["gelu", "hardshrink", "abs(x)", "1/x", "5", "sin(x)", "logit"])
def test_keys_are_stable(spec: str) -> None:
    """And every number is valid JSON."""
    found = data(resolve(spec))
    assert tuple(found) == KEYS
    for key, fields in RECORDS.items():
        assert all(set(each) == fields for each in found[key])


def test_numbers_that_json_does_not_have() -> None:
    """Infinite ones are words, undefined ones null."""
    found = data(resolve("log(x)"))
    assert found["domain"] == [[0.0, "inf"]]
    assert found["left_limit"] is None
    assert found["value_at_zero"] is None
    assert found["range"] == {
        "low": "-inf",
        "high": "inf",
        "low_attained": False,
        "high_attained": False,
    }
    assert found["smoothness"] == "inf"


def test_data_of_a_row_and_of_a_formula() -> None:
    """What the catalogue knows is null without a row."""
    row = data(resolve("elu(alpha=0.5)"))
    assert (row["family"], row["parameters"]) == ("exponential-linear", {"alpha": 0.5})
    assert "torch.nn.ELU" in row["aliases"]
    formula = data(resolve("2*x"))
    assert [formula[key] for key in ("family", "summary", "reference", "clash")] == [None] * 4
    assert (formula["aliases"], formula["derivative"]) == ([], "2")


def test_the_threshold_decides_on_the_regions() -> None:
    """Not on whether a function saturates."""
    found = data(resolve("tanh"), threshold=0.1)
    assert [each["threshold"] for each in found["saturation"]] == [0.1, 0.1]
    assert found["left_saturation"] == "soft"
