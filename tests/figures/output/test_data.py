"""The numbers of a figure are what is drawn, gaps and all."""

from __future__ import annotations

import csv
import io
import json

import numpy as np
import pytest

from actplot.catalogue.lookup import activation as resolve
from actplot.errors import InputError
from actplot.figures.output.data import as_csv, as_json, render_data, tabulate
from actplot.figures.spec import FigureSpec

WINDOW = (-3.0, 3.0)


def table(*specs, xlim=WINDOW, **options):
    """Return the numbers of a figure."""
    return tabulate(FigureSpec(specs=specs, **options), xlim=xlim)


def around(found, x, name):
    """Return the values of a column in the rows of one x."""
    (column,) = (each for each in found.columns if each.name == name)
    return column.values[found.x == x].tolist()


NAMES = [
    ({"specs": ("relu",)}, ["relu"]),
    ({"specs": ("relu",), "derivative": 2}, ["relu", "relu_d1", "relu_d2"]),
    ({"specs": ("relu", "gelu"), "derivative": 1}, ["relu", "relu_d1", "gelu", "gelu_d1"]),
    ({"specs": ("elu",), "parameters": {"alpha": (0.5, 1)}}, ["elu_alpha_0.5", "elu_alpha_1"]),
    ({"specs": ("elu(alpha=0.5)", "elu(alpha=2)")}, ["elu_alpha_0.5", "elu_alpha_2"]),
    ({"specs": ("x*tanh(x)",)}, ["f"]),
    ({"specs": ("x", "2*x", "relu")}, ["f_1", "f_2", "relu"]),
    ({"specs": ("relu", "relu")}, ["relu_1", "relu_2"]),
]


@pytest.mark.parametrize(("options", "names"), NAMES, ids=lambda item: str(item)[:40])
def test_columns_have_plain_names(options, names):
    """Letters, digits and few signs, as pgfplots and R like them; no two are the same."""
    found = tabulate(FigureSpec(**options), xlim=WINDOW)
    assert [column.name for column in found.columns] == names


@pytest.mark.parametrize("spec", ["gelu", "x*sin(3*x)", "1/(1 + x^2)"])
def test_values_are_those_of_the_functions(spec):
    """At every x, to the last bit; x goes up and fills the window."""
    found = table(spec, derivative=1)
    assert (found.x[0], found.x[-1]) == WINDOW
    assert (np.diff(found.x) > 0).all()
    for order, column in enumerate(found.columns):
        np.testing.assert_array_equal(column.values, resolve(spec).derivative(order)(found.x))


def test_lines_through_the_numbers_are_the_curves():
    """Straight lines between the rows stray by less than a pixel from a curve."""
    found = table("x*sin(3*x)")
    x = np.linspace(*WINDOW, 5001)
    drawn = np.interp(x, found.x, found.columns[0].values)
    assert np.abs(drawn - resolve("x*sin(3*x)")(x)).max() < 6 / 800


def test_a_kink_is_a_gap_of_the_derivative():
    """The function goes on; the derivative has its two sides and nan between them."""
    found = table("relu", derivative=1)
    assert around(found, 0.0, "relu") == [0.0, 0.0, 0.0]
    np.testing.assert_array_equal(around(found, 0.0, "relu_d1"), [0.0, np.nan, 1.0])


def test_a_jump_is_a_gap_of_its_curve_alone():
    """Another curve in the same table goes on."""
    found = table("step", "sigmoid", derivative=1)
    np.testing.assert_array_equal(around(found, 0.0, "step"), [0.0, np.nan, 1.0])
    np.testing.assert_array_equal(around(found, 0.0, "step_d1"), [0.0, np.nan, 0.0])
    assert around(found, 0.0, "sigmoid") == [0.5, 0.5, 0.5]
    assert around(found, 0.0, "sigmoid_d1") == [0.25, 0.25, 0.25]


def test_a_jump_at_the_edge_has_one_side():
    """Nothing is said of what is outside the window."""
    found = table("floor(x)", xlim=(0.0, 2.0))
    np.testing.assert_array_equal(around(found, 0.0, "f"), [np.nan, 0.0])
    np.testing.assert_array_equal(around(found, 1.0, "f"), [0.0, np.nan, 1.0])
    np.testing.assert_array_equal(around(found, 2.0, "f"), [1.0, np.nan])


def test_poles_and_places_outside_the_domain_are_nan():
    """No number stands for what grows without bound or does not exist."""
    pole = table("1/x")
    assert np.isnan(around(pole, 0.0, "f")).all()
    root = table("sqrt(x)")
    assert np.isnan(root.columns[0].values[root.x < 0]).all()
    assert np.isfinite(root.columns[0].values[root.x >= 0]).all()


def test_a_jump_that_nobody_named_is_a_gap():
    """A function without a formula is torn where its values are."""
    found = table(lambda x: float(int(x * 1.3) % 2 == 0), xlim=(0.1, 1.4))
    values = found.columns[0].values
    assert np.isnan(values).sum() == 1
    at = int(np.flatnonzero(np.isnan(values))[0])
    assert (values[at - 1], values[at + 1]) == (1.0, 0.0)


def test_csv_is_read_back_to_the_last_bit():
    """A line of names, then numbers; nan is written nan."""
    found = table("relu", derivative=1)
    rows = list(csv.reader(io.StringIO(as_csv(found).decode())))
    assert rows[0] == ["x", "relu", "relu_d1"]
    numbers = np.array(rows[1:], dtype=float)
    np.testing.assert_array_equal(numbers[:, 0], found.x)
    np.testing.assert_array_equal(numbers[:, 2], found.columns[1].values)
    assert b"\r" not in as_csv(found)


def test_json_has_breaks_and_regions():
    """And the names, formulas and parameters; nan is null."""
    data = json.loads(as_json(table("leaky_relu", "hard_tanh", derivative=1)))
    assert data["xlim"] == [-3.0, 3.0]
    assert [curve["column"] for curve in data["curves"]][:2] == ["leaky_relu", "leaky_relu_d1"]
    leaky, slope, tanh, _ = data["curves"]
    assert leaky["parameters"] == {"negative_slope": 0.01}
    assert (leaky["order"], slope["order"]) == (0, 1)
    assert [(each["x"], each["kind"]) for each in leaky["breaks"]] == [(0.0, "kink")]
    assert [(each["left"], each["right"]) for each in slope["breaks"]] == [(0.01, 1.0)]
    assert [(each["left"], each["right"]) for each in tanh["saturation"]] == [
        ("-inf", -1.0),
        (1.0, "inf"),
    ]
    assert None in slope["values"]
    assert all(len(curve["values"]) == len(data["x"]) for curve in data["curves"])


def test_the_same_figure_has_the_same_bytes():
    """Neither its size nor a second run changes one."""
    for format in ("csv", "json"):
        first = render_data(table("selu", "gelu", derivative=2), format)
        again = render_data(table("selu", "gelu", derivative=2, size=(3, 2), dpi=50), format)
        assert first == again


def test_other_formats_are_refused():
    """By name."""
    with pytest.raises(InputError, match="format must be csv or json, got 'xls'"):
        render_data(table("relu"), "xls")
