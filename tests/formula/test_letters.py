"""Names, numbers and symbols: what mathtext is given, and what plain text shows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.mathtext import MathTextParser

from actplot.formula.letters import plain_symbol, typeset_name, typeset_number

from .strategies import EXAMPLES

PARSER = MathTextParser("path")

NAMES = {
    "alpha": r"\alpha ",
    "alpha_p": r"\alpha_{p}",
    "lambda_": r"\lambda ",
    "x0": r"\mathrm{x0}",
    "beta_max": r"\beta_{\mathrm{max}}",
    "negative_slope": r"\mathrm{negative\ slope}",
    "T": "T ",
}

NUMBERS = {
    0.5: "0.5",
    1.6732632423543772: "1.6733",
    1e-7: r"10^{-7}",
    2.5e20: r"2.5\times 10^{20}",
    float("inf"): r"\infty ",
}


def accepted(mathtext: str) -> bool:
    """Return whether mathtext parses; it raises where not."""
    return PARSER.parse(f"${mathtext}$") is not None


def test_names_and_numbers():
    """Greek names become letters, tails become indices, numbers keep five digits."""
    for name, mathtext in NAMES.items():
        assert typeset_name(name) == mathtext
        assert accepted(mathtext)
    for number, mathtext in NUMBERS.items():
        assert typeset_number(number) == mathtext
        assert accepted(mathtext)


@settings(EXAMPLES, max_examples=60)
@given(st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,12}", fullmatch=True))
def test_every_parameter_name_can_be_set(name):
    """Any name that a formula may use is accepted by mathtext."""
    assert accepted(typeset_name(name))


def test_symbols_have_plain_letters():
    """Where a line is no mathematics."""
    symbols = {
        r"\sigma'(x)": "\N{GREEK SMALL LETTER SIGMA}'(x)",
        r"\Lambda": "\N{GREEK CAPITAL LETTER LAMDA}",
        r"\mathrm{GELU}_{\mathrm{tanh}}": "GELU_tanh",
        r"\mathrm{bent\ identity}": "bent identity",
        "f_{2}": "f_2",
    }
    assert {symbol: plain_symbol(symbol) for symbol in symbols} == symbols
