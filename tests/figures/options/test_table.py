"""The table of options says what a name that is none of its own may mean."""

from __future__ import annotations

import pytest

from actplot.figures.bar_spec import BarSpec
from actplot.figures.options.table import CheckedRecord, check_names, name_meant, options_of
from actplot.figures.spec import FigureSpec


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("for", "venue"),
        ("param", "parameters"),
        ("p", "parameters"),
        ("alt-text", "alt_text"),
        ("no_grid", "grid"),
        ("derivativ", "derivative"),
    ],
)
def test_a_spelling_of_the_command_line_means_its_field(word: str, meant: str) -> None:
    """And any other word the nearest name."""
    assert name_meant(word, options_of(FigureSpec)) == f" Did you mean '{meant}'?"


@pytest.mark.parametrize("word", ["", "no_title", "zzz"])
def test_some_words_mean_nothing(word: str) -> None:
    """Then nothing is suggested."""
    assert name_meant(word, {"grid": options_of(FigureSpec)["grid"]}) == ""


@pytest.mark.parametrize("record", [FigureSpec, BarSpec])
def test_python_knows_the_fields_that_have_a_default(record: type[CheckedRecord]) -> None:
    """What is to be drawn is no keyword."""
    check_names("f", ["title", "venue"], record)
    with pytest.raises(TypeError, match=r"^f\(\) has no option 'for'. Did you mean 'venue'\?$"):
        check_names("f", ["title", "for"], record)
    with pytest.raises(TypeError, match=r"^f\(\) has no option 'specs'.$"):
        check_names("f", ["specs"], record)
