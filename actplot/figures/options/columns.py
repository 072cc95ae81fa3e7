"""Reading a column of numbers from a CSV file."""

from __future__ import annotations

from pathlib import Path

from actplot.errors import InputError
from actplot.logits.tables import records
from actplot.numbers import read_number
from actplot.wording import did_you_mean, quoted, quoted_path

MAXIMUM_BYTES = 50_000_000
LEAST = 10  # numbers that make a distribution


def read_column(path: str, column: str | None) -> tuple[float, ...]:
    """Return the numbers in one column of a CSV file; empty fields are passed over.

    Parameters
    ----------
    path : str
        A file in UTF-8, its fields separated by commas, semicolons or tabs.
    column : str or None
        The heading of the column, or its number counted from 1; the first where None.

    Raises
    ------
    InputError
        If the file cannot be read, has no such column, or holds something else than
        numbers there; the message names the line.
    """
    name = quoted_path(path)
    rows = _rows(path, name)
    if not rows:
        raise InputError(f"{name} is empty")
    heading = rows[0][1]
    headed = not any(_is_number(field) for field in heading if field)
    index = _index(name, heading if headed else (), len(heading), column)
    numbers = []
    for line, fields in rows[1:] if headed else rows:
        field = fields[index] if index < len(fields) else ""
        if field:
            try:
                numbers.append(read_number(field))
            except InputError as error:
                raise InputError(f"{name}: line {line}: {error}") from None
    if len(numbers) < LEAST:
        raise InputError(
            f"{name}: {len(numbers)} numbers make no distribution; at least {LEAST} are needed"
        )
    return tuple(numbers)


def _rows(path: str, name: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return the records of a file that are not empty, each with its line."""
    try:
        if Path(path).stat().st_size > MAXIMUM_BYTES:
            raise InputError(f"{name} is too large: at most {MAXIMUM_BYTES // 10**6} MB are read")
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 text at byte {error.start}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name}: cannot be read: {reason}") from error
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return records(text, delimiter)
    except InputError as error:
        raise InputError(f"{name}: {error}") from error


def _index(name: str, heading: tuple[str, ...], width: int, column: str | None) -> int:
    """Return where the column stands, counted from 0."""
    if column is None:
        return 0
    if column in heading:
        return heading.index(column)
    if column.isascii() and column.isdigit() and 1 <= int(column) <= width:
        return int(column) - 1
    known = (
        f"its columns are {', '.join(map(quoted, heading[:8]))}"
        if heading
        else (f"it has no headings; give a number from 1 to {width}")
    )
    hint = did_you_mean(column, heading)
    raise InputError(f"{name} has no column {quoted(column)}; {known}.{hint}".rstrip("."))


def _is_number(text: str) -> bool:
    """Return whether a text spells a number."""
    try:
        read_number(text)
    except InputError:
        return False
    return True
