"""From rows to functions that formulas may call."""

from __future__ import annotations

import pytest

from actplot.catalogue.definitions import Definitions, read_constant, symbol_mathtext
from actplot.catalogue.reading import read_catalogue
from actplot.catalogue.rows import Row
from actplot.catalogue.sources import built_in
from actplot.errors import FormulaError, InputError
from actplot.formula.evaluation import constant_value


def definitions(*rows: tuple[str, str], more: str = "") -> Definitions:
    """Return the functions of a catalogue with these names and formulas."""
    text = "".join(f'[[activation]]\nname = "{name}"\nformula = "{f}"\n' for name, f in rows)
    return Definitions(read_catalogue(text + more, source="'mine.toml'"))


def refused(known: Definitions, name: str) -> str:
    """Return the message for a row that cannot be read."""
    with pytest.raises(InputError) as caught:
        known[name]
    return str(caught.value)


def test_rows_may_call_each_other() -> None:
    """In any order."""
    known = definitions(("double", "2*single(x)"), ("single", "x + 1"))
    assert str(known["double"].body) == "2*single(x)"
    assert set(known) == {"double", "single"}
    assert len(known) == 2


def test_a_row_is_read_when_it_is_asked_for() -> None:
    """A wrong one does not stand in the way of the others."""
    known = definitions(("wrong", "2*("), ("right", "x"))
    assert str(known["right"].body) == "x"
    assert "wrong" in known


def test_a_formula_error_names_the_row_and_points_at_the_place() -> None:
    """Like an error in a formula on the command line."""
    message = refused(definitions(("wrong", "x*sigmod(x)")), "wrong")
    first, *caret = message.split("\n")
    assert first.startswith("catalogue row 'wrong': formula: unknown function 'sigmod'")
    assert "sigmoid" in first
    assert caret == ["  x*sigmod(x)", "    ^"]


def test_rows_that_call_themselves_are_refused() -> None:
    """With the chain of calls."""
    known = definitions(("a", "b(x)"), ("b", "c(x) + 1"), ("c", "a(x)"))
    assert refused(known, "a") == "catalogue row 'a' calls itself: a -> b -> c -> a"
    assert refused(definitions(("a", "a(x)")), "a") == "catalogue row 'a' calls itself: a -> a"


def test_unused_parameters_are_refused() -> None:
    """They are a slip of the pen."""
    known = definitions(more='[[activation]]\nname="a"\nformula="x"\nparameters={beta=1}\n')
    assert refused(known, "a") == "catalogue row 'a': parameter 'beta' is not in the formula"


@pytest.mark.parametrize(
    ("parameter", "message"),
    [
        ("{ default = -1, minimum = 0 }", "the default of a must be at least 0, got -1"),
        ("{ default = 0, above = 0 }", "the default of a must be above 0, got 0"),
        ('{ default = "1/0 - 1/0" }', "the default of a must be a number, got nan"),
    ],
)
def test_a_default_must_be_allowed(parameter: str, message: str) -> None:
    """By the row's own bounds."""
    text = f'[[activation]]\nname = "m"\nformula = "a*x"\nparameters = {{ a = {parameter} }}\n'
    assert refused(definitions(more=text), "m") == f"catalogue row 'm': {message}"


def test_a_default_that_depends_on_x_is_refused() -> None:
    """It is a constant."""
    text = '[[activation]]\nname = "m"\nformula = "a*x"\nparameters = { a = { default = "2*x" } }\n'
    assert refused(definitions(more=text), "m").startswith(
        "catalogue row 'm': parameters.a.default: this must be a constant\n  2*x\n"
    )


def test_aliases_that_a_formula_can_spell_are_functions_too() -> None:
    """Unless they bind parameters or have a dot."""
    text = 'aliases = ["other", "my.Act", "steep(a=3)"]\nparameters = { a = 1 }\n'
    known = definitions(("mine", "a*x"), more=text)
    assert set(known) == {"mine", "other"}
    assert known["other"] is known["mine"]


def test_every_built_in_row_can_be_read() -> None:
    """And has a symbol."""
    known = Definitions(built_in())
    for row in built_in().rows:
        definition = known[row.name]
        assert definition.name == row.name
        assert definition.parameters.keys() == row.parameters.keys()
        assert known.symbols[row.name] == definition.symbol


@pytest.mark.parametrize(
    ("symbol", "name", "want"),
    [
        ("sigma", "sigmoid", r"\sigma"),
        ("Phi", "normal_cdf", r"\Phi"),
        ("ReLU", "relu", r"\mathrm{ReLU}"),
        ("m", "mine", "m"),
        ("My act_fast", "mine", r"\mathrm{My\ act}_{\mathrm{fast}}"),
    ],
)
def test_symbols(symbol: str, name: str, want: str) -> None:
    """Greek letters by name, other words upright."""
    assert symbol_mathtext(Row(name=name, formula="x", symbol=symbol)) == want


def test_constants() -> None:
    """Formulas without x."""
    assert constant_value(read_constant("sqrt(2/pi)")) == pytest.approx(0.7978845608)
    with pytest.raises(FormulaError, match="this must be a constant"):
        read_constant("2*x")
