"""The style "auto" on the command line: a light and a dark file, and the HTML that joins them."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from actplot.cli.headings import GroupedOption
from actplot.cli.output import STANDARD_OUTPUT, Destination
from actplot.errors import InputError
from actplot.figures.output.formats import in_schemes
from actplot.figures.styling.style_sheets import AUTO

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PIXELS_PER_INCH = 96  # of CSS
_SHOWN = ("png", "svg")  # what a browser shows as a picture


def picture_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option that prints HTML."""
    option = click.option(
        "--picture",
        is_flag=True,
        cls=GroupedOption,
        group="Output",
        help="With --style auto, print the HTML that shows the picture instead of its path.",
    )
    return option(command)


def in_both_schemes(places: Sequence[Destination], *, style: str) -> tuple[Destination, ...]:
    """Return where pictures go: in the style "auto" NAME.png becomes NAME-light.png and -dark.png.

    An SVG follows the page by itself; a PDF and standard output take the light picture.
    """
    found: list[Destination] = []
    for place in places:
        pair = in_schemes(place.format, style=style)
        if len(pair) == 1 or place.path == STANDARD_OUTPUT:
            found.append(place)
            continue
        path = PurePath(place.path)
        for ending, format in pair.items():
            named = str(path.with_name(f"{path.stem}{ending}{path.suffix}"))
            found.append(Destination(path=named, format=format))
    return tuple(found)


def html_of(places: Sequence[Destination], *, alt: str, width: float) -> str:
    """Return the HTML that shows a picture for light and dark pages.

    Parameters
    ----------
    places : sequence of Destination
        What `in_both_schemes` returned, of places that `check_picture` let pass.
    alt : str
        What is to be seen, for who cannot see it.
    width : float
        The width of the figure in inches.
    """
    from html import escape

    paths = {place.format: place.path for place in places}
    shown = f'alt="{escape(alt)}" width="{round(_PIXELS_PER_INCH * width)}"'
    if "light.png" in paths:
        return (
            "<picture>\n"
            '  <source media="(prefers-color-scheme: dark)" '
            f'srcset="{_url(paths["dark.png"])}">\n'
            f'  <img src="{_url(paths["light.png"])}" {shown}>\n'
            "</picture>"
        )
    return f'<img src="{_url(paths["svg"])}" {shown}>'


def check_picture(places: Sequence[Destination], *, style: str) -> None:
    """Refuse ``--picture`` where there is nothing that it could show, before anything is drawn."""
    if style != AUTO:
        raise InputError("--picture needs --style auto")
    if any(place.path == STANDARD_OUTPUT for place in places):
        raise InputError(
            "--picture prints HTML on standard output, and nothing else fits there; "
            "name a file in place of -"
        )
    if not any(place.format in _SHOWN for place in places):
        raise InputError("--picture shows a PNG or an SVG file; give -o a name that ends in .png")


def _url(path: str) -> str:
    """Return a path as an address in HTML."""
    from html import escape
    from urllib.parse import quote

    return escape(quote(path, safe="/+=,~"))
