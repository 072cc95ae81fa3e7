"""Setting text quickly: how long lines are, which fonts they are in, how mathematics is read."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from actplot.figures.quick import releases

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def quick_text() -> Iterator[None]:
    """Lay out text, find fonts and read mathematics quickly inside, with the same letters drawn."""
    with ExitStack() as stand_ins:
        if releases.is_known():
            from actplot.figures.quick.font_files import quick_fonts
            from actplot.figures.quick.layouts import quick_layouts
            from actplot.figures.quick.mathematics import quick_mathematics
            from actplot.figures.quick.shapes import quick_shapes

            for stand_in in (quick_fonts, quick_mathematics, quick_layouts, quick_shapes):
                stand_ins.enter_context(stand_in())
        yield
