"""Painting: from a figure of a gallery to the bytes of its files, in whatever process."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from actplot.figures import environment
from actplot.figures.options.table import CheckedRecord
from actplot.gallery.about import About, Caption
from actplot.gallery.kinds import Kind, kind_of


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
        Formats, of "svg", "png" and "pdf"; "light.png" and "dark.png" are PNGs in these styles.

    Raises
    ------
    ActplotError
        If it cannot be drawn.
    """
    environment.isolate(formats)
    kind = kind_of(record)
    caption = kind.caption(record)
    return Painted(
        pictures=_drawn(kind, record, formats, caption), about=kind.about(record, caption)
    )


def draw(record: CheckedRecord, formats: Collection[str]) -> Mapping[str, bytes]:
    """Draw a figure in each format.

    Raises
    ------
    ActplotError
        If it cannot be drawn.
    """
    environment.isolate(formats)
    kind = kind_of(record)
    return _drawn(kind, record, formats, kind.caption(record))


def _drawn(
    kind: Kind, record: CheckedRecord, formats: Collection[str], caption: Caption
) -> Mapping[str, bytes]:
    """Return a figure in each format, with what describes it in each."""
    from actplot.figures.output.pictures import pictures

    looks: Any = record
    return pictures(kind.draw, looks, formats, title=caption.title, description=caption.alternative)
