"""Painting: from a figure of a gallery to the bytes of its files, in whatever process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from actplot.figures.options.table import CheckedRecord
from actplot.gallery.about import About
from actplot.gallery.kinds import kind_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Painted:
    """A figure as it comes back from a worker.

    Parameters
    ----------
    pictures : mapping of str to bytes
        The content of each file, by format.
    about : About
        What the pages say of it.
    """

    pictures: Mapping[str, bytes]
    about: About


def paint(record: CheckedRecord, formats: tuple[str, ...]) -> Painted:
    """Draw a figure in each format, and find what there is to say of it.

    Parameters
    ----------
    record : CheckedRecord
        What to draw.
    formats : tuple of str
        Formats, of "svg", "png" and "pdf".

    Raises
    ------
    ActplotError
        If it cannot be drawn.
    """
    return Painted(pictures=draw(record, formats), about=kind_of(record).about(record))


def draw(record: CheckedRecord, formats: Iterable[str]) -> Mapping[str, bytes]:
    """Draw a figure in each format.

    Raises
    ------
    ActplotError
        If it cannot be drawn.
    """
    from actplot.figures import environment

    environment.isolate()

    from actplot.figures.output.pictures import pictures

    looks: Any = record
    kind = kind_of(record)
    title, alternative = kind.caption(record)
    return pictures(kind.draw, looks, formats, title=title, description=alternative)
