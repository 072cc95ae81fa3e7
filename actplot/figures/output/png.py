"""From pixels to a PNG file: what lines and flat areas need, in a third of the usual time.

Rows are stored as they are. Differences between neighbours, which encoders of photographs
try for every row, make a drawing larger: its long runs of one colour are best left alone.
Where all is opaque, opacity is left out.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOR_TYPES = {3: 2, 4: 6}  # by the number of channels
_OPAQUE = 255
_AS_IT_IS = 0  # how a row is stored
# Half of the time of level 6 with all of its memory, for a file a tenth larger.
_LEVEL, _MEMORY = 3, 7
_INCHES_IN_METRE = 1 / 0.0254


def encode_png(pixels: NDArray[np.uint8], *, dpi: float, texts: Mapping[str, str]) -> bytes:
    """Return a picture as a PNG file.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (height, width, 4)
        Red, green, blue and opacity of every pixel, row by row from the top.
    dpi : float
        Pixels an inch.
    texts : mapping of str to str
        What is known of the picture, by PNG's keywords, such as ``Title``; empty texts
        are left out.
    """
    height, width, _ = pixels.shape
    channels = 3 if _are_opaque(pixels) else 4
    rows = np.empty((height, 1 + channels * width), dtype=np.uint8)
    rows[:, 0] = _AS_IT_IS
    for channel in range(channels):
        rows[:, 1 + channel :: channels] = pixels[:, :, channel]
    header = struct.pack(">IIBBBBB", width, height, 8, _COLOR_TYPES[channels], 0, 0, 0)
    density = round(dpi * _INCHES_IN_METRE)
    return b"".join(
        [
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"pHYs", struct.pack(">IIB", density, density, 1)),
            *(_text(keyword, text) for keyword, text in texts.items() if text),
            _chunk(b"IDAT", _compressed(rows)),
            _chunk(b"IEND", b""),
        ]
    )


def _are_opaque(pixels: NDArray[np.uint8]) -> bool:
    """Return whether nothing shows through any of some pixels; all four channels at a time."""
    common = np.bitwise_and.reduce(np.ascontiguousarray(pixels).view(np.uint32), axis=None)
    return bool(np.atleast_1d(common).view(np.uint8)[3] == _OPAQUE)


def _compressed(rows: NDArray[np.uint8]) -> bytes:
    """Return rows as PNG compresses them."""
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS, _MEMORY)
    return compressor.compress(rows.data) + compressor.flush()


def _chunk(name: bytes, content: bytes) -> bytes:
    """Return a chunk: its length, its name, what it holds, and a checksum."""
    checksum = zlib.crc32(content, zlib.crc32(name))
    return b"".join([struct.pack(">I", len(content)), name, content, struct.pack(">I", checksum)])


def _text(keyword: str, text: str) -> bytes:
    """Return a text as a chunk: Latin where that is enough, else international."""
    text = text.replace("\0", "")
    try:
        return _chunk(b"tEXt", keyword.encode() + b"\0" + text.encode("latin-1"))
    except UnicodeEncodeError:
        # Uncompressed, of no language, with no translated keyword.
        return _chunk(b"iTXt", keyword.encode() + b"\0\0\0\0\0" + text.encode(errors="replace"))
