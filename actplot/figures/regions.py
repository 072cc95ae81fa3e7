"""The saturation regions of a figure: tinted, bounded, and explained once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actplot.analysis.function import DEFAULT_WINDOW
from actplot.figures import layout, marks
from actplot.figures.occupancy import Occupancy
from actplot.figures.ticks import short

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from actplot.figures.pen import Pen
    from actplot.figures.series import Series
    from actplot.figures.spec import FigureSpec

_WHOLE = (0.0, 1.0)
_LANE = 0.03  # of the axes' height, for each curve of several
_ROOM = 1.26  # how much farther than its boundary a region is to be seen
MANY = 12
_FAR = 100.0  # a window is not stretched to boundaries beyond


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """Where one curve of a figure saturates.

    Parameters
    ----------
    left, right : float
        Its ends in x; infinite for a tail.
    hard : bool
        Whether the derivative is 0 there.
    color : str
        The colour of the curve.
    symbol : str
        The mathtext of the function's symbol.
    threshold : float
        The slope below which the function counts as saturated.
    lane : tuple of float
        From where to where up the axes it is tinted, in parts of their height.
    """

    left: float
    right: float
    hard: bool
    color: str
    symbol: str
    threshold: float
    lane: tuple[float, float]


def find(
    spec: FigureSpec, curves: Sequence[Series], window: tuple[float, float] = DEFAULT_WINDOW
) -> list[Region]:
    """Return the saturation regions to be shown, none unless they were asked for.

    Those that go on for ever are looked for in the window.
    """
    if not spec.saturation:
        return []
    functions = [curve for curve in curves if curve.order == 0]
    several = len(functions) > 1
    return [
        Region(
            left=found.left,
            right=found.right,
            hard=found.kind == "hard",
            color=curve.color,
            symbol=curve.activation.symbol,
            threshold=spec.threshold,
            lane=(_LANE * curve.group, _LANE * (curve.group + 0.8)) if several else _WHOLE,
        )
        for curve in functions
        for found in curve.activation.saturation(spec.threshold, window=window)
    ]


def places(found: Sequence[Region]) -> list[float]:
    """Return what a window should hold: the near boundaries, and room to see what is beyond.

    None where there are so many that they go on for ever.
    """
    ends = {end for region in found for end in (region.left, region.right)}
    if len(ends) > MANY:
        return []
    return sorted(_ROOM * end for end in ends if abs(end) <= _FAR)


def has_boundaries(found: Sequence[Region], xlim: tuple[float, float]) -> bool:
    """Return whether the values of boundaries are to be written above the frame."""
    return bool(_bounded(found, xlim))


def _bounded(found: Sequence[Region], xlim: tuple[float, float]) -> dict[float, str]:
    """Return the boundaries inside the window of the only curve, with its colour."""
    return {
        end: region.color
        for region in found
        if region.lane == _WHOLE
        for end in (region.left, region.right)
        if xlim[0] < end < xlim[1]
    }


def below_curves(found: Sequence[Region], ylim: tuple[float, float]) -> tuple[float, float]:
    """Return the vertical window with room at the bottom for the strips of several curves."""
    lanes = [region.lane[1] for region in found if region.lane != _WHOLE]
    share = max(lanes, default=0.0)
    return ylim[0] - share / (1 - share) * (ylim[1] - ylim[0]), ylim[1]


def lines(found: Sequence[Region], xlim: tuple[float, float]) -> list[float]:
    """Return where boundaries are drawn through the whole height."""
    return sorted(_bounded(found, xlim))


def tint(pen: Pen, axes: Axes, found: Sequence[Region]) -> None:
    """Draw the bands and their boundaries, and a note on those outside the window."""
    low, high = axes.get_xlim()
    outside = [region for region in found if region.left >= high or region.right <= low]
    if len(found) > len(outside) and found[0].lane != _WHOLE:
        layout.note(pen, f"strips: saturated, slope below {found[0].threshold:g}")
    for region in found:
        if region not in outside:
            marks.saturation_band(
                axes, region.left, region.right,
                color=region.color, hard=region.hard, lane=region.lane,
            )  # fmt: skip
    placed: list[tuple[float, float]] = []
    for end, color in sorted(_bounded(found, (low, high)).items()):
        marks.saturation_boundary(axes, end, color=color, sizes=pen.sizes)
        label = marks.above_frame(axes, end, short(end), color=color, sizes=pen.sizes)
        box = label.get_window_extent(pen.renderer)
        if any(box.x0 < right + pen.pixels(3) and left < box.x1 for left, right in placed):
            label.remove()
        else:
            placed.append((box.x0, box.x1))
    if outside and found[0].lane == _WHOLE:
        _note(pen, outside, low)


def _note(pen: Pen, outside: Sequence[Region], low: float) -> None:
    """Mention the regions that the window does not reach."""
    ends = [
        f"x < {short(region.right)}" if region.right <= low else f"x > {short(region.left)}"
        for region in outside
    ]
    layout.note(pen, "saturated for " + ", ".join(dict.fromkeys(ends)))


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
            and item.lane == _WHOLE
            and item.left < axes.get_xlim()[1]
            and item.right > axes.get_xlim()[0]
        ]
        if not regions:
            continue
        words = marks.words(axes, _meaning(regions[0]), color=regions[0].color, size=pen.sizes.note)
        words.set_multialignment("center")
        corner = _emptiest(pen, axes, regions, words, taken)
        if corner is None:
            words.remove()
            meaning = "slope 0" if hard else f"slope below {regions[0].threshold:g}"
            layout.note(pen, f"tinted: saturated, {meaning}")
            continue
        words.set_gid("saturation")
        words.set_position((corner[0] / taken.width, corner[1] / taken.height))
        width, height = pen.extent(words)
        taken.add_box((*corner, corner[0] + width, corner[1] + height))
        written.append(words)
    return written


def _meaning(region: Region) -> str:
    """Return the words that explain a tint."""
    if region.hard:
        return f"hard saturation\n${region.symbol}' = 0$"
    return f"saturated\n$|{region.symbol}'| < {region.threshold:g}$"


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
