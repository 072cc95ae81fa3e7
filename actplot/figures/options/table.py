"""What an option is, and records whose fields are options."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, NamedTuple, TypeVar

from actplot.wording import did_you_mean

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
    short : str
        Its spelling of one letter, such as "-d", or "".
    long : str
        Its long spelling; that of the field's name where "", unless it is positional.
    positional : bool
        Whether it has no flag.
    negatable : bool
        Whether a switch can be turned off, too.
    counted : bool
        Whether a switch counts how often it is given.
    repeated : bool
        Whether the option may be given several times, collecting its values.
    metavar : str
        What stands for its words in ``--help``; none makes it a switch.
    read : callable
        Turns one word of the command line into a value, or raises `InputError`.
    gather : callable or None
        Returns, for the words behind the flag, how many of them after the first belong to
        the option, where that varies; all of them are then read as one.
    choices : callable
        Returns the words there are to choose from, which a shell completes; they need not
        be all that is accepted.
    """

    check: Callable[[str, object], Any]
    help: str
    group: str = "What is drawn"
    short: str = ""
    long: str = ""
    positional: bool = False
    negatable: bool = False
    counted: bool = False
    repeated: bool = False
    metavar: str = ""
    read: Callable[[str], Any] = str
    gather: Callable[[Sequence[str]], int] | None = None
    choices: Callable[[], Iterable[str]] = tuple

    @property
    def flags(self) -> tuple[str, ...]:
        """Its spellings on the command line."""
        return tuple(each for each in (self.short, self.long) if each)

    @property
    def off(self) -> str:
        """The spelling that turns it off, or ""."""
        return f"--no-{self.long[2:]}" if self.negatable else ""

    @property
    def words(self) -> int:
        """How many words follow the flag; 0 for a switch."""
        return 1 if self.gather else len(self.metavar.split())


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
        for each in fields(self):
            check = each.metadata["option"].check
            object.__setattr__(self, each.name, check(each.name, getattr(self, each.name)))


def options_of(record: type[CheckedRecord]) -> Mapping[str, Option]:
    """Return a record's table of options: a row for each field, by its name."""
    return {each.name: _spelt(each.name, each.metadata["option"]) for each in fields(record)}


def name_meant(word: str, options: Mapping[str, Option], *, also: Iterable[str] = ()) -> str:
    """Return " Did you mean 'venue'?" for what is the name of no option, or "".

    Parameters
    ----------
    word : str
        What was given. A spelling of the command line, such as for, means the field it sets.
    options : mapping of str to Option
        The options there are, by the names of their fields.
    also : iterable of str
        Other names that it may be a misspelling of.
    """
    flag = word.replace("_", "-")
    meant = {
        spelling.lstrip("-"): name
        for name, row in options.items()
        for spelling in (*row.flags, row.off)
        if spelling
    }
    return did_you_mean(meant.get(flag, word), [*options, *also])


def _spelt(name: str, row: Option) -> Option:
    """Return a row that says how it is spelt."""
    spelling = "" if row.positional else f"--{name.replace('_', '-')}"
    return row._replace(long=row.long or spelling)


def defaults_of(record: type[CheckedRecord]) -> Mapping[str, object]:
    """Return the default of each field of a record that has one."""
    return {row.name: row.default for row in fields(record) if row.default is not MISSING}
