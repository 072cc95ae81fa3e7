"""The labels of classes below upright bars: wrapped, numbered, thinned out or rotated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from actplot.figures.bar.frame import tick_gap

if TYPE_CHECKING:
    from actplot.figures.bar.values import Classes
    from actplot.figures.page.layout import Place
    from actplot.figures.page.pen import Pen

# Room beside the slots that classes stand in, in parts of a slot.
APART = 0.6  # between the classes and the rest
MARGIN = 0.25  # at both ends of the axis
_LINE = 1.22  # height of a line in parts of the size of its letters
_MOST_LINES = 3
_SMALLEST = 4.8  # points
_SHARES = (1.0, 0.9, 0.8)
_HIGHEST = 0.4  # of the figure that rotated labels may take


class ClassLabels(NamedTuple):
    """How classes are labelled below their bars.

    Attributes
    ----------
    names : tuple of str
        What is written at each bar, perhaps in several lines; "" for nothing.
    size : float
        Of the letters, in points.
    logits : tuple of str
        What is written below them, as mathtext; empty for nothing.
    captions : tuple of str
        What is written at the left of each of the two rows.
    rotated : bool
        Whether they read upwards.
    """

    names: tuple[str, ...]
    size: float
    logits: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    rotated: bool = False

    def height(self, pen: Pen) -> float:
        """Return the room in pixels they take below the frame."""
        gap = self._gap(pen)
        if self.rotated:
            return gap + max(pen.width(name, self.size) for name in self.names)
        return gap + pen.pixels(_LINE * self.size) * (self._lines + bool(self.logits))

    def _gap(self, pen: Pen) -> float:
        """Return the pixels below the frame; captions stand below the label of a tick."""
        return (1.8 if self.captions else 1.0) * tick_gap(pen)

    @property
    def _lines(self) -> int:
        return max(name.count("\n") + 1 for name in self.names)

    def write(self, pen: Pen, place: Place, centers: Sequence[float]) -> None:
        """Write them below a frame, each centred at a place in pixels."""
        line = pen.pixels(_LINE * self.size)
        top = place.bottom - self._gap(pen)
        end = float(pen.figure.bbox.width) - pen.pixels(1.0)
        rotation = 90 if self.rotated else 0
        for name, x in zip(self.names, centers, strict=True):
            if name:
                written = pen.figure.text(
                    0, 0, name, color=pen.theme.quiet_ink, fontsize=self.size, rotation=rotation,
                    ha="center", va="top", parse_math=False, gid="class",
                )  # fmt: skip
                half = pen.extent(written)[0] / 2
                pen.move(written, x=min(x, end - half), y=top)
        lowest = top - line * (self._lines + 0.8)
        for logit, x in zip(self.logits, centers, strict=False):  # the rest has none
            written = pen.figure.text(
                0, 0, logit, color=pen.theme.quiet_ink, fontsize=self.size, ha="center", gid="logit"
            )
            pen.move(written, x=x, y=lowest)
        left = place.left - tick_gap(pen)
        for caption, y, side in zip(
            self.captions, (top, lowest), ("top", "baseline"), strict=False
        ):
            written = pen.figure.text(
                0, 0, caption, color=pen.theme.ink, fontsize=self.size, ha="right", va=side,
                gid="caption",
            )  # fmt: skip
            pen.move(written, x=left, y=y)


def level_labels(pen: Pen, classes: Classes, slot: float, *, logits: bool) -> ClassLabels | None:
    """Return level labels that fit slots of a width in pixels, or None."""
    for share in _SHARES:
        size = share * 0.95 * pen.sizes.tick
        room = slot - pen.pixels(0.5 * size)
        lines = 1 if classes.numbered else _MOST_LINES
        names = [wrap(pen, name, size, room, lines=lines) for name in classes.names]
        written = [f"$z$ = {logit}" for logit in classes.logits] if logits else []
        widest = max((pen.width(f"z = {logit}", size) for logit in classes.logits), default=0.0)
        if None not in names and (not logits or widest <= room):
            return ClassLabels(
                names=tuple(name or "" for name in names), logits=tuple(written), size=size
            )
    if not classes.numbered:
        return None
    return _numbers(pen, classes, slot, logits=logits)


def _numbers(pen: Pen, classes: Classes, slot: float, *, logits: bool) -> ClassLabels | None:
    """Return the bare numbers of the classes, some left out if need be, or None."""
    for share in _SHARES:
        size = share * 0.95 * pen.sizes.tick
        names = thinned(classes, pen, size, slot)
        if names is not None and classes.rest:
            names = _beside_rest(pen, classes, names, size, slot)
        widest = max(pen.width(logit, size) for logit in classes.logits)
        columns = widest + pen.pixels(0.4 * size) <= slot and "" not in (names or ())
        if names is not None and (columns or not logits):
            return ClassLabels(
                names=tuple(names),
                logits=classes.logits if logits else (),
                captions=(classes.caption, "$z$") if logits else (classes.caption,),
                size=size,
            )
    return None


def _beside_rest(
    pen: Pen, classes: Classes, numbers: list[str], size: float, slot: float
) -> list[str] | None:
    """Return numbers and the label of the rest, without the numbers it touches, or None."""
    rest = wrap(pen, classes.names[-1], size, max(1.6 * slot, pen.pixels(3.2 * size)))
    if rest is None:
        return None
    half = max(pen.width(line, size) for line in rest.split("\n")) / 2
    center = (len(numbers) + APART) * slot
    # It stands at the end, and moves away from the edge of the figure if it is wide.
    left = min(center - half, center + (0.5 + MARGIN) * slot + pen.edge - 2 * half)
    free = [
        at * slot + (pen.width(name, size) / 2 + pen.pixels(0.3 * size)) * bool(name) <= left
        for at, name in enumerate(numbers)
    ]
    if not all(free) and not classes.in_sequence:
        return None
    return [*(name if clear else "" for name, clear in zip(numbers, free, strict=True)), rest]


def thinned(classes: Classes, pen: Pen, size: float, slot: float) -> list[str] | None:
    """Return the numbers of the classes, so many left out as "" that no two touch, or None."""
    numbers = [index + 1 for index in classes.indices]
    for step in (1, 2, 5, 10, 20) if classes.in_sequence else (1,):
        first = 1 if step < 5 else step
        names = [
            str(number) if number == 1 or (number - first) % step == 0 else "" for number in numbers
        ]
        shown = [(at, pen.width(name, size)) for at, name in enumerate(names) if name]
        if all(
            (width + other_width) / 2 + pen.pixels(0.45 * size) <= (other - at) * slot
            for (at, width), (other, other_width) in pairwise(shown)
        ):
            return names
    return None


def rotated_labels(pen: Pen, classes: Classes, slot: float, *, logits: bool) -> ClassLabels | None:
    """Return labels that read upwards and fit slots of a width in pixels, or None."""
    size = min(0.95 * pen.sizes.tick, slot / pen.pixels(1.12))
    if size < _SMALLEST:
        return None
    names = [str(index + 1) for index in classes.indices] if classes.numbered else []
    names += classes.names[len(names) :]
    behind = [f"   z = {logit}" for logit in classes.logits] if logits else []
    behind += [""] * (len(names) - len(behind))
    room = _HIGHEST * float(pen.figure.bbox.height)
    return ClassLabels(
        names=tuple(
            clip(pen, name, size, room - pen.width(logit, size)) + logit
            for name, logit in zip(names, behind, strict=True)
        ),
        captions=(classes.caption,) if classes.numbered else (),
        size=size,
        rotated=True,
    )


def wrap(pen: Pen, name: str, size: float, width: float, *, lines: int = _MOST_LINES) -> str | None:
    """Return a name in some lines, broken between its words, or None if it needs more."""
    wrapped = [""]
    for word in name.split():
        longer = f"{wrapped[-1]} {word}".strip()
        if pen.width(longer, size) <= width:
            wrapped[-1] = longer
        elif pen.width(word, size) <= width and wrapped != [""]:
            wrapped.append(word)
        else:
            return None
    return "\n".join(wrapped) if len(wrapped) <= lines else None


def clip(pen: Pen, name: str, size: float, width: float) -> str:
    """Return a name, shortened to a width with an ellipsis."""
    if pen.width(name, size) <= width:
        return name
    kept = name[: max(1, int(len(name) * width / pen.width(name, size)) + 2)]
    while len(kept) > 1 and pen.width(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"
