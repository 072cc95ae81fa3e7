"""Reading logits from CSV: a row, a column, or a label beside each number."""

from __future__ import annotations

import csv
import io
import re
from typing import NamedTuple

from actplot.errors import InputError
from actplot.logits.entries import Logits, check_count, check_label, number_at

_FORMS = "expected one row of numbers, under a header of labels if wished, or lines 'label,value'"

# What a field of numbers holds when it holds none: never the heading of a column.
_MISSING = re.compile(r"|[+-]?(?:nan|inf|infinity)|n/?a|none|null|-", re.IGNORECASE)

_DECIMAL_COMMA = re.compile(r"\s*[+-]?[0-9]*,[0-9]+(?:[eE][+-]?[0-9]+)?\s*")


class _Row(NamedTuple):
    """The fields of one record, the line on which it ends, and what stands between them."""

    line: int
    fields: tuple[str, ...]
    delimiter: str

    def number(self, index: int) -> float:
        """Return a field as a number, or raise InputError with its place."""
        place = f"line {self.line}, field {index + 1}"
        return number_at(place, self._spelt(index))

    def _spelt(self, index: int) -> str:
        """Return a field, the decimal comma of one that holds a number as a point."""
        field = self.fields[index]
        whole = self.delimiter != "," and _DECIMAL_COMMA.fullmatch(field)
        return field.replace(",", ".") if whole else field

    def numbers(self) -> tuple[float, ...]:
        """Return all fields as numbers, or raise InputError with the place of a wrong one."""
        return tuple(self.number(index) for index in range(len(self.fields)))

    def label(self, index: int) -> str:
        """Return a field as a label, or raise InputError with its place."""
        return check_label(f"line {self.line}, field {index + 1}", self.fields[index])

    def has_no_number(self) -> bool:
        """Return whether no field is a number, as in a header of labels."""
        return not any(map(self._is_number, range(len(self.fields))))

    def is_heading(self) -> bool:
        """Return whether the last field names a column rather than being a mistyped number."""
        last = self.fields[-1]
        return not re.search("[0-9]", last) and not _MISSING.fullmatch(last)

    def is_labelled_number(self) -> bool:
        """Return whether this is a label and a number."""
        return not self._is_number(0) and self._is_number(1)

    def _is_number(self, index: int) -> bool:
        """Return whether a field spells a number."""
        try:
            self.number(index)
        except InputError:
            return False
        return True


def read_csv(text: str) -> Logits:
    """Read comma-, semicolon- or tab-separated logits.

    Parameters
    ----------
    text : str
        A row of numbers, with or without a header of labels above it; a column of numbers, with
        or without a heading; or a label and a number on each line, with or without headings.

    Returns
    -------
    Logits
        The numbers in the order of the text, and the labels if it has any.

    Raises
    ------
    InputError
        If the text is anything else. What could be read in two ways is refused as well: several
        rows of numbers may be labels beside values or vectors below one another.
    """
    rows = _rows(text)
    if not rows:
        return Logits(values=())
    first, *others = rows
    width = len(first.fields)
    check_count(max(width, len(others)))
    for row in others:
        if len(row.fields) != width:
            raise InputError(f"line {row.line}: {len(row.fields)} fields instead of {width}")
    if width == 1:
        column = others if others and first.is_heading() else rows
        return Logits(values=tuple(row.number(0) for row in column))
    if width == 2 and (
        any(row.is_labelled_number() for row in rows) or (len(rows) > 2 and first.has_no_number())
    ):
        return _labelled(others if first.is_heading() else rows)
    return _single_row(first, others)


def _labelled(rows: list[_Row]) -> Logits:
    """Read a label and a number from each row."""
    labels = tuple(row.label(0) for row in rows)
    return Logits(values=tuple(row.number(1) for row in rows), labels=labels)


def _single_row(first: _Row, others: list[_Row]) -> Logits:
    """Read one row of numbers, with or without a header of labels."""
    if not others:
        return Logits(values=first.numbers())
    if len(others) > 1:
        raise InputError(f"line {others[1].line}: a row too many: {_FORMS}")
    if not first.has_no_number():
        raise InputError(f"line {first.line}: a number is no label: {_FORMS}")
    labels = tuple(first.label(index) for index in range(len(first.fields)))
    return Logits(values=others[0].numbers(), labels=labels)


def _rows(text: str) -> list[_Row]:
    """Return the records of a CSV text which are not empty."""
    delimiter = _delimiter(text)
    return [
        _Row(line=line, fields=fields, delimiter=delimiter)
        for line, fields in records(text, delimiter)
    ]


def records(text: str, delimiter: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return the records of a CSV text that are not empty, each with the line on which it ends.

    Raises
    ------
    InputError
        If it is not CSV; the message names the line.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        found = [(reader.line_num, tuple(map(str.strip, fields))) for fields in reader]
    except csv.Error as error:
        raise InputError(f"line {reader.line_num}: not CSV: {error}") from error
    return [(line, fields) for line, fields in found if any(fields)]


def _delimiter(text: str) -> str:
    """Return what stands between the fields of the first record, whatever is in quotes."""
    line = re.sub('"[^"]*"', "", text).lstrip("\r\n ").partition("\n")[0]
    fields = line.split(";")
    if len(fields) > 1 and all(
        "," not in each or _DECIMAL_COMMA.fullmatch(each) for each in fields
    ):
        return ";"
    return max(";\t,", key=line.count)
