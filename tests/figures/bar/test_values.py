"""The numbers of a figure of bars: their order, the rest, and how they are written."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.errors import InputError
from actplot.figures.bar.values import Setting, collect
from actplot.figures.bar_spec import BarSpec
from actplot.figures.words.bar_text import describe_bars
from actplot.normalizers import NORMALIZERS, softmax

LOGITS = [1, 2, 3, 4, 1, 2, 3]


def test_values_are_those_of_the_functions() -> None:
    """One series for each function or temperature, in the order given."""
    chart = collect(BarSpec(logits=LOGITS, compare=["sigmoid", "sparsemax"]))
    expected = [softmax(LOGITS), 1 / (1 + np.exp(-np.array(LOGITS))), [0, 0, 0, 1, 0, 0, 0]]
    for series, values in zip(chart.series, expected, strict=True):
        assert series.values == pytest.approx(values, rel=1e-15)
    totals = [series.total for series in chart.series]
    assert totals == pytest.approx([1, sum(expected[1]), 1])


@pytest.mark.parametrize(
    ("options", "names", "indices", "rest"),
    [
        ({}, ["class 1", "class 2", "class 3", "class 4"], (0, 1, 2, 3), ()),
        ({"sort": True}, ["class 4", "class 2", "class 1", "class 3"], (3, 1, 0, 2), ()),
        ({"top": 2}, ["class 2", "class 4", "other (2)"], (1, 3), (0, 2)),
        ({"top": 1, "sort": True}, ["class 4", "other (3)"], (3,), (0, 1, 2)),
        ({"top": 3}, ["class 1", "class 2", "class 3", "class 4"], (0, 1, 2, 3), ()),
        ({"top": 1, "function": "softmin"}, ["class 3", "other (3)"], (2,), (0, 1, 3)),
        ({"top": 2, "function": "hardmax"}, ["class 2", "class 4", "other (2)"], (1, 3), (0, 2)),
        ({"labels": list("abcd"), "top": 2}, ["b", "d", "other (2)"], (1, 3), (0, 2)),
        ({"lang": "de", "top": 1}, ["Klasse 4", "übrige (3)"], (3,), (0, 1, 2)),
    ],
)
def test_classes_are_sorted_and_cut(options, names, indices, rest) -> None:
    """By the entries, ties in the order of the logits."""
    classes = collect(BarSpec(logits=[1, 2, 0, 3], **options)).classes
    assert (list(classes.names), classes.indices, classes.rest) == (names, indices, rest)


@pytest.mark.parametrize(
    ("function", "rest"),
    [("softmax", 0.2 / 2), ("log_softmax", np.log(0.1)), ("sparsemax", 0.0)],
)
def test_the_rest_is_one_bar(function: str, rest: float) -> None:
    """Of a distribution its share, of logarithms the logarithm of the share."""
    logits = np.log([0.9, 0.04, 0.06])
    (series,) = collect(BarSpec(logits=logits, top=1, function=function)).series
    assert series.values[-1] == pytest.approx(rest, rel=1e-12)


def test_yes_or_no_questions_have_no_rest() -> None:
    """The chances of the sigmoid do not add up to anything."""
    chart = collect(BarSpec(logits=LOGITS, compare="sigmoid", top=2))
    assert np.isnan(chart.series[1].values[-1])
    assert chart.series[1].written(3)[-1] == ""


@pytest.mark.parametrize(
    ("logits", "function", "decimals", "written"),
    [
        (LOGITS, "softmax", 3, ["0.024", "0.064", "0.175", "0.475", "0.024", "0.064", "0.175"]),
        ([0, 9, 0], "softmax", 3, ["<0.001", ">0.999", "<0.001"]),
        ([0, 9, 0], "softmax", 2, ["<0.01", ">0.99", "<0.01"]),
        ([0, 2000], "softmax", 3, ["<0.001", ">0.999"]),
        ([7], "softmax", 3, ["1"]),
        ([0, 9, 0], "sparsemax", 3, ["0", "1", "0"]),
        ([0, 0], "hardmax", 3, ["1", "0"]),
        (LOGITS[:3], "log_softmax", 3, ["−2.41", "−1.41", "−0.41"]),
        ([0, 9, 5000], "log_softmax", 3, ["−5000", "−4991", "0"]),
        ([0, 9], "log_softmax", 3, ["−9.00", ">−0.01"]),
        ([7], "log_softmax", 3, ["0"]),
    ],
)
def test_no_rounding_makes_a_chance_impossible_or_certain(
    logits, function, decimals, written
) -> None:
    """0 and 1 are written only where they are exact."""
    (series,) = collect(BarSpec(logits=logits, function=function)).series
    assert list(series.written(decimals)) == written


def test_logits_are_written_in_full_before_the_point() -> None:
    """1000 and 1001 differ."""
    classes = collect(BarSpec(logits=[1000, -1001, 0.12345, 1e8, 0])).classes
    assert classes.logits == ("1000", "−1001", "0.123", "1×10⁸", "0")


def test_logarithms_beyond_any_axis_are_refused() -> None:
    """The message names the function."""
    with pytest.raises(InputError, match="too far apart for log_softmax"):
        collect(BarSpec(logits=[1e200, -1e200], function="log_softmax"))


@pytest.mark.parametrize("name", NORMALIZERS)
def test_settings_call_the_member(name: str) -> None:
    """With the temperature, and with alpha where there is one."""
    alpha = 1.3 if name == "entmax" else None
    values = Setting(function=name, temperature=2.0, alpha=alpha).values(np.array([1.0, 3.0]))
    assert values == pytest.approx(NORMALIZERS[name]([1, 3], temperature=2.0, alpha=alpha))


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "softmax, probability: class 3 0.665, class 2 0.245, class 1 0.090"),
        ({"compare": "sigmoid"}, "softmax and sigmoid, probability; softmax: class 3 0.665, "),
        ({"temperature": "0.5:2"}, "softmax, probability; T = 0.5: class 3 0.867, "),
        ({"temperature": 2}, "softmax, T = 2, probability: class 3 0.506, "),
        ({"derivative": True}, "Jacobian matrix: softmax: 3 × 3, −0.163 … 0.223"),
        ({"top": 1}, "softmax, probability: class 3 0.665, other (2) 0.335"),
        ({"title": ""}, "softmax, probability: class 3 0.665, class 2 0.245, class 1 0.090"),
        ({"title": "Two\nlines"}, "Two lines, probability: class 3 0.665, "),
        ({"alt_text": "Mine."}, "Mine."),
    ],
)
def test_alternative_text_tells_the_numbers(options: dict[str, object], text: str) -> None:
    """The largest first, for each series."""
    described = describe_bars(BarSpec(logits=[1, 2, 3], **options))  # type: ignore[arg-type]
    assert described.startswith(text)
