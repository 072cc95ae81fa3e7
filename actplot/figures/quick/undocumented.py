"""Artists of our own whose properties matplotlib does not list once more."""

from __future__ import annotations

from typing import Any


class Undocumented:
    """A base of artists, to be named before one of matplotlib's.

    For every class of artists matplotlib writes documentation of its method ``set`` by
    looking through all others, unless the class has such a method of its own.
    """

    def set(self, **properties: Any) -> Any:
        """Set several properties at once; all that matplotlib knows of such an artist."""
        artist: Any = super()
        return artist.set(**properties)
