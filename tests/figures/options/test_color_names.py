"""Colours by name and by number."""

from __future__ import annotations

import pytest

from actplot.errors import InputError
from actplot.figures.options.color_names import check_colors, to_hex


@pytest.mark.parametrize(
    ("value", "colors"),
    [
        ("#ABC", ("#aabbcc",)),
        ("#2A6FBB", ("#2a6fbb",)),
        ("Teal", ("teal",)),
        (["teal", "tab:blue"], ("teal", "tab:blue")),
        ((), ()),
    ],
)
def test_colours_are_brought_into_one_form(value: object, colors: tuple[str, ...]) -> None:
    """Names stay names until something is drawn."""
    assert check_colors("color", value) == colors
    assert check_colors("color", colors) == colors


@pytest.mark.parametrize("value", ["#12", "#12345", "red; rm", "", "url(#a)", "#gggggg"])
def test_what_is_no_colour_is_refused(value: str) -> None:
    """With an example of each kind."""
    with pytest.raises(InputError, match="is not a colour such as teal or #2a6fbb"):
        check_colors("color", value)


@pytest.mark.parametrize("value", [5, True, [5]])
def test_other_kinds_are_refused(value: object) -> None:
    """Only text is a colour."""
    with pytest.raises(InputError, match="color must be a string"):
        check_colors("color", value)


def test_names_are_those_of_css() -> None:
    """And of matplotlib's default palette."""
    assert to_hex("teal") == "#008080"
    assert to_hex("tab:blue") == "#1f77b4"
    with pytest.raises(InputError, match="there is no colour 'nocolor'"):
        to_hex("nocolor")
