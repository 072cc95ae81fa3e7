"""Figures of softmax and its family in a gallery: how they are drawn and told about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actplot.figures.bar_spec import BarSpec
from actplot.figures.options.table import defaults_of
from actplot.gallery.about import About, Caption
from actplot.gallery.commands import command_line
from actplot.normalizers import NORMALIZERS
from actplot.numbers import shown_number


def specs(record: BarSpec) -> tuple[str, ...]:  # noqa: ARG001 (a row of the table of kinds)
    """Return no specs: none of the family is in the catalogue."""
    return ()


def check(record: BarSpec) -> None:
    """Accept every record: what can be checked is checked when it is made."""


def draw(record: BarSpec, spare: Any = None) -> Any:
    """Draw a figure of bars."""
    from actplot.figures.bars import draw as draw_bars

    return draw_bars(record, spare)


def caption(record: BarSpec) -> Caption:
    """Return the title and the alternative text of a figure of bars."""
    from actplot.figures.words.bar_text import caption_of, describe_bars

    return Caption(title=caption_of(record), alternative=describe_bars(record))


def about(record: BarSpec, caption: Caption) -> About:
    """Return what is said of a figure of bars."""
    from actplot.figures.words.bar_text import listed

    known = NORMALIZERS[record.function]
    # What a manifest sets for all figures may mean nothing here, and a command refuses that.
    plain: dict[str, Any] = {name: defaults_of(BarSpec)[name] for name in record.unused}
    words = [record.function, *map(shown_number, record.logits)]
    return About(
        title=caption.title,
        family="the softmax family",
        alternative=caption.alternative,
        command=command_line(words, replace(record, **plain)),
        facts=(
            ("summary", known.summary),
            ("formula", known.formula),
            ("logits", listed(record.logits)),
            *((("reference", known.reference),) if known.reference else ()),
        ),
        words=record.functions,
    )
