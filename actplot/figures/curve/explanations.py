"""What the tints of saturation mean, written once where they are emptiest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from actplot.figures.curve import marks
from actplot.figures.curve.regions import WHOLE
from actplot.figures.page.notes import write_note
from actplot.figures.page.occupancy import Occupancy

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from actplot.figures.curve.regions import Region
    from actplot.figures.page.pen import Pen


def explain(pen: Pen, axes: Axes, found: Sequence[Region], taken: Occupancy) -> list[Text]:
    """Write what each kind of tint means, once, where its regions are emptiest.

    Parameters
    ----------
    pen : Pen
        The figure.
    axes : Axes
        Where to write.
    found : sequence of Region
        The regions.
    taken : Occupancy
        What the words may not touch; the words are added to it.

    Returns
    -------
    list of Text
        What has been written.
    """
    written = []
    for hard in (False, True):
        regions = [
            item
            for item in found
            if item.hard is hard
            and item.lane == WHOLE
            and item.left < axes.get_xlim()[1]
            and item.right > axes.get_xlim()[0]
        ]
        if not regions:
            continue
        color = pen.theme.label(regions[0].color, tinted=True)
        words = marks.words(axes, _meaning(pen, regions[0]), color=color, size=pen.sizes.note)
        words.set_multialignment("center")
        corner = _emptiest(pen, axes, regions, words, taken)
        if corner is None:
            words.remove()
            key = "figure.hatched" if hard else "figure.tinted"
            said = pen.words(key, threshold=f"{regions[0].threshold:g}")
            write_note(pen, said, brief=_condition(regions[0]))
            continue
        words.set_gid("saturation")
        if pen.theme.hard_hatch if hard else pen.theme.soft_hatch:
            words.set_bbox({"color": pen.theme.tinted(regions[0].color), "pad": 1.5})
        words.set_position((corner[0] / taken.width, corner[1] / taken.height))
        width, height = pen.extent(words)
        taken.add_box((*corner, corner[0] + width, corner[1] + height))
        written.append(words)
    return written


def _meaning(pen: Pen, region: Region) -> str:
    """Return the words that explain a tint."""
    key = "figure.hard_saturation" if region.hard else "figure.saturated"
    return f"{pen.words[key]}\n{_condition(region)}"


def _condition(region: Region) -> str:
    """Return what holds where there is a tint, in mathtext."""
    if region.hard:
        return f"${region.symbol}' = 0$"
    return f"$|{region.symbol}'| < {region.threshold:g}$"


def _emptiest(
    pen: Pen, axes: Axes, regions: Sequence[Region], words: Text, taken: Occupancy
) -> tuple[float, float] | None:
    """Return the lower left corner in pixels of the emptiest place for words in regions."""
    width, height = pen.extent(words)
    gap = pen.pixels(pen.sizes.gap)
    low, high = axes.get_xlim()
    boxes: list[tuple[float, float, float, float]] = []
    for region in regions:
        left, right = (
            (min(high, max(low, end)) - low) / (high - low) * taken.width
            for end in (region.left, region.right)
        )
        if right - left < width + 2 * gap:
            continue
        for across in (0.5, 0.3, 0.7):
            x = left + gap + across * (right - left - width - 2 * gap)
            heights = np.linspace(gap, taken.height - height - gap, 25)
            boxes.extend((x, up, x + width, up + height) for up in heights)
    if not boxes:
        return None
    places = np.array(boxes)
    room = np.zeros(len(places))
    for pad in (1.0, 2.0, 4.0, 8.0, 14.0):
        room += taken.free(places, pad=pad * gap)
    middle = np.abs((places[:, 1] + places[:, 3]) / 2 / taken.height - 0.5)
    best = int(np.argmax(np.where(room > 0, room - 1.5 * middle, -np.inf)))
    return (float(places[best, 0]), float(places[best, 1])) if room[best] > 0 else None
