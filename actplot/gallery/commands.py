"""The command line that draws what a record says."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from actplot.figures.options.bars import Sweep
from actplot.figures.options.distributions import Column, Normal, Uniform
from actplot.figures.options.table import CheckedRecord, Option, defaults_of, options_of
from actplot.numbers import shown_number


def command_line(words: Sequence[str], record: CheckedRecord) -> str:
    """Return a command to copy, quoted for a POSIX shell, without an output.

    Parameters
    ----------
    words : sequence of str
        What follows ``actplot``: specs, or a command and numbers.
    record : CheckedRecord
        Its options; what has its default is left out.
    """
    kind = type(record)
    required = options_of(kind).keys() - defaults_of(kind).keys()
    plain = kind(**{name: getattr(record, name) for name in required})
    options = [
        word
        for name, row in options_of(kind).items()
        if row.flags and getattr(record, name) != getattr(plain, name)
        for word in _option(row, getattr(record, name))
    ]
    return shlex.join(["actplot", *words, *options])


def _option(row: Option, value: object) -> Iterator[str]:
    """Yield the words of one option."""
    flag = max(row.flags, key=len)
    if row.counted and isinstance(value, int):
        short = min(row.flags, key=len)
        yield flag if value == 1 else f"-{short[1:] * value}"
    elif not row.words:
        yield flag if value else row.off
    elif row.repeated and isinstance(value, Sequence):
        for each in value:
            yield from (flag, _word(each))
    elif (row.words > 1 or row.gather) and isinstance(value, tuple):
        yield from (flag, *map(_word, value))
    else:
        yield from (flag, _word(value))


def _word(value: object) -> str:
    """Return a value as one word; a pair of a name and values is a parameter."""
    match value:
        case (str() as name, tuple() as values):
            return f"{name}={_word(values)}"
        case tuple():
            return ",".join(map(_word, value))
        case int() | float():
            return shown_number(value)
        case Sweep(low=low, high=high):
            return f"{shown_number(low)}:{shown_number(high)}"
        case Normal(mean=first, deviation=second) | Uniform(low=first, high=second):
            name = type(value).__name__.lower()
            return f"{name}({shown_number(first)},{shown_number(second)})"
        case Column(path=path, column=column):
            return path if column is None else f"{path}:{column}"
    return str(value)
