"""Sizes are read in inches, centimetres, millimetres, points and pixels, one side or both."""

from __future__ import annotations

import pytest

from actplot.errors import InputError
from actplot.figures.looks import DEFAULT_SIZE, Looks
from actplot.figures.options import lengths


@pytest.mark.parametrize(
    ("text", "inches"),
    [("3.25", 3.25), ("3.25in", 3.25), ("2.54cm", 1), ("25.4mm", 1), ("72pt", 1), (".5in", 0.5)],
)
def test_lengths_are_inches(text: str, inches: float) -> None:
    """A bare number is inches; a unit is converted."""
    assert lengths.read_length(text) == inches


@pytest.mark.parametrize("text", ["", "in", "3em", "3IN", "nan", "1_0cm", "3in2", "--", "px"])
def test_other_lengths_are_refused(text: str) -> None:
    """The message shows what a length looks like."""
    with pytest.raises(InputError, match="is not a length such as"):
        lengths.read_length(text)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("8cm", (8 / 2.54,)),
        ("640px", ("640.0px",)),
        ("6x4", (6.0, 4.0)),
        ("6 4", (6.0, 4.0)),
        ("3.25in x 2in", (3.25, 2.0)),
        ("3.25inx2in", (3.25, 2.0)),
        ("640x480px", ("640.0px", "480.0px")),
        ("640pxx480px", ("640.0px", "480.0px")),
        ("2.54cm×1in", (1.0, 1.0)),
        ("25.4 50.8mm", (1.0, 2.0)),
    ],
)
def test_sizes_are_read(text: str, size: tuple[object, ...]) -> None:
    """One side or two; a unit behind the second alone is that of both."""
    assert lengths.read_size(text) == size


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["6", "4"], 1),
        (["8cm", "5cm", "3"], 1),
        (["8cm", "2m"], 1),
        (["3.25in", "x", "2in"], 2),
        (["8cm", "x"], 0),
        (["8cm", "3"], 0),
        (["6", "relu"], 0),
        (["8cm"], 0),
        (["8cm", "x*x"], 0),
    ],
)
def test_a_size_takes_only_lengths_from_the_command_line(words: list[str], count: int) -> None:
    """What follows a width may be what is to be drawn, even a number or x."""
    assert lengths.words_of_size(words) == count


@pytest.mark.parametrize(
    ("value", "dpi", "inches"),
    [
        ((), 200, DEFAULT_SIZE),
        (5, 200, (5.0, 3.125)),
        ("8cm", 200, (8 / 2.54, 5 / 2.54)),
        (["2.54cm", 2], 200, (1.0, 2.0)),
        ("640px", 100, (6.4, 4.0)),
        ("640x480px", 320, (2.0, 1.5)),
    ],
)
def test_a_record_has_its_size_in_inches(
    value: object, dpi: int, inches: tuple[float, float]
) -> None:
    """Whatever it was written as; and as it is when it is written again."""
    looks = Looks(size=value, dpi=dpi)
    assert looks.size == pytest.approx(inches)
    assert Looks(size=looks.size, dpi=dpi).size == looks.size


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ((0, 1), "size must be from 0.5 to 50 inches, got 0"),
        ((1, 51), "size must be from 0.5 to 50 inches, got 51"),
        ("20px", "size must be from 0.5 to 50 inches, got 0.1"),
        ((1, 2, 3), "size must be a width and a height, got 3 values"),
        (True, "size must be a number, got boolean"),
        ([[1]], "size must be lengths, got list"),
        ("wide", "'wide' is not a length such as 3.25, 8cm or 640px"),
    ],
)
def test_wrong_sizes_are_named(value: object, message: str) -> None:
    """In one line."""
    with pytest.raises(InputError) as caught:
        Looks(size=value)
    assert str(caught.value) == message
