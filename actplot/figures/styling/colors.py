"""Arithmetic on colours, written as #rrggbb: mixing, contrast, and what stays readable."""

from __future__ import annotations

from collections.abc import Sequence

READABLE = 4.5
"""The least contrast of text with what it stands on: level AA of WCAG 2.2, criterion 1.4.3."""

VISIBLE = 1.6
"""The least contrast of a line with the page."""

_STEPS = 40
_BLACK, _WHITE = "#000000", "#ffffff"


def mix(color: str, other: str, share: float) -> str:
    """Return a colour with a share of another one in it, from 0 to 1."""
    both = zip(_channels(color), _channels(other), strict=True)
    mixed = ((1 - share) * own + share * theirs for own, theirs in both)
    return "#" + "".join(f"{round(channel):02x}" for channel in mixed)


def between(colors: Sequence[str], position: float) -> str:
    """Return the colour at a position between the colours of a list, counted from 0."""
    low = min(int(position), len(colors) - 2)
    return mix(colors[low], colors[low + 1], position - low)


def luminance(color: str) -> float:
    """Return the relative luminance of a colour as WCAG 2.2 defines it, from 0 to 1."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(color: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""
    dark, light = sorted((luminance(color), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_dark(color: str) -> bool:
    """Return whether white stands out from a colour better than black does."""
    return contrast(color, _WHITE) > contrast(color, _BLACK)


def readable(color: str, *, on: Sequence[str], least: float = READABLE) -> str:
    """Return a colour, darkened or lightened as little as makes it text that can be read.

    Parameters
    ----------
    color : str
        The colour of what the text names.
    on : sequence of str
        The colours it may stand on.
    least : float, default: READABLE
        The contrast that it needs there; a line needs less than text.
    """
    target = _WHITE if is_dark(on[0]) else _BLACK
    for step in range(_STEPS):
        mixed = mix(color, target, step / _STEPS)
        if all(contrast(mixed, ground) >= least for ground in on):
            return mixed
    return target


def _channels(color: str) -> tuple[int, int, int]:
    """Return red, green and blue from 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _linear(channel: float) -> float:
    """Return a channel from 0 to 1 in proportion to its light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
