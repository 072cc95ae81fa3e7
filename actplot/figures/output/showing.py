"""A figure that shows itself in a notebook and saves itself the same anywhere, without pyplot."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from actplot.figures.output.export import CLOCK, render
from actplot.figures.quick.undocumented import Undocumented
from actplot.figures.stand_ins import quieted, without_variable
from actplot.figures.styling import style

_CSS_PIXELS = 96  # an inch
# What matplotlib calls the time of day that it writes into files of some formats.
_DATES = {"svg": "Date", "svgz": "Date", "pdf": "CreationDate"}


class ShownFigure(Undocumented, Figure):
    """A matplotlib figure that a notebook shows in its size, as sharp as the screen."""

    # What its axes look like, by which it is known whether they serve another figure.
    ground: object = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.widths: dict[tuple[str, float], float] = {}
        """The widths in pixels of the texts that were measured, by text and font size."""

    def savefig(self, fname: Any, **options: Any) -> None:
        """Write the figure to a file, with no date in it, as actplot's style has it.

        Parameters
        ----------
        fname : str, path-like or binary file-like
            The file; its ending is the format unless that is an option.
        **options
            What `matplotlib.figure.Figure.savefig` takes. The rc parameters of the host
            have no part in it.
        """
        path = Path(fname) if isinstance(fname, (str, os.PathLike)) else Path()
        date = _DATES.get((options.get("format") or path.suffix[1:]).lower())
        if date is not None:
            options.setdefault("metadata", {date: None})
        with style.context(), quieted("fontTools"), without_variable(CLOCK):
            super().savefig(fname, **options)

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        """Return the picture and the size in which it is to be shown."""
        picture = render(self, format="png", dpi=self.dpi, title="", description="")
        width, height = (round(_CSS_PIXELS * side) for side in self.get_size_inches())
        return picture, {"width": width, "height": height}
