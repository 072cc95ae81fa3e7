"""Figures of curves in a gallery: how they are checked, drawn and told about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from actplot.figures.spec import FigureSpec
from actplot.gallery.about import About, Caption
from actplot.gallery.commands import command_line


def specs(record: FigureSpec) -> tuple[str, ...]:
    """Return the specs that are texts."""
    return tuple(each for each in record.specs if isinstance(each, str))


def check(record: FigureSpec) -> None:
    """Read every spec but those that run code.

    Raises
    ------
    InputError
        If one cannot be read, or has not the parameters that are given.
    """
    from actplot.figures.curve.members import members

    members(record, unread=[each for each in record.specs if runs_code(each)])


def runs_code(spec: object) -> bool:
    """Return whether a spec names a Python function: no formula has a colon."""
    return isinstance(spec, str) and ":" in spec


def draw(record: FigureSpec, spare: Any = None) -> Any:
    """Draw a figure of curves."""
    from actplot.figures.curves import draw as draw_curves

    return draw_curves(_loaded(record), spare)


def caption(record: FigureSpec) -> Caption:
    """Return the title and the alternative text of a figure of curves."""
    from actplot.figures.words.alt_text import describe_figure, title_of

    loaded = _loaded(record)
    return Caption(title=title_of(loaded), alternative=describe_figure(loaded))


def about(record: FigureSpec, caption: Caption) -> About:
    """Return what is said of a figure of curves."""
    from actplot.catalogue.lookup import row_of
    from actplot.figures.curve.members import with_first_values

    texts = [with_first_values(each) for each in specs(record)]
    rows = [row_of(each, catalogue=record.catalogue) for each in texts]
    families = {row.family if row else "" for row in rows}
    known = [row for row in rows if row is not None]
    return About(
        title=caption.title,
        family=families.pop() if len(families) == 1 else "",
        alternative=caption.alternative,
        command=command_line([str(each) for each in record.specs], record),
        facts=tuple(_facts(record)),
        words=tuple(dict.fromkeys(word for row in known for word in (row.name, *row.aliases))),
    )


def _facts(record: FigureSpec) -> Iterator[tuple[str, str]]:
    """Yield the facts about a single function, or the formulas of several."""
    from actplot.catalogue.lookup import row_of
    from actplot.description.text import entries
    from actplot.figures.curve.members import is_family, members

    if is_family(record):
        return
    loaded = _loaded(record)
    functions = [member.activation for member in members(loaded)]
    if len(functions) > 1:
        yield from ((each.name, each.formula) for each in functions)
        return
    row = row_of(loaded.specs[0], catalogue=record.catalogue)
    if row is not None and row.summary:
        yield "summary", row.summary
    yield from entries(functions[0], row, threshold=record.threshold)


def _loaded(record: FigureSpec) -> FigureSpec:
    """Return a record with Python functions in the place of the specs that name one."""
    if not any(map(runs_code, record.specs)):
        return record
    from actplot.callables.loading import load_callable

    return replace(
        record,
        specs=tuple(
            load_callable(each) if isinstance(each, str) and runs_code(each) else each
            for each in record.specs
        ),
    )
