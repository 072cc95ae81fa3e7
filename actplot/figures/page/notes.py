"""Small notes below the frame, in as many words as have room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from actplot.figures.page.layout import lowest_baseline

if TYPE_CHECKING:
    from matplotlib.text import Text

    from actplot.figures.page.pen import Pen

_SHARES = (1.0, 0.85, 0.7)  # of the usual size
_SMALLEST = 5.0  # points


def write_note(pen: Pen, words: str, *, brief: str = "") -> None:
    """Write a small note at the lower right of the figure, after those that stand there.

    What has no room is said in brief, then at the lower left, then not at all.

    Parameters
    ----------
    pen : Pen
        The figure.
    words : str
        What the note says, mathematics between dollar signs.
    brief : str
        The same in less room, for where the words have none.
    """
    if pen.guest or words in pen.notes:
        return
    for earlier in [item for item in pen.figure.texts if item.get_gid() == "note"]:
        earlier.remove()
    pen.notes[words] = brief or words
    left, right = _room(pen)
    for said, more in _ways_to_say(pen.notes):
        written = _fitted(pen, said, right[1] - right[0])
        beside = _fitted(pen, more, left[1] - left[0]) if written and more else None
        if written and bool(beside) == bool(more):
            if beside:
                size = min(written.get_fontsize(), beside.get_fontsize())
                written.set_fontsize(size)
                beside.set_fontsize(size)
                pen.move(beside, x=left[0], y=lowest_baseline(pen))
            pen.move(written, x=right[1] - pen.extent(written)[0], y=lowest_baseline(pen))
            return
        for text in (written, beside):
            if text:
                text.remove()


def _fitted(pen: Pen, said: str, room: float) -> Text | None:
    """Return a text in a size that fits a width, or None."""
    usual = 0.9 * pen.sizes.note
    text = pen.figure.text(
        0, 0, said, color=pen.theme.quiet_ink, fontsize=usual, ha="left", va="baseline", gid="note"
    )
    for share in _SHARES:
        text.set_fontsize(min(usual, max(_SMALLEST, share * usual)))
        if pen.extent(text)[0] <= room:
            return text
    text.remove()
    return None


def _ways_to_say(notes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Return what notes say at the right and at the left: in full, in brief, not all of it."""
    yield "; ".join(notes), ""
    brief = list(notes.values())
    for said in range(len(brief), 0, -1):
        for at_right in range(said, 0, -1):
            yield "; ".join(brief[:at_right]), "; ".join(brief[at_right:said])


def _room(pen: Pen) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the ends of the room for notes at the left and at the right.

    It is beside the name of the x axis, if that is on their line.
    """
    wide = float(pen.figure.bbox.width)
    from_middle = to_middle = 0.5 * wide
    for label in pen.figure.texts:
        if label.get_gid() == "x-label":
            box = label.get_window_extent(pen.renderer)
            if box.y0 < lowest_baseline(pen) + pen.pixels(pen.sizes.note):
                gap = pen.pixels(pen.sizes.tick)
                from_middle = max(box.x1, from_middle) + gap
                to_middle = min(box.x0, to_middle) - gap
    return (pen.edge, float(to_middle)), (float(from_middle), wide - pen.edge)
