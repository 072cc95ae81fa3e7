"""What is known of an activation as plain data for a program."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING

from actplot.analysis.saturation import DEFAULT_THRESHOLD
from actplot.catalogue.rows import Row

if TYPE_CHECKING:
    from actplot.description.phrases import Described


def as_data(
    activation: Described, row: Row | None = None, *, threshold: float = DEFAULT_THRESHOLD
) -> object:
    """Return what is known as dictionaries, lists, numbers and texts for JSON.

    Infinite numbers are the texts "inf" and "-inf", undefined ones None; the keys are
    the fields of `Facts` and of the records in it.
    """
    facts = asdict(activation.facts())
    facts["saturation"] = [asdict(each) for each in activation.saturation(threshold)]
    known = {
        "name": activation.name,
        "formula": activation.formula,
        "latex": activation.latex,
        "derivative": activation.derivative().formula,
        "parameters": dict(activation.parameters),
        "family": row.family if row else None,
        "summary": row.summary if row else None,
        "reference": row.reference or None if row else None,
        "aliases": [each.partition("(")[0] for each in row.aliases] if row else [],
        "clash": row.clash or None if row else None,
    }
    return plain(known | facts)


def plain(value: object) -> object:
    """Return a value with every number in a form that JSON has."""
    match value:
        case dict():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case float() if math.isnan(value):
            return None
        case float() if math.isinf(value):
            return "inf" if value > 0 else "-inf"
    return value
