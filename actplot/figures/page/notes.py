"""Small notes below the frame, in as many words as have room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from actplot.figures.page.layout import lowest_baseline

if TYPE_CHECKING:
    from actplot.figures.page.pen import Pen

_SHARES = (1.0, 0.85, 0.7)  # of the usual size
_SMALLEST = 5.0  # points


def write_note(pen: Pen, words: str, *, brief: str = "") -> None:
    """Write a small note at the lower right of the figure, after those that stand there.

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
    room = float(pen.figure.bbox.width) - pen.edge - _end_of_x_label(pen)
    usual = 0.9 * pen.sizes.note
    for said in _ways_to_say(pen.notes):
        written = pen.figure.text(
            0, 0, said, color=pen.theme.quiet_ink, fontsize=usual, ha="left", va="baseline",
            gid="note",
        )  # fmt: skip
        for share in _SHARES:
            written.set_fontsize(min(usual, max(_SMALLEST, share * usual)))
            width = pen.extent(written)[0]
            if width <= room:
                right = pen.figure.bbox.width - pen.edge
                pen.move(written, x=right - width, y=lowest_baseline(pen))
                return
        written.remove()


def _ways_to_say(notes: Mapping[str, str]) -> Iterator[str]:
    """Return texts of notes: in full, in brief, then without the last ones."""
    yield "; ".join(notes)
    for count in range(len(notes), 0, -1):
        yield "; ".join(list(notes.values())[:count])


def _end_of_x_label(pen: Pen) -> float:
    """Return where a note may begin: beside the name of the x axis, if that is on its line."""
    middle = 0.5 * float(pen.figure.bbox.width)
    for label in pen.figure.texts:
        if label.get_gid() == "x-label":
            box = label.get_window_extent(pen.renderer)
            if box.y0 < lowest_baseline(pen) + pen.pixels(pen.sizes.note):
                return float(max(box.x1, middle)) + pen.pixels(pen.sizes.tick)
    return middle
