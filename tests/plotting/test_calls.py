"""Functions of Python know the options of their records, and no others."""

from __future__ import annotations

import pytest

from actplot.figures.bar_spec import BarSpec
from actplot.figures.options.table import CheckedRecord
from actplot.figures.spec import FigureSpec
from actplot.plotting.calls import record_of


@pytest.mark.parametrize(
    ("record", "drawn"), [(FigureSpec, {"specs": "relu"}), (BarSpec, {"logits": [1, 2]})]
)
def test_python_knows_the_fields_that_have_a_default(
    record: type[CheckedRecord], drawn: dict[str, object]
) -> None:
    """What is to be drawn is no keyword."""
    assert record_of(record, "f", {"title": "T"}, **drawn).title == "T"  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match=r"^f\(\) has no option 'for'. Did you mean 'venue'\?$"):
        record_of(record, "f", {"for": "icml2024"}, **drawn)
    for name in drawn:
        with pytest.raises(TypeError, match=rf"^f\(\) has no option '{name}'."):
            record_of(record, "f", {name: 1})
