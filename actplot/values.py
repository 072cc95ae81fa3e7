"""Reading and checking the single values an option or argument takes: numbers, pairs, text.

A reader (``read_...``) turns one word of a command line into a value; a check
(``check_...``) takes a value from Python, TOML or a reader, says in one line what
is wrong with it under the given label, and returns it in its normal form.
"""

from __future__ import annotations

import math
import operator
import os
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, SupportsFloat, SupportsIndex
from unicodedata import category

from actplot.errors import InputError
from actplot.numbers import read_number
from actplot.wording import did_you_mean, quoted

Parameters = tuple[tuple[str, tuple[float, ...]], ...]

_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BOOLEANS = ("bool", "bool_")  # by name, so that those of numpy are known without it
_TYPE_NAMES = dict.fromkeys(_BOOLEANS, "boolean") | {
    "int": "integer",
    "float": "number",
    "str": "string",
    "NoneType": "None",
}

# A window needs some millions of floats across it, or its ticks and samples coincide;
# beyond these magnitudes matplotlib's own arithmetic on limits under- or overflows.
_NARROWEST_RELATIVE = 1e-9
_NARROWEST = 1e-100
_FARTHEST = 1e100


def read_integer(text: str) -> int:
    """Return the whole number a word spells in plain ASCII digits."""
    if not _INTEGER.fullmatch(text):
        raise InputError(f"{quoted(text)} is not a whole number")
    return int(text)


def read_parameter(text: str) -> tuple[str, tuple[float, ...]]:
    """Return the name and values of a word such as alpha=0.5 or alpha=0.5,1,2."""
    name, equals, values = text.partition("=")
    if not equals or not _NAME.fullmatch(name):
        raise InputError(f"{quoted(text)} is not of the form NAME=VALUE, such as alpha=0.5")
    try:
        return name, tuple(
            math.inf if value == "inf" else read_number(value) for value in values.split(",")
        )
    except InputError as error:
        raise InputError(f"{name}: {error}") from error


def check_number(label: str, value: object) -> float:
    """Return the value as a float; bool, nan, inf and text are refused."""
    if _is_boolean(value) or not isinstance(value, SupportsFloat):
        raise InputError(f"{label} must be a number, got {type_name(value)}")
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise InputError(f"{label} must be one finite number") from error
    if not math.isfinite(number):
        raise InputError(f"{label} must be finite, got {number}")
    return number


def check_switch(label: str, value: object) -> bool:
    """Return the value if it is true or false and nothing else."""
    if not _is_boolean(value):
        raise InputError(f"{label} must be true or false, got {type_name(value)}")
    return bool(value)


def check_text(label: str, value: object) -> str | None:
    """Return text without control characters other than newlines; None stays None."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{label} must be a string, got {type_name(value)}")
    return "".join(_drawable(character) for character in value.replace("\r\n", "\n"))


def check_name(label: str, value: object) -> str | None:
    """Return a name of at least one visible character; None stays None."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{label} must be a string, got {type_name(value)}")
    if not value.strip():
        raise InputError(f"{label} must not be empty")
    return value.strip()


def one_of(*known: str) -> Callable[[str, object], str]:
    """Return a check that a value is one of some words."""

    def check(label: str, value: object) -> str:
        if value in known:
            return str(value)
        if not isinstance(value, str):
            raise InputError(f"{label} must be a string, got {type_name(value)}")
        listed = f"{', '.join(known[:-1])} or {known[-1]}"
        guess = did_you_mean(value, known)
        raise InputError(f"{label} must be {listed}, got {quoted(value)}.{guess}".rstrip("."))

    return check


def optional(check: Callable[[str, object], Any]) -> Callable[[str, object], Any]:
    """Return a check that lets None stay None."""

    def check_if_given(label: str, value: object) -> Any:
        return None if value is None else check(label, value)

    return check_if_given


def integer_between(lowest: int, highest: int) -> Callable[[str, object], int]:
    """Return a check that a value is a whole number from lowest to highest."""

    def check(label: str, value: object) -> int:
        if _is_boolean(value) or not isinstance(value, SupportsIndex):
            raise InputError(f"{label} must be an integer, got {type_name(value)}")
        integer = operator.index(value)
        if not lowest <= integer <= highest:
            raise InputError(f"{label} must be from {lowest} to {highest}, got {_shown(integer)}")
        return integer

    return check


def number_inside(lowest: float, highest: float) -> Callable[[str, object], float]:
    """Return a check that a value is a number strictly between lowest and highest."""

    def check(label: str, value: object) -> float:
        number = check_number(label, value)
        if not lowest < number < highest:
            raise InputError(f"{label} must be between {lowest:g} and {highest:g}, got {number:g}")
        return number

    return check


def check_order(label: str, value: object) -> int:
    """Return a derivative order from 0 to 6; true and false mean 1 and 0."""
    return integer_between(0, 6)(label, int(bool(value)) if _is_boolean(value) else value)


def check_range(label: str, value: object) -> tuple[float, float]:
    """Return two finite numbers, the lower first and well apart."""
    low, high = (check_number(label, item) for item in _two(label, value))
    if low >= high:
        raise InputError(f"{label}: min must be below max, got {low:g} {high:g}")
    largest = max(abs(low), abs(high))
    if largest > _FARTHEST:
        raise InputError(f"{label}: range too wide for double precision")
    if high - low < max(_NARROWEST, _NARROWEST_RELATIVE * largest):
        raise InputError(f"{label}: range too narrow for double precision")
    return low, high


def check_parameters(label: str, value: object) -> Parameters:
    """Return parameters as (name, values) pairs, from a mapping or from such pairs."""
    if not isinstance(value, Mapping) and not is_list(value):
        raise InputError(
            f"{label} must be names with their numbers, such as alpha = 0.5, got {type_name(value)}"
        )
    pairs = value.items() if isinstance(value, Mapping) else check_list(label, value)
    checked: dict[str, tuple[float, ...]] = {}
    for pair in pairs:
        name, values = _two(label, pair)
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise InputError(f"{label}: {quoted(str(name))} is not the name of a parameter")
        if name in checked:
            raise InputError(f"{label}: {name} is given twice")
        listed = check_list(label, values) if is_list(values) else (values,)
        checked[name] = tuple(_check_parameter(f"{label}: {name}", item) for item in listed)
        if not checked[name]:
            raise InputError(f"{label}: {name} has no value")
    return tuple(checked.items())


def _check_parameter(label: str, value: object) -> float:
    """Return a parameter's value; inf is that of a cap or a threshold that there is not."""
    is_infinite = isinstance(value, float) and value == math.inf
    return math.inf if is_infinite else check_number(label, value)


def check_paths(label: str, value: object) -> tuple[str, ...]:
    """Return one or several paths as a tuple of texts."""
    listed = check_list(label, value) if is_list(value) else (value,)
    for path in listed:
        if not isinstance(path, str | os.PathLike):
            raise InputError(f"{label} must be paths, got {type_name(path)}")
        if not os.fspath(path):
            raise InputError(f"{label}: the path is empty")
    return tuple(os.fspath(path) for path in listed if isinstance(path, str | os.PathLike))


def check_spec(label: str, value: object) -> str | Callable[..., Any]:
    """Return what may name or be a function: text, a function or an activation."""
    if not (isinstance(value, str) or callable(value)):
        raise InputError(f"{label} must be a name, a formula or a function, got {type_name(value)}")
    return value


def single_values(parameters: Parameters) -> dict[str, float]:
    """Return parameters that have one value each, as a mapping.

    Raises
    ------
    InputError
        If one has several, which only a figure can show.
    """
    for name, values in parameters:
        if len(values) > 1:
            raise InputError(f"give {name} one value here, got {len(values)}")
    return {name: values[0] for name, values in parameters}


def is_list(value: object) -> bool:
    """Tell whether the value is a list of values rather than a single one."""
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping)


def check_list(label: str, value: object) -> tuple[object, ...]:
    """Return the items of a list, a tuple or an array."""
    if not isinstance(value, Iterable) or not is_list(value):
        raise InputError(f"{label} must be a list, got {type_name(value)}")
    return tuple(value)


def _two(label: str, value: object) -> tuple[object, object]:
    """Return the items of a list of two."""
    items = check_list(label, value) if is_list(value) else ()
    if len(items) != 2:
        got = len(items) if is_list(value) else type_name(value)
        raise InputError(f"{label} must be two values, got {got}")
    return items[0], items[1]


def type_name(value: object) -> str:
    """Return what to call the type of a value in a message: integer, string, date."""
    name = type(value).__name__
    return _TYPE_NAMES.get(name, name)


def _is_boolean(value: object) -> bool:
    """Tell whether the value is true or false, be it one of numpy's."""
    return type(value).__name__ in _BOOLEANS


def _shown(integer: int) -> str:
    """Return an integer as text, unless it has very many digits."""
    return str(integer) if abs(integer) < 10**15 else "a far larger number"


def _drawable(character: str) -> str:
    """Return a character a figure can hold: no control characters, no lone surrogates."""
    if character == "\n":
        return character
    return {"Cc": " ", "Cs": "\N{REPLACEMENT CHARACTER}"}.get(category(character), character)
