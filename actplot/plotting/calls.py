"""What functions have in common that take the options of a record: check and signature."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from actplot.figures.options.table import CheckedRecord, defaults_of, name_meant, options_of

Record = TypeVar("Record", bound=CheckedRecord)


def record_of(
    record: type[Record], function: str, options: Mapping[str, Any], **given: object
) -> Record:
    """Return the record of what was asked of a function.

    Parameters
    ----------
    record : type
        The kind of record.
    function : str
        The name of the function, for messages.
    options : mapping
        What it was given by name.
    **given
        The fields that are no options: what is drawn.

    Raises
    ------
    InputError
        If a value is not of its kind or outside its limits.
    TypeError
        If there is no such option.
    """
    known = defaults_of(record)
    for name in options:
        if name not in known:
            rows = {each: row for each, row in options_of(record).items() if each in known}
            raise TypeError(f"{function}() has no option '{name}'.{name_meant(name, rows)}")
    return record(**given, **options)


def signature(
    record: type[CheckedRecord], *own: inspect.Parameter, returns: str
) -> inspect.Signature:
    """Return the signature that the table of options gives a function, behind its own."""
    known = defaults_of(record)
    keywords = [
        inspect.Parameter(
            row.name, inspect.Parameter.KEYWORD_ONLY, default=row.default, annotation=row.type
        )
        for row in fields(record)
        if row.name in known
    ]
    return inspect.Signature([*own, *keywords], return_annotation=returns)
