"""The kinds of figures a manifest can hold: their records, and what draws and checks them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from actplot.figures.bar_spec import BarSpec
from actplot.figures.options.table import CheckedRecord
from actplot.figures.spec import FigureSpec
from actplot.gallery import bars, curves
from actplot.gallery.about import About, Caption


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One kind of figure.

    Parameters
    ----------
    record : type
        Its options.
    opening : tuple of str
        The keys of a manifest that say what to draw; one of them makes a figure this kind.
    check : callable
        Raises `InputError` for a record that cannot be drawn; loads no matplotlib.
    draw : callable
        Returns the matplotlib figure of a record, drawn on a spare one where that serves;
        called in a worker, as the next two are.
    caption : callable
        Returns the title and the alternative text of the figure of a record.
    about : callable
        Given a record and its caption, returns what is said of the figure.
    specs : callable
        Returns the texts in a record that name activations.
    """

    record: type[CheckedRecord]
    opening: tuple[str, ...]
    check: Callable[[Any], None]
    draw: Callable[[Any, Any], Any]
    caption: Callable[[Any], Caption]
    about: Callable[[Any, Caption], About]
    specs: Callable[[Any], tuple[str, ...]]


KINDS = (
    Kind(
        record=FigureSpec,
        opening=("spec", "specs"),
        check=curves.check,
        draw=curves.draw,
        caption=curves.caption,
        about=curves.about,
        specs=curves.specs,
    ),
    Kind(
        record=BarSpec,
        opening=("logits", "function"),
        check=bars.check,
        draw=bars.draw,
        caption=bars.caption,
        about=bars.about,
        specs=bars.specs,
    ),
)


def kind_of(record: CheckedRecord) -> Kind:
    """Return the kind of figure that a record describes."""
    return next(kind for kind in KINDS if isinstance(record, kind.record))
