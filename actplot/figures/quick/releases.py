"""Which releases of matplotlib have the parts that ours take the place of, or that we use."""

from __future__ import annotations

import matplotlib

# What is in this room has been compared with these, glyph by glyph and pixel by pixel.
_KNOWN = ((3, 11),)


def is_known() -> bool:
    """Return whether the release of matplotlib that is imported is one of them."""
    return matplotlib.__version_info__[:2] in _KNOWN


def has_phantoms() -> bool:
    r"""Return whether mathtext knows ``\phantom`` and ``\rlap``."""
    return matplotlib.__version_info__ >= (3, 11)
