"""The parser: what it reads, and what it says about what it does not."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actplot.catalogue.lookup import functions
from actplot.errors import FormulaError
from actplot.formula.definitions import expand
from actplot.formula.evaluation import evaluate
from actplot.formula.parser import parse
from actplot.formula.primitives import ALIASES
from actplot.formula.tokenizer import MAXIMUM_LENGTH, MAXIMUM_SYMBOLS

CASES = Path(__file__).parents[1] / "data" / "formulas.tsv"

# Each formula with the whole of what is said about it.
MESSAGES = """
clip takes 3 arguments, got 1; write clip(x, low, high)
  clip(x)
  ^
unexpected character ':' in the formula: write only what stands right of ':', such as x*sigmoid(x)
  lambda x: x^2
          ^
unexpected character '?' in the formula: write where(condition, a, b) for a piecewise formula
  x > 0 ? x : 0
        ^
unknown function 'sigmod'; did you mean 'sigmoid'?
  2*sigmod(x)
    ^
unknown function 'SELU'; did you mean 'selu'?
  SELU(x)
  ^
unknown name 'y'; the variable is x, and -p y=VALUE makes it a parameter
  x + y
      ^
unknown name 'if'; write where(condition, a, b) for a piecewise formula
  if x>0
  ^
unexpected 'and': multiply comparisons to combine them: (x > 0)*(x < 1)
  (x>0) and (x<1)
        ^
unexpected character '.' in the formula: a '.' stands only inside a number, as in 0.5
  x.__class__
   ^
unexpected character '.' in the formula: write exp(x)
  2*np.exp(x)
      ^
unexpected character '.' in the formula: write pi
  math.pi*x
      ^
unexpected character '.' in the formula: to write it: -o relu.png
  relu.png
      ^
unexpected character '.' in the formula: to draw a function in it: layers.py:NAME
  layers.py
        ^
unexpected character '\\' in the formula: LaTeX is not read: write a/b
  \\frac{1}{2}
  ^
unexpected character '\\' in the formula: LaTeX is not read: write tanh(x)
  2*\\tanh(x)
    ^
unexpected character '$' in the formula: LaTeX is not read: write the formula without '$'
  $x^2$
  ^
unknown function 'clamp'; write clip(x, low, high)
  clamp(x, -1, 1)
  ^
unknown name 'inf'; every number in a formula is finite
  x + inf
      ^
unexpected 'mod': write a - b*floor(a/b) for a remainder
  x mod 2
    ^
unexpected 'x1F': write it in decimal
  0x1F
   ^
unexpected '_000': write it without '_'
  1_000*x
   ^
unexpected 'e': write '*' to multiply; or write digits behind its 'e'
  2e^x
   ^
elu takes 1 argument, got 2; write elu(2*x, alpha=0.5)
  elu(2*x, 0.5)
  ^
unexpected character '²' in the formula: write '^2' for a square
  x²
   ^
unexpected character 'ｓ' in the formula: it only looks like the ASCII 's'; type 's'
  ｓｉｇｍｏｉｄ(x)
  ^
unexpected character '×' in the formula: write '*' to multiply
  2 × x
    ^
unexpected 'x': write '*' to multiply
  2x
   ^
x is not a function; write x*(...)
  x(1+x)
  ^
where is a function; write where(condition, a, b)
  where
  ^
exp takes 1 argument, got 2
  exp(x,1)
  ^
max takes two or more arguments, got 1; write max(a, b)
  1 + max(x)
      ^
threshold needs a value for threshold; write threshold(x, threshold=1)
  threshold(x)
  ^
the formula ends too early; something is missing here
  x + 
     ^
this bracket is never closed
  2*((x + 1)
    ^
unexpected ')': no bracket is open here
  relu(x))
         ^
unexpected ')': a number, x or a function is missing before it
  max(x,)
        ^
unexpected ',': only the arguments of a function are separated by commas
  x, 2
   ^
unexpected ',': the decimal mark of a number is '.'
  1,5*x
   ^
unexpected '/': write floor(a/b) for a whole quotient
  x//2
    ^
unexpected '>': compare with <, <=, > or >=
  x<>1
    ^
unexpected '==': compare with <, <=, > or >=
  x == 1
    ^
unexpected '>': write floor(a/2^b) for a shift
  x>>1
    ^
unexpected '>': write only what stands right of the arrow
  x->x^2
    ^
unexpected '<': a number, x or a function is missing before it
  <x
  ^
unexpected '=>': write '>=' for greater or equal
  where(x => 0, x, 0)
          ^
write only what stands right of '=', such as x*sigmoid(x)
  f(x) = x
       ^
unexpected '.3': a number has only one '.'
  1.2.3
     ^
comparisons do not chain; multiply two of them: (a < x)*(x < b)
  0 < x < 1
        ^
a number this large does not fit in a float
  x + 1e400
      ^
"""  # noqa: W291

SETTINGS = {
    "elu(x, alpha=0.5)": math.expm1(-1) / 2,
    "elu(x, alpha=1/2)": math.expm1(-1) / 2,
    "hard_tanh(x, max_val=2, min_val=-0.25)": -0.25,
    "softplus(x, beta=2)": math.log1p(math.exp(-2)) / 2,
    "swish(2*x) + silu(x)": -2 / (1 + math.exp(2)) - 1 / (1 + math.exp(1)),
}

BAD_SETTINGS = {
    "elu(x, beta=1)": (7, "elu has no parameter 'beta'; it has alpha"),
    "tanh(x, b=1)": (8, "tanh has no parameter 'b'"),
    "max(x, y=2)": (7, "max has no parameter 'y'"),
    "elu(x, alpha=1, alpha=2)": (16, "parameter 'alpha' is given twice"),
    "elu(x, alpha=x)": (13, "parameter 'alpha' must be a constant"),
    "elu(alpha=1, x)": (13, "parameters come after the argument"),
    "elu(x, 1)": (0, "elu takes 1 argument, got 2; write elu(x, alpha=1)"),
    "elu(x, alpha=1 < 2)": (15, "unexpected '<': put a comparison in brackets"),
}


def read_cases() -> list[tuple[str, str, str]]:
    """Return the formulas of the data file, the kind of error, and the caret or the value."""
    cases = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, kind, caret, _ = line.split("\t")
            parts = json.loads(text)
            formula = parts if isinstance(parts, str) else "".join(p * n for p, n in parts)
            cases.append((formula, kind, caret))
    return cases


def refusal(formula: str) -> FormulaError:
    """Return the error of a formula that cannot be read."""
    with pytest.raises(FormulaError) as caught:
        parse(formula, functions=functions())
    return caught.value


def value_at(formula: str, x: float) -> float:
    """Return the value of a formula."""
    return float(evaluate(expand(parse(formula, functions=functions()), functions()), x))


def test_hostile_formulas_are_refused_with_a_caret():
    """Each refused formula of the data file names its kind and place."""
    for formula, kind, caret in read_cases():
        if kind not in ("ok", "domain"):
            error = refusal(formula)
            assert (error.kind, error.position) == (kind, int(caret)), formula


def test_odd_formulas_are_read():
    """The other formulas of the data file have their value, or none, at x = 2."""
    for formula, kind, value in read_cases():
        if kind == "domain":
            assert not math.isfinite(value_at(formula, 2.0)), formula
        elif kind == "ok":
            result = value_at(formula, 2.0)
            assert not value or result == float(value), formula


def test_messages_are_one_clear_line_over_the_place():
    """The whole text of typical errors says what is wrong, where, and what to write instead."""
    lines = MESSAGES.removeprefix("\n").splitlines()
    for message, formula, caret in zip(*[iter(lines)] * 3, strict=True):
        assert str(refusal(formula[2:])) == f"{message}\n{formula}\n{caret}"


def test_invisible_characters_are_shown_escaped():
    """Control, bidirectional and surrogate characters never reach the terminal."""
    for character, shown in [
        ("\x00", "\\x00"),
        ("\x1b", "\\x1b"),
        ("\u202e", "\\u202e"),
        ("\ufeff", "\\ufeff"),
        ("\udcff", "\\udcff"),
        ("\u2028", "\\u2028"),
    ]:
        error = refusal(f"x{character}+1")
        assert f"'U+{ord(character):04X}'" in error.message
        assert str(error).splitlines()[1:] == [f"  x{shown}+1", "   ^"]


def test_limits_are_exact():
    """What just fits is read; one more is refused where it begins."""
    symbols, length = "+".join(["x"] * 125), "x".ljust(MAXIMUM_LENGTH)
    for fits, more, place in [
        (symbols, symbols + "+1", 250),
        (length, length + " ", MAXIMUM_LENGTH),
        ("(" * 40 + "x" + ")" * 40, "(" * 41 + "x" + ")" * 41, 40),
        ("-" * 40 + "x", "-" * 41 + "x", 40),
        ("^".join("x" * 41), "^".join("x" * 42), 81),
        ("exp(" * 40 + "x" + ")" * 40, "exp(" * 41 + "x" + ")" * 41, 163),
    ]:
        parse(fits)
        error = refusal(more)
        assert (error.kind, error.position) == ("limit", place)
    assert len(symbols) + 1 == MAXIMUM_SYMBOLS


def test_precedence_and_grouping():
    """Operators bind and group as in mathematics."""
    for formula, meaning in {
        "-x^2": "-(x^2)",
        "2^-x": "2^(-x)",
        "x^2^3": "x^(2^3)",
        "x**2": "x^2",
        "1 - 2 - x": "(1 - 2) - x",
        "1/2/x": "(1/2)/x",
        "2*-x": "2*(-x)",
        "+x": "x",
        "1 + x < 2*x": "(1 + x) < (2*x)",
        "max(x, 1, 2)": "max(max(x, 1), 2)",
    }.items():
        assert parse(formula) == parse(meaning)


def test_settings_of_catalogued_functions():
    """A catalogued function takes its parameters by name, also where a primitive is so called."""
    for formula, value in SETTINGS.items():
        assert value_at(formula, -1.0) == pytest.approx(value, rel=1e-15)
    for formula, (position, message) in BAD_SETTINGS.items():
        error = refusal(formula)
        assert (error.position, error.message) == (position, message)


def test_names_mean_what_they_should():
    """Aliases mean their primitive, and a parameter goes before a constant of its name."""
    for alias, name in ALIASES.items():
        arguments = "x, x" if name in ("max", "min") else "x"
        assert parse(f"{alias}({arguments})") == parse(f"{name}({arguments})")
    assert parse("e*x", parameters=["e"]) != parse("e*x")
    with pytest.raises(FormulaError, match=r"unknown name 'alpa'; did you mean 'alpha'\?"):
        parse("alpa*x", parameters=["alpha"])


@settings(max_examples=250, deadline=None)
@given(st.text(max_size=30) | st.text(alphabet="x1.e+-*/^<=>(),_ \tmaxsin²\udcff", max_size=40))
def test_garbage_is_read_or_refused_with_a_place(formula):
    """No text makes the parser fail in any other way."""
    try:
        parse(formula, functions=functions())
    except FormulaError as error:
        refused = error
    else:
        return
    assert 0 <= refused.position <= len(formula)
    assert str(refused).count("\n") == 2
    assert str(refused).encode("utf-8")
