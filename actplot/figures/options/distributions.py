"""Distributions of inputs, as `--inputs` names them: normal, uniform, or a column of a CSV file."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TypeAlias

from actplot import values
from actplot.errors import InputError
from actplot.numbers import read_number
from actplot.wording import quoted

_CALL = re.compile(r"(?P<name>normal|uniform)(?:\((?P<arguments>[^()]*)\))?", re.IGNORECASE)
_FILE = re.compile(r"(?P<path>.+?\.(?:csv|tsv|txt))(?::(?P<column>.+))?", re.IGNORECASE | re.DOTALL)
_FORMS = "write normal, normal(0,2), uniform(-1,1), FILE.csv or FILE.csv:COLUMN"
_TAIL = 3.2  # standard deviations that a window ought to hold


@dataclass(frozen=True, kw_only=True, slots=True)
class Normal:
    """A normal distribution.

    Parameters
    ----------
    mean, deviation : float
        Its mean and its standard deviation, which is positive.
    """

    mean: float = 0.0
    deviation: float = 1.0

    def below(self, x: float) -> float:
        """Return the share of inputs that are below x."""
        return 0.5 * math.erfc((self.mean - x) / (self.deviation * math.sqrt(2)))

    @property
    def reach(self) -> tuple[float, float]:
        """Between which inputs nearly all are."""
        return self.mean - _TAIL * self.deviation, self.mean + _TAIL * self.deviation

    @property
    def name(self) -> str:
        """What it is called in a figure, in mathtext without dollar signs."""
        variance = "1" if self.deviation == 1 else f"{self.deviation:g}^2"
        return rf"x \sim \mathcal{{N}}({self.mean:g},\,{variance})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Uniform:
    """A uniform distribution.

    Parameters
    ----------
    low, high : float
        Its ends, the lower first.
    """

    low: float = -1.0
    high: float = 1.0

    def below(self, x: float) -> float:
        """Return the share of inputs that are below x."""
        return min(1.0, max(0.0, (x - self.low) / (self.high - self.low)))

    @property
    def reach(self) -> tuple[float, float]:
        """Between which inputs all are."""
        return self.low, self.high

    @property
    def name(self) -> str:
        """What it is called in a figure, in mathtext without dollar signs."""
        return rf"x \sim \mathcal{{U}}({self.low:g},\,{self.high:g})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of numbers in a CSV file.

    Parameters
    ----------
    path : str
        The file.
    column : str or None
        The column's heading, or its number counted from 1; the first where None.
    """

    path: str
    column: str | None = None


Inputs: TypeAlias = Normal | Uniform | Column


def check_inputs(label: str, value: object) -> Inputs:
    """Return the distribution that a text names.

    Raises
    ------
    InputError
        If the text names none, or its numbers cannot be those of a distribution.
    """
    if isinstance(value, Normal | Uniform | Column):
        return value
    if not isinstance(value, str):
        raise InputError(f"{label} must be a string, got {values.type_name(value)}; {_FORMS}")
    match = _CALL.fullmatch("".join(value.split()))
    if match:
        return _distribution(label, value, match["name"].lower(), match["arguments"])
    file = _FILE.fullmatch(value)
    if file:
        return Column(path=file["path"], column=file["column"])
    raise InputError(f"{label}: {quoted(value)} is no distribution; {_FORMS}")


def _distribution(label: str, text: str, name: str, arguments: str | None) -> Inputs:
    """Return a normal or a uniform distribution with its two numbers."""
    if arguments is None:
        return Normal() if name == "normal" else Uniform()
    words = arguments.split(",")
    if len(words) != 2:
        raise InputError(f"{label}: {quoted(text)} needs two numbers; {_FORMS}")
    try:
        first, second = (read_number(word) for word in words)
    except InputError as error:
        raise InputError(f"{label}: {error}") from error
    if name == "normal" and second <= 0:
        raise InputError(f"{label}: the standard deviation must be positive, got {second:g}")
    if name == "uniform" and first >= second:
        raise InputError(f"{label}: min must be below max, got {first:g} {second:g}")
    found: Normal | Uniform
    if name == "normal":
        found = Normal(mean=first, deviation=second)
    else:
        found = Uniform(low=first, high=second)
    try:
        values.check_range(label, found.reach)
    except InputError as error:
        raise InputError(
            f"{label}: {quoted(text)} is too wide or too narrow for double precision"
        ) from error
    return found
