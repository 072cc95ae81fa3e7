"""From the options of a figure to pictures: in one theme, or in those of light and dark pages."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from actplot.figures.output.export import render
from actplot.figures.styling.style_sheets import AUTO

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from actplot.figures.looks import Looks

    AnyLooks = TypeVar("AnyLooks", bound=Looks)
    Draw = Callable[[AnyLooks, Figure | None], Figure]

# The last figure that was drawn for its picture alone: nobody else has it, and who draws
# next may clear it and draw on it.
_SPARE: deque[Figure] = deque(maxlen=1)
# Its formulas read from files of fonts that are open. A process that branches off shares the
# place in each with its parent, so that neither would find what it looks for.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_SPARE.clear)


def pictures(
    draw: Draw[AnyLooks],
    spec: AnyLooks,
    formats: Iterable[str],
    *,
    title: str,
    description: str,
) -> dict[str, bytes]:
    """Return a figure in several formats.

    Parameters
    ----------
    draw : callable
        Returns the figure of a record of options, which nobody else keeps. It is given a
        spare figure, or None.
    spec : Looks
        The options. In the style "auto" an SVG follows the page it stands on.
    formats : iterable of str
        "png", "svg" and "pdf"; "light.png" and "dark.png" are PNGs in these styles.
    title, description : str
        What the picture is and what is to be seen on it, for who cannot see it.
    """
    drawn: dict[str, Figure] = {}

    def figure(style: str) -> Figure:
        if style not in drawn:
            drawn[style] = draw(replace(spec, style=style), _spare())
        return drawn[style]

    made = {}
    for wanted in sorted(set(formats)):
        scheme, _, format = wanted.rpartition(".")
        follows = spec.style == AUTO and wanted == "svg"
        made[wanted] = render(
            figure(scheme or spec.style),
            format=format,
            dpi=spec.dpi,
            title=title,
            description=description,
            text=spec.text,
            dark=figure("dark") if follows else None,
        )
    _SPARE.extend(drawn.values())
    return made


def _spare() -> Figure | None:
    """Return the spare figure, which then is one no more, or None."""
    try:
        return _SPARE.pop()
    except IndexError:
        return None
