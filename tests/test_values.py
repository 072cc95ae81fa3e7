"""Single values of options are read strictly and checked with a message that names them."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from actplot import values
from actplot.errors import InputError


@pytest.mark.parametrize(("text", "integer"), [("7", 7), ("-7", -7), ("+07", 7)])
def test_integers_are_read(text: str, integer: int) -> None:
    """Signs and leading zeros are fine."""
    assert values.read_integer(text) == integer


@pytest.mark.parametrize("text", ["", "1.0", "1e3", "1_0", " 1", "１", "0x10", "9" * 5000])
def test_other_integers_are_refused(text: str) -> None:
    """Python's int() accepts several of these, or fails in its own way."""
    with pytest.raises(InputError, match="is not a whole number"):
        values.read_integer(text)


def test_parameters_are_read() -> None:
    """A name, and one value or several."""
    assert values.read_parameter("alpha=-.5") == ("alpha", (-0.5,))
    assert values.read_parameter("min_val=0,1e1") == ("min_val", (0.0, 10.0))


@pytest.mark.parametrize("text", ["alpha", "=1", "1a=1", "a b=1", "α=1", "", "a-b=1"])
def test_other_parameters_are_refused(text: str) -> None:
    """Names are those of Python, in ASCII."""
    with pytest.raises(InputError, match="is not of the form NAME=VALUE"):
        values.read_parameter(text)


@pytest.mark.parametrize(
    ("check", "value", "expected"),
    [
        (values.check_number, 3, 3.0),
        (values.check_number, np.float32(0.5), 0.5),
        (values.integer_between(1, 9), np.int64(3), 3),
        (values.number_inside(0, 1), 0.5, 0.5),
        (values.check_order, True, 1),
        (values.check_order, False, 0),
        (values.check_order, 6, 6),
        (values.check_switch, False, False),
        (values.check_switch, np.True_, True),
        (values.check_order, np.True_, 1),
        (values.check_text, None, None),
        (values.check_text, "", ""),
        (values.check_text, "a\tb\r\nc\x1b", "a b\nc "),
        (values.check_text, "\udcff $x$ σ", "\ufffd $x$ σ"),
        (values.optional(values.check_range), None, None),
        (values.check_range, [-6, 6], (-6.0, 6.0)),
        (values.check_range, np.array([-1.0, 1.0]), (-1.0, 1.0)),
        (values.check_range, (1e6, 1e6 + 1), (1e6, 1e6 + 1)),
        (values.check_name, None, None),
        (values.check_name, " viridis ", "viridis"),
        (values.one_of("a", "b"), "b", "b"),
        (values.optional(values.one_of("a", "b")), None, None),
        (values.optional(values.check_switch), None, None),
        (values.check_parameters, {}, ()),
        (values.check_parameters, {"a": 1, "b": [2, 3]}, (("a", (1.0,)), ("b", (2.0, 3.0)))),
        (values.check_parameters, [("a", 1), ["b", (2,)]], (("a", (1.0,)), ("b", (2.0,)))),
    ],
)
def test_values_are_brought_into_normal_form(check, value, expected) -> None:
    """What is right comes back in one form, and that form stays as it is."""
    assert check("label", value) == expected
    assert type(check("label", value)) is type(expected)
    assert check("label", expected) == expected


DATE = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("check", "value", "message"),
    [
        (values.check_number, "1", "dpi must be a number, got string"),
        (values.check_number, True, "dpi must be a number, got boolean"),
        (values.check_number, np.True_, "dpi must be a number, got boolean"),
        (values.check_number, DATE, "dpi must be a number, got date"),
        (values.check_number, float("nan"), "dpi must be finite, got nan"),
        (values.check_number, 10**400, "dpi must be one finite number"),
        (values.check_number, np.array([1.0, 2.0]), "dpi must be one finite number"),
        (values.integer_between(20, 1200), "100", "dpi must be an integer, got string"),
        (values.integer_between(20, 1200), 100.0, "dpi must be an integer, got number"),
        (values.integer_between(20, 1200), True, "dpi must be an integer, got boolean"),
        (values.integer_between(20, 1200), 19, "dpi must be from 20 to 1200, got 19"),
        (
            values.integer_between(20, 1200),
            10**400,
            "dpi must be from 20 to 1200, got a far larger number",
        ),
        (values.number_inside(0, 1), 1, "dpi must be between 0 and 1, got 1"),
        (values.check_order, -1, "dpi must be from 0 to 6, got -1"),
        (values.check_order, "1", "dpi must be an integer, got string"),
        (values.check_switch, 1, "dpi must be true or false, got integer"),
        (values.check_text, 5, "dpi must be a string, got integer"),
        (values.check_text, DATE, "dpi must be a string, got date"),
        (values.check_range, [1], "dpi must be two values, got 1"),
        (values.check_range, "12", "dpi must be two values, got string"),
        (values.check_range, ["a", 2], "dpi must be a number, got string"),
        (values.check_range, (6, -6), "dpi: min must be below max, got 6 -6"),
        (values.check_range, (0, 1e-320), "dpi: range too narrow for double precision"),
        (values.check_range, (1e15, 1e15 + 1), "dpi: range too narrow for double precision"),
        (values.check_range, (-1e308, 1e308), "dpi: range too wide for double precision"),
        (values.check_name, 6, "dpi must be a string, got integer"),
        (values.check_name, " ", "dpi must not be empty"),
        (
            values.one_of("talk", "paper"),
            "talkk",
            "dpi must be talk or paper, got 'talkk'. Did you mean 'talk'?",
        ),
        (values.one_of("a", "b", "c"), "zzz", "dpi must be a, b or c, got 'zzz'"),
        (values.one_of("a", "b"), True, "dpi must be a string, got boolean"),
        (values.check_range, None, "dpi must be two values, got None"),
        (
            values.check_parameters,
            5,
            "dpi must be names with their numbers, such as alpha = 0.5, got integer",
        ),
        (values.check_parameters, {"a b": 1}, "dpi: 'a b' is not the name of a parameter"),
        (values.check_parameters, {"a": "1"}, "dpi: a must be a number, got string"),
        (values.check_parameters, {"a": []}, "dpi: a has no value"),
        (values.check_parameters, [("a", 1), ("a", 2)], "dpi: a is given twice"),
        (values.check_parameters, ["ab"], "dpi must be two values, got string"),
        (values.check_paths, 5, "dpi must be paths, got integer"),
        (values.check_spec, ["relu"], "dpi must be a name, a formula or a function, got list"),
    ],
)
def test_wrong_values_are_named(check, value: object, message: str) -> None:
    """The message says under which label what kind of value was expected."""
    with pytest.raises(InputError) as caught:
        check("dpi", value)
    assert str(caught.value) == message
