"""Comparing pictures pixel by pixel, and a picture of where they differ."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEVEL_TOLERANCE = 2
"""How many of 255 levels a channel of a pixel may be off."""

_MARK = (214, 20, 90)
_FADED = 0.22


def compare_pixels(expected: bytes, actual: bytes) -> str:
    """Return how a PNG differs in its decoded pixels, or "" if it does not."""
    try:
        before, after = decoded(expected), decoded(actual)
    except (OSError, ValueError, SyntaxError) as error:
        return f"it is no picture: {error}"
    if before.shape != after.shape:
        height, width = after.shape[:2]
        expected_height, expected_width = before.shape[:2]
        return f"it is {width}x{height} pixels, expected {expected_width}x{expected_height}"
    off = _off(before, after)
    count = int((off > LEVEL_TOLERANCE).sum())
    if count == 0:
        return ""
    return f"{count} pixel{'s differ' if count > 1 else ' differs'} by up to {off.max()} levels"


def difference_picture(expected: bytes, actual: bytes) -> bytes:
    """Return a PNG of the expected picture, faded, with every pixel marked that differs.

    Of pictures of different sizes the common part is compared; the rest is marked.
    """
    import numpy as np
    from PIL import Image

    before, after = decoded(expected), decoded(actual)
    height, width = np.maximum(before.shape[:2], after.shape[:2])
    common = tuple(slice(n) for n in np.minimum(before.shape[:2], after.shape[:2]))
    differs = np.ones((height, width), dtype=bool)
    differs[common] = _off(before[common], after[common]) > LEVEL_TOLERANCE
    shown = np.full((height, width, 3), 255.0)
    rows, columns = before.shape[:2]
    shown[:rows, :columns] = 255 - _FADED * (255.0 - before[..., :3])
    shown[differs] = _MARK
    buffer = io.BytesIO()
    Image.fromarray(shown.round().astype(np.uint8)).save(buffer, format="png")
    return buffer.getvalue()


def decoded(content: bytes) -> NDArray[np.int16]:
    """Return the pixels of a PNG: rows, columns and the channels red, green, blue, opacity."""
    import numpy as np
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=["png"]) as picture:
        return np.asarray(picture.convert("RGBA"), dtype=np.int16)


def _off(before: NDArray[np.int16], after: NDArray[np.int16]) -> NDArray[np.int16]:
    """Return by how many levels the worst channel of each pixel is off."""
    worst: NDArray[np.int16] = abs(before - after).max(axis=2)
    return worst
