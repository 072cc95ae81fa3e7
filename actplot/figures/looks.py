"""Looks: the options that every kind of figure has, whatever it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actplot import values
from actplot.figures.options import lengths
from actplot.figures.options.color_names import check_colors
from actplot.figures.options.table import CheckedRecord, Value, option
from actplot.figures.styling.style_sheets import check_style, style_names
from actplot.languages import ENGLISH, LANGUAGES, check_language
from actplot.numbers import read_number

DEFAULT_SIZE = (6.4, 4.0)
"""Width and height of a figure in inches."""

CONTEXTS = ("paper", "notebook", "talk", "poster")
"""What seaborn calls the places a figure may be seen at."""

FRAMES = ("box", "origin", "open")
"""Four spines, two through the origin, two at the left and the bottom."""

SVG_TEXTS = ("path", "text")
"""Letters in an SVG as shapes, the same everywhere, or as text in the reader's fonts."""


def _check_venue(label: str, value: object) -> str | None:
    """Return the name of a venue."""
    if value is None:
        return None
    from actplot.figures.options.venues import check_venue

    return check_venue(label, value)


def _look(*, default: Value, **row: Any) -> Value:
    """Return a field with an option that says how a figure looks."""
    return option(default=default, group="Looks", **row)


@dataclass(frozen=True, kw_only=True, slots=True)
class Looks(CheckedRecord):
    """How a figure looks.

    Parameters
    ----------
    title : str or None
        The title, as plain text; derived where None, left out where "".
    formula : bool
        Set the formula into the figure.
    style : str
        "light", "dark", "print", "minimal", "auto", the name of a matplotlib style or the
        path of an .mplstyle file. "auto" is light; files follow the reader's page.
    palette : str or None
        The name of a palette of seaborn or of a colour map of matplotlib.
    color : tuple of str
        Colours of the curves, before those of the palette.
    context : str or None
        Scale text and lines as seaborn does for "paper", "notebook", "talk" or "poster".
    linewidth : float or None
        The width of a function's line in points.
    grid : bool or None
        Draw the grid; as the style does where None.
    axes : str or None
        "box", "origin" or "open"; as the style has them where None.
    transparent : bool
        Leave the background out.
    font : str or None
        The family of an installed font.
    size : tuple of float
        Width and height in inches; a width alone, and text such as "8cm", "640px" or
        "3.25in x 2in" are accepted too.
    venue : str or None
        Take size and text sizes from a venue such as "neurips2024".
    dpi : int
        Pixels an inch of a PNG. In every format text is measured at this resolution, by
        which the rest is laid out.
    text : str
        Letters of an SVG: "path" for shapes, "text" for text.
    lang : str
        The language of every word that actplot writes by itself, such as "ru".
    alt_text : str or None
        What the figure shows, for who cannot see it; derived from the facts where None.

    Raises
    ------
    InputError
        If a value is not of its kind or outside its limits.
    """

    title: str | None = _look(
        default=None,
        check=values.check_text,
        help='The title, as plain text; "" leaves it out.',
        metavar="TEXT",
    )
    formula: bool = _look(
        default=True,
        check=values.check_switch,
        help="Set the formula into the figure, or leave it out.",
        negatable=True,
    )
    style: str = _look(
        default="light",
        check=check_style,
        help="light, dark, print, minimal, auto (follows the page), a matplotlib style, "
        "or FILE.mplstyle.",
        metavar="NAME",
        choices=style_names,
    )
    palette: str | None = _look(
        default=None,
        check=values.check_name,
        help="Colours by name: a palette of seaborn or a colour map of matplotlib.",
        metavar="NAME",
    )
    color: tuple[str, ...] = _look(
        default=(),
        check=check_colors,
        help="The colour of a function; may be repeated for the next ones.",
        repeated=True,
        metavar="COLOR",
    )
    context: str | None = _look(
        default=None,
        check=values.optional(values.one_of(*CONTEXTS)),
        help="Scale text and lines for a paper, notebook, talk or poster, as seaborn does.",
        metavar="WHERE",
        choices=lambda: CONTEXTS,
    )
    linewidth: float | None = _look(
        default=None,
        check=values.optional(values.number_inside(0, 30)),
        help="The width of a function's line in points.",
        metavar="PT",
        read=read_number,
    )
    grid: bool | None = _look(
        default=None,
        check=values.optional(values.check_switch),
        help="Draw grid lines, or none; as the style has it otherwise.",
        negatable=True,
    )
    axes: str | None = _look(
        default=None,
        check=values.optional(values.one_of(*FRAMES)),
        help="box, origin (axes through 0) or open (left and bottom).",
        metavar="KIND",
        choices=lambda: FRAMES,
    )
    transparent: bool = _look(
        default=False,
        check=values.check_switch,
        help="Leave the background out.",
    )
    font: str | None = _look(
        default=None,
        check=values.check_name,
        help="The family of an installed font.",
        metavar="NAME",
    )
    size: tuple[float, float] = _look(
        default=(),  # type: ignore[assignment] # none: replaced when the record is made
        check=lengths.check_size,
        help="Width and height, or the width alone: 8cm, 640px, 3.25in x 2in. [default: 6.4 4]",
        metavar="W [H]",
        read=lengths.read_size,
        gather=lengths.words_of_size,
    )
    venue: str | None = _look(
        default=None,
        check=_check_venue,
        help="Width, height and text sizes for a venue: icml2024, neurips2024, icml2024-full.",
        long="--for",
        metavar="VENUE",
    )
    dpi: int = _look(
        default=200,
        check=values.integer_between(20, 1200),
        help="Pixels an inch of a PNG; the other formats are laid out by text measured at it.",
        metavar="N",
        read=values.read_integer,
    )
    text: str = _look(
        default=SVG_TEXTS[0],
        check=values.one_of(*SVG_TEXTS),
        help="Letters of an SVG as shapes (path) or as text (text).",
        metavar="HOW",
        choices=lambda: SVG_TEXTS,
    )
    lang: str = _look(
        default=ENGLISH,
        check=check_language,
        help=f"The language of all words: {', '.join(LANGUAGES)}.",
        metavar="CODE",
        choices=lambda: LANGUAGES,
    )
    alt_text: str | None = option(
        default=None,
        check=values.check_text,
        help="Say what the figure shows, in the place of the sentence derived from the facts.",
        group="Output",
        metavar="TEXT",
    )

    def __post_init__(self) -> None:
        """Check every field, and settle the size in inches."""
        CheckedRecord.__post_init__(self)
        given: tuple[lengths.Length, ...] = self.size
        default = DEFAULT_SIZE
        if self.venue and not given:
            from actplot.figures.options.venues import venue

            default = venue(self.venue).size
        size = lengths.in_inches("size", given, dpi=self.dpi, default=default)
        object.__setattr__(self, "size", size)
