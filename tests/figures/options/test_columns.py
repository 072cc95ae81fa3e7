"""Columns of numbers in CSV files."""

from __future__ import annotations

import pytest

from actplot.errors import InputError
from actplot.figures.options.columns import read_column

NUMBERS = tuple(float(number) for number in range(12))
ROWS = "\n".join(f"{number:g},{-number:g}" for number in NUMBERS)


@pytest.fixture
def table(tmp_path):
    """Return a function that writes a table and returns its path."""

    def write(text, encoding="utf-8"):
        path = tmp_path / "table.csv"
        path.write_text(text, encoding=encoding)
        return str(path)

    return write


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (f"pre,post\n{ROWS}", None),
        (f"post,pre\n{ROWS.replace('-', '')}", "pre"),
        (f"pre, post\n\n{ROWS}\n", "1"),
        (ROWS, None),
        (ROWS.replace(",", ";"), "1"),
        (f"{ROWS}\n,5\n", "1"),
    ],
)
def test_columns_are_found(table, text, column):
    """By heading, by number, or the first; empty fields are passed over."""
    assert read_column(table(text), column) == NUMBERS


def test_byte_order_mark_is_no_part_of_a_heading(table):
    """Spreadsheets write one."""
    assert read_column(table(f"pre,post\n{ROWS}", encoding="utf-8-sig"), "pre") == NUMBERS


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("", None, "is empty"),
        ("pre\n1\n2", None, "2 numbers make no distribution"),
        (f"pre,post\n{ROWS}", "prae", "no column 'prae'; its columns are .* Did you mean 'pre'"),
        (ROWS, "pre", "no headings; give a number from 1 to 2"),
        (f"pre,post\n{ROWS}\nnone,1", None, "line 14: 'none' is not a number"),
    ],
)
def test_mistakes_are_named(table, text, column, message):
    """With the line, and what there is instead."""
    with pytest.raises(InputError, match=message):
        read_column(table(text), column)


def test_missing_file_is_named(tmp_path):
    """With the reason."""
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_column(str(tmp_path / "nothing.csv"), None)


def test_other_encodings_are_refused(table):
    """With the byte."""
    with pytest.raises(InputError, match="not UTF-8 text at byte 2"):
        read_column(table("pré\n1", encoding="latin-1"), None)
