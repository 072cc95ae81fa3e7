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


def test_a_short_word_must_be_nearer_than_a_long_one() -> None:
    """One letter in three may be wrong, missing, added or swapped; beginnings will do."""
    assert did_you_mean("--xlmi", ["--xlim"]) == " Did you mean '--xlim'?"
    assert did_you_mean("--deriv", ["--derivative"]) == " Did you mean '--derivative'?"
    assert did_you_mean("leakyrelu", ["leaky_relu", "relu"]) == " Did you mean 'leaky_relu'?"
    assert did_you_mean("exponential", ["elu", "exp"]) == " Did you mean 'exp'?"
    assert did_you_mean("sigmoidal", ["sigmoid"]) == " Did you mean 'sigmoid'?"
    for word, known in (
        ("--data", "--alt"), ("--ylim", "--style"), ("--save", "--size"), ("nope", "copper"),
        ("clamp", "ramp"), ("sum", "squ"), ("infinity", "identity"), ("softmax", "max"),
        ("y", "x"),
    ):  # fmt: skip
        assert did_you_mean(word, [known]) == ""
