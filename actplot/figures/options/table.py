"""What an option is, and records whose fields are options."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, NamedTuple, TypeVar

Value = TypeVar("Value")


class Option(NamedTuple):
    """One row of the table of options: how a field is spelt, read, checked and explained.

    Parameters
    ----------
    check : callable
        ``check(label, value)`` returns a Python or TOML value in its normal form,
        or raises `InputError` with a message that names the label.
    help : str
        What the option does, for ``--help`` and the documentation.
    group : str
        The heading it stands under in ``--help``.
    flags : tuple of str
        Its spellings on the command line; empty while it has none.
    off : str
        The spelling that turns a switch off, or "".
    words : int
        How many words follow the flag; 0 makes it a switch.
    counted : bool
        Whether a switch counts how often it is given.
    repeated : bool
        Whether the option may be given several times, collecting its values.
    metavar : str
        What stands for its words in ``--help``.
    read : callable
        Turns one word of the command line into a value, or raises `InputError`.
    gather : callable or None
        Returns, for the words behind the flag, how many of them after the first belong to
        the option, where that varies; all of them are then read as one.
    """

    check: Callable[[str, object], Any]
    help: str
    group: str = "Figure"
    flags: tuple[str, ...] = ()
    off: str = ""
    words: int = 0
    counted: bool = False
    repeated: bool = False
    metavar: str = ""
    read: Callable[[str], Any] = str
    gather: Callable[[Sequence[str]], int] | None = None


def option(*, default: Value, **row: Any) -> Value:
    """Return a dataclass field with a default and a row of the table of options."""
    return field_of(Option(**row), default=default)


def field_of(row: Option, *, default: Value) -> Value:
    """Return a dataclass field with a default and a row that is written elsewhere."""
    chosen: Value = field(default=default, metadata={"option": row})
    return chosen


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedRecord:
    """A record whose fields are options; every field is checked when it is made."""

    def __post_init__(self) -> None:
        """Bring every field into its normal form, or raise `InputError`."""
        for name, row in options_of(type(self)).items():
            object.__setattr__(self, name, row.check(name, getattr(self, name)))


def options_of(record: type[CheckedRecord]) -> Mapping[str, Option]:
    """Return a record's table of options: a row for each field, by its name."""
    return {row.name: row.metadata["option"] for row in fields(record)}


def defaults_of(record: type[CheckedRecord]) -> Mapping[str, object]:
    """Return the default of each field of a record that has one."""
    return {row.name: row.default for row in fields(record) if row.default is not MISSING}
