r"""Names, numbers and symbols as mathtext, and symbols in plain letters."""

from __future__ import annotations

import re
import unicodedata

SIGNIFICANT_DIGITS = 5
_MOST_PRIMES = 3


# fmt: off
GREEK = frozenset((
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega",
))
# fmt: on
# Names that Python or a framework could not spell out.
_SPELLINGS = {"lambd": "lambda", "lambda_": "lambda", "eps": "epsilon", "varphi": "phi"}


def typeset_name(name: str) -> str:
    r"""Return a parameter's or a function's name as mathtext: alpha_p becomes \alpha_{p}."""
    name = _SPELLINGS.get(name, name)
    head, _, tail = name.partition("_")
    if head in GREEK or len(head) == 1:
        letter = rf"\{head}" if head in GREEK else head
        return f"{letter}_{{{_upright(tail)}}}" if tail else f"{letter} "
    return _upright(name)


def _upright(words: str) -> str:
    """Return words in upright letters; a single letter stays italic."""
    if words.isalnum() and len(words) == 1:
        return words
    escaped = words.replace("_", r"\ ")
    return rf"\mathrm{{{escaped}}}"


def typeset_number(value: float) -> str:
    """Return a number with the digits a reader wants, in powers of ten where it is far from 1."""
    if value == float("inf"):
        return r"\infty "
    text = f"{value:.{SIGNIFICANT_DIGITS}g}"
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return mantissa
    power = f"10^{{{int(exponent)}}}"
    return power if mantissa == "1" else rf"{mantissa}\times {power}"


def typeset_primes(order: int) -> str:
    """Return what marks a derivative behind its function's symbol: primes, or (n) from 4 on."""
    return "'" * order if order <= _MOST_PRIMES else f"^{{({order})}}"


def plain_symbol(symbol: str) -> str:
    r"""Return a function's symbol in plain letters: ``\sigma`` as σ, ``\mathrm{ReLU}`` as ReLU."""
    spelt = symbol.replace(r"\mathrm", "").replace(r"\ ", " ")
    return re.sub(r"\\([A-Za-z]+) ?", _plain_letter, re.sub("[{}]", "", spelt))


def _plain_letter(command: re.Match[str]) -> str:
    """Return the Greek letter that a command stands for."""
    name = command[1].lower().replace("lambda", "lamda")
    case = "SMALL" if command[1].islower() else "CAPITAL"
    return unicodedata.lookup(f"GREEK {case} LETTER {name}")
