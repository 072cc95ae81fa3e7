"""Figure: one figure of a gallery, as the rest of the gallery knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actplot.figures.options.table import CheckedRecord
from actplot.figures.output.formats import in_schemes
from actplot.gallery.kinds import kind_of
from actplot.gallery.problems import Spot


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One figure of a gallery.

    Parameters
    ----------
    name : str
        The name of its files, without extension.
    record : CheckedRecord
        Its options, such as a `FigureSpec`.
    formats : tuple of str
        The formats it is written in, of "svg", "png" and "pdf".
    section : str
        The heading it stands under; that of its family where "".
    spot : Spot
        Where it stands in the manifest.
    """

    name: str
    record: CheckedRecord
    formats: tuple[str, ...]
    section: str
    spot: Spot

    @property
    def files(self) -> dict[str, str]:
        """The picture that each of its files holds, by the file's name: of a format, or a scheme.

        In the style "auto" ``relu-light.png`` holds ``light.png``.
        """
        record: Any = self.record
        return {
            f"{self.name}{ending}.{format}": picture
            for format in self.formats
            for ending, picture in in_schemes(format, style=record.style).items()
        }

    def check(self) -> None:
        """Note what is wrong with what it is to show: formulas, names, values."""
        with self.spot.noting():
            kind_of(self.record).check(self.record)
