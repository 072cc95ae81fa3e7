"""Putting rc parameters in force for a while, for one thread at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import RLock
from typing import Any

import matplotlib

ALONE = RLock()
"""Held while a figure is drawn: parameters hold for the whole process."""

# A process branches off when no other thread draws: else its own lock would be taken for
# ever, and its matplotlib be left as the figure has it.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=ALONE.acquire, after_in_parent=ALONE.release, after_in_child=ALONE.release
    )


@contextmanager
def in_force(parameters: Mapping[str, Any]) -> Iterator[None]:
    """Put rc parameters in force for a while, all of them but what is no style.

    They come from sheets that have been read and from matplotlib's defaults; to check three
    hundred values again for every figure takes longer than to draw its curves. matplotlib's
    own context puts the former ones back in this way.
    """
    values: Any = matplotlib.rcParams
    former = {name: dict.__getitem__(values, name) for name in parameters}
    try:
        dict.update(values, parameters)
        yield
    finally:
        dict.update(values, former)
