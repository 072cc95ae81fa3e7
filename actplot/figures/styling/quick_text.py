"""Which releases of matplotlib text is set quickly in."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import matplotlib

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is put in the place of parts of matplotlib is known to fit these. Any other release
# does everything itself, as it always did.
KNOWN_RELEASES = ((3, 11),)


@contextmanager
def quick_text() -> Iterator[None]:
    """Find fonts and read mathematics quickly inside, with the same letters drawn."""
    with ExitStack() as stand_ins:
        if matplotlib.__version_info__[:2] in KNOWN_RELEASES:
            from actplot.figures.styling.font_files import quick_fonts
            from actplot.figures.styling.mathematics import quick_mathematics

            stand_ins.enter_context(quick_fonts())
            stand_ins.enter_context(quick_mathematics())
        yield
