"""What the specs of a figure and the values of their parameters amount to."""

from __future__ import annotations

import pytest

from actplot.errors import FormulaError, InputError
from actplot.figures.curve.members import MANY, is_family, members
from actplot.figures.spec import FigureSpec


def varied(**options):
    """Return the varied parameters of each member of a figure."""
    return [dict(member.varied) for member in members(FigureSpec(**options))]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"specs": "relu"}, [{}]),
        ({"specs": ["relu", "gelu"]}, [{}, {}]),
        ({"specs": "elu", "parameters": {"alpha": 0.5}}, [{}]),
        ({"specs": "elu", "parameters": {"alpha": [0.5, 1]}}, [{"alpha": 0.5}, {"alpha": 1.0}]),
        ({"specs": "elu(alpha=[0.5, 1])"}, [{"alpha": 0.5}, {"alpha": 1.0}]),
        ({"specs": "elu(alpha=[0.5])"}, [{}]),
        ({"specs": "x*elu(x, alpha=[sqrt(4), 1])"}, [{"alpha": 2.0}, {"alpha": 1.0}]),
        (
            {"specs": "a*x + b", "parameters": {"a": [1, 2], "b": [0, 1]}},
            [{"a": 1, "b": 0}, {"a": 1, "b": 1}, {"a": 2, "b": 0}, {"a": 2, "b": 1}],
        ),
        ({"specs": ["elu(alpha=[1, 2])", "relu"]}, [{"alpha": 1.0}, {"alpha": 2.0}, {}]),
    ],
)
def test_sweeps(options, expected):
    """Every combination of values is a member, in the order in which they were given."""
    assert varied(**options) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"specs": "elu(alpha=[0.5, 1])"}, True),
        ({"specs": "elu", "parameters": {"alpha": [0.5, 1]}}, True),
        ({"specs": "elu", "parameters": {"alpha": [0.5]}}, False),
        ({"specs": ["elu(alpha=[0.5, 1])", "relu"]}, False),
    ],
)
def test_family_is_one_function_with_several_values(options, expected):
    """Different functions are compared; values of one function are a family."""
    assert is_family(FigureSpec(**options)) is expected


def test_values_reach_only_those_that_have_the_parameter():
    """Beside elu(alpha=0.5), relu is drawn, and a formula with that parameter."""
    spec = FigureSpec(specs=["relu", "elu", "alpha*x"], parameters={"alpha": 0.5})
    found = [dict(member.activation.parameters) for member in members(spec)]
    assert found == [{}, {"alpha": 0.5}, {"alpha": 0.5}]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"specs": "relu", "parameters": {"alpha": 1}}, "relu has no parameter 'alpha'"),
        ({"specs": ["relu", "gelu"], "parameters": {"a": 1}}, "no parameter 'a' in relu, gelu"),
        ({"specs": "elu(alpha=[1,,2])"}, "a value of alpha is missing"),
        ({"specs": "elu(alpha=[1,q])"}, "alpha: unknown name 'q'"),
        ({"specs": "a*x", "parameters": {"a": range(MANY + 1)}}, "too many curves"),
    ],
)
def test_mistakes_are_named(options, message):
    """A parameter nothing has, a gap in a list, a sweep without end."""
    with pytest.raises(InputError, match=message):
        members(FigureSpec(**options))


def test_formula_that_cannot_be_read_keeps_its_caret():
    """In company a formula is refused as it is alone."""
    with pytest.raises(FormulaError, match="unknown name 'y'"):
        members(FigureSpec(specs=["relu", "x*y"], parameters={"a": 1}))


def test_rows_of_a_users_catalogue_are_known(tmp_path):
    """The figure's catalogue is asked for every spec and parameter."""
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[activation]]\nname = "mine"\nfamily = "own"\nsymbol = "m"\nsummary = "Mine."\n'
        'formula = "k*x"\nreference = "none"\nparameters = { k = { default = 1.0 } }\n'
    )
    options = {"catalogue": str(path), "parameters": {"k": [1, 2]}}
    assert varied(specs="mine", **options) == [{"k": 1.0}, {"k": 2.0}]
    assert varied(specs=["mine", "relu"], **options) == [{"k": 1.0}, {"k": 2.0}, {}]
