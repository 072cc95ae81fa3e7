"""Looks: the options that every kind of figure has, whatever it shows."""

from __future__ import annotations

from dataclasses import dataclass

from actplot.figures import values
from actplot.figures.options import CheckedRecord, option


@dataclass(frozen=True, kw_only=True, slots=True)
class Looks(CheckedRecord):
    """How a figure looks.

    Parameters
    ----------
    title : str or None
        The title, as plain text; derived where None, left out where "".
    formula : bool
        Set the formula into the figure.
    size : tuple of float
        Width and height in inches; text such as "8cm" is accepted too.
    dpi : int
        Pixels an inch of a PNG.

    Raises
    ------
    InputError
        If a value is not of its kind or outside its limits.
    """

    title: str | None = option(
        default=None,
        check=values.check_text,
        help='The title, as plain text; "" leaves it out.',
        group="Looks",
        flags=("--title",),
        words=1,
        metavar="TEXT",
    )
    formula: bool = option(
        default=True,
        check=values.check_switch,
        help="Set the formula into the figure, or leave it out.",
        group="Looks",
        flags=("--formula",),
        off="--no-formula",
    )
    size: tuple[float, float] = option(
        default=(6.4, 4.0),
        check=values.check_size,
        help="Width and height, in inches or with a unit: 8cm 5cm.",
        group="Looks",
        flags=("--size",),
        words=2,
        metavar="W H",
        read=values.read_length,
    )
    dpi: int = option(
        default=200,
        check=values.integer_between(20, 1200),
        help="Pixels an inch of a PNG.",
        group="Looks",
        flags=("--dpi",),
        words=1,
        metavar="N",
        read=values.read_integer,
    )
