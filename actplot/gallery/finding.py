"""Where a manifest is looked for, told without loading what reads it."""

from __future__ import annotations

import os

from actplot.errors import InputError

DEFAULT_PLACES = ("gallery.toml", "gallery/gallery.toml")
STANDARD_INPUT = "-"


def find_manifest(path: str | os.PathLike[str] | None) -> str:
    """Return the path of a manifest, looked for in the usual places where none is given.

    Raises
    ------
    InputError
        If there is none in these places.
    """
    if path is not None:
        return os.fspath(path)
    for place in DEFAULT_PLACES:
        if os.path.isfile(place):
            return place
    raise InputError(
        f"there is no {' or '.join(DEFAULT_PLACES)} here; name a manifest, "
        "or write one with: actplot gallery init"
    )
