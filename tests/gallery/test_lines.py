"""The lines of tables and keys are found, whatever strings and comments hold."""

from __future__ import annotations

import pytest

from actplot.gallery.lines import Lines

TEXT = '''\
# [[figure]]
[defaults]
dpi = 3
[[figure]]
name = """
[[figure]]
dpi = 1
"""
other = ['a', "[[figure]]", 'b # c']
[figure.sweep]
alpha = [
  1,
]
  [[ figure ]]  # two
dpi.x = 1
'''


def test_tables_are_found() -> None:
    """Those that are tables."""
    lines = Lines(TEXT)
    assert lines.tables("figure") == [4, 14]
    assert lines.table("defaults") == 2
    assert lines.table("page") is None


@pytest.mark.parametrize(
    ("key", "after", "line"),
    [("dpi", 2, 3), ("name", 4, 5), ("alpha", 4, 11), ("dpi", 4, None), ("dpi", 14, 15)],
)
def test_keys_are_found(key: str, after: int, line: int | None) -> None:
    """In their own table and the tables inside it."""
    assert Lines(TEXT).key(key, after=after) == line
