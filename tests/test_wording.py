"""Quotes are clipped and printable, and suggestions are near."""

from __future__ import annotations

from actplot.wording import did_you_mean, quoted, quoted_path


def test_quotes_are_printable_and_short() -> None:
    """Control characters are escaped, and long text is clipped."""
    assert quoted("relu") == "'relu'"
    assert quoted("a\n\x1b\udcff") == "'a\\n\\x1b\\udcff'"
    assert quoted("x" * 1_200_000) == "'" + "x" * 59 + "…'"


def test_paths_keep_both_ends() -> None:
    """The name of a file is not what a long path loses."""
    path = "/" + "folder/" * 100 + "a.png"
    assert quoted_path("a.png") == "'a.png'"
    assert quoted_path(path).startswith("'/folder/")
    assert quoted_path(path).endswith("/a.png'")
    assert len(quoted_path(path)) == 202


def test_the_nearest_word_is_suggested() -> None:
    """Case does not count, and nothing is suggested for what is far from all."""
    assert did_you_mean("sigmod", ["sigmoid", "relu"]) == " Did you mean 'sigmoid'?"
    assert did_you_mean("RELU6", ["relu6"]) == " Did you mean 'relu6'?"
    assert did_you_mean("rleu", ["reu", "relu"]) == " Did you mean 'relu'?"
    assert did_you_mean("qqq", ["sigmoid", "relu"]) == ""
    assert did_you_mean("x" * 10_000, ["x"]) == ""
