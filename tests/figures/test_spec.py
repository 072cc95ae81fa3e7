"""FigureSpec checks its fields, and its table describes each of them."""

from __future__ import annotations

import dataclasses

import pytest

from actplot.errors import InputError
from actplot.figures.options.table import defaults_of, options_of
from actplot.figures.spec import FigureSpec

OPTIONS, DEFAULTS = options_of(FigureSpec), defaults_of(FigureSpec)


def test_the_table_has_a_row_for_every_field() -> None:
    """In the order of the fields, each with help that is a sentence."""
    assert list(OPTIONS) == [field.name for field in dataclasses.fields(FigureSpec)]
    assert all(row.help.endswith((".", "]")) for row in OPTIONS.values())


def test_no_two_options_are_spelt_alike() -> None:
    """Each spelling on the command line belongs to one row."""
    spellings = [
        spelling for row in OPTIONS.values() for spelling in (*row.flags, row.off) if spelling
    ]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize("name", DEFAULTS)
def test_defaults_are_in_normal_form(name: str) -> None:
    """Checking a default changes nothing."""
    assert OPTIONS[name].check(name, DEFAULTS[name]) == DEFAULTS[name]


def test_fields_are_brought_into_normal_form() -> None:
    """What Python and TOML write is accepted, and the record is hashable."""
    spec = FigureSpec(
        specs="elu", parameters={"alpha": [1, 2]}, derivative=True, xlim=[-1, 1], size=("8cm", 2)
    )
    assert spec.specs == ("elu",)
    assert spec.parameters == (("alpha", (1.0, 2.0)),)
    assert spec.derivative == 1
    assert spec.xlim == (-1.0, 1.0)
    assert spec.size == (8 / 2.54, 2.0)
    assert hash(spec) == hash(dataclasses.replace(spec))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("specs", (), "specs: nothing to draw; name a function, such as sigmoid"),
        ("specs", ("relu", 3), "specs: each must be a name, a formula or a function, got integer"),
        ("specs", 3, "specs: each must be a name, a formula or a function, got integer"),
        ("dpi", True, "dpi must be an integer, got boolean"),
        ("dpi", "100", "dpi must be an integer, got string"),
        ("xlim", (1,), "xlim must be two values, got 1"),
        ("title", 5, "title must be a string, got integer"),
        ("threshold", 0, "threshold must be between 0 and 1, got 0"),
    ],
)
def test_wrong_fields_are_named(field: str, value: object, message: str) -> None:
    """A record with a wrong value cannot be made."""
    with pytest.raises(InputError) as caught:
        FigureSpec(**({"specs": ("relu",)} | {field: value}))
    assert str(caught.value) == message


def test_callables_are_specs() -> None:
    """A function can be drawn, alone or among names."""
    assert FigureSpec(specs=abs).specs == (abs,)
    assert FigureSpec(specs=["relu", abs]).specs == ("relu", abs)
