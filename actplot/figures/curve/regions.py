"""The saturation regions of a figure: tinted, bounded, and explained once."""

from __future__ import annotations

from collections.abc import Sequence
from math import isinf
from typing import TYPE_CHECKING, NamedTuple

from actplot.analysis.function import DEFAULT_WINDOW
from actplot.figures.curve import marks
from actplot.figures.page.notes import write_note
from actplot.figures.page.raised import write_raised
from actplot.figures.page.ticks import short

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from actplot.figures.curve.series import Series
    from actplot.figures.page.pen import Pen
    from actplot.figures.spec import FigureSpec

WHOLE = (0.0, 1.0)
"""The lane of a region that is tinted from the bottom to the top."""
_LANES = (0.06, 0.03)  # of the axes' height, for each of few curves and of many
_FILLED = 0.72  # of a lane
_FEW = 4  # curves whose boundaries are written beside their strips
_SEEN = 2.4  # gaps between a line at the threshold and that at 0, for both to be seen


class Region(NamedTuple):
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
    group : int
        Which of the figure's functions the curve is.
    owner : str
        The name of the curve, as mathtext without dollar signs, if it is one of several.
    """

    left: float
    right: float
    hard: bool
    color: str
    symbol: str
    threshold: float
    lane: tuple[float, float]
    group: int
    owner: str


def find(
    spec: FigureSpec,
    curves: Sequence[Series],
    *,
    alone: bool = False,
    window: tuple[float, float] = DEFAULT_WINDOW,
) -> list[Region]:
    """Return the saturation regions to be shown, none unless they were asked for.

    Those that go on for ever are looked for in the window. Functions that do not
    stand alone in their panel have strips at its bottom.
    """
    if not spec.saturation:
        return []
    functions = [curve for curve in curves if curve.order == 0]
    several = len(functions) > 1 and not alone
    lane = _LANES[0] if len(functions) <= _FEW else _LANES[1]
    lane *= 1.5 if spec.layout == "stacked" else 1.0
    return [
        Region(
            left=found.left,
            right=found.right,
            hard=found.kind == "hard",
            color=curve.color,
            symbol=curve.activation.symbol,
            threshold=spec.threshold,
            lane=(lane * curve.group, lane * (curve.group + _FILLED)) if several else WHOLE,
            group=curve.group,
            owner=curve.label if len(functions) > 1 else "",
        )
        for curve in functions
        for found in curve.activation.saturation(spec.threshold, window=window)
    ]


def is_of_interest(region: Region, xlim: tuple[float, float]) -> bool:
    """Return whether a region is to be seen in a window, or is more than one piece of many."""
    is_tail = isinf(region.left) or isinf(region.right)
    return is_tail or (region.left < xlim[1] and region.right > xlim[0])


def has_boundaries(found: Sequence[Region], xlim: tuple[float, float]) -> bool:
    """Return whether the values of boundaries are to be written above the frame."""
    return bool(_bounded(found, xlim))


def _bounded(found: Sequence[Region], xlim: tuple[float, float]) -> dict[float, str]:
    """Return the boundaries inside the window of the only curve, with its colour."""
    return {
        end: region.color
        for region in found
        if region.lane == WHOLE
        for end in (region.left, region.right)
        if xlim[0] < end < xlim[1]
    }


def below_curves(
    found: Sequence[Region], xlim: tuple[float, float], ylim: tuple[float, float]
) -> tuple[float, float]:
    """Return the vertical window with room at the bottom for the strips of several curves."""
    inside = [region for region in found if region.left < xlim[1] and region.right > xlim[0]]
    lanes = [region.lane[1] for region in inside if region.lane != WHOLE]
    share = max(lanes, default=0.0)
    return ylim[0] - share / (1 - share) * (ylim[1] - ylim[0]), ylim[1]


def lines(found: Sequence[Region], xlim: tuple[float, float]) -> list[float]:
    """Return where boundaries are drawn through the whole height."""
    return sorted(_bounded(found, xlim))


def tint(pen: Pen, axes: Axes, found: Sequence[Region], *, valued: bool = True) -> None:
    """Draw the bands and their boundaries, and a note on those outside the window.

    Parameters
    ----------
    pen : Pen
        The figure.
    axes : Axes
        The panel.
    found : sequence of Region
        Its regions.
    valued : bool
        Whether the values of the boundaries are written above the frame.
    """
    low, high = axes.get_xlim()
    outside = [region for region in found if region.left >= high or region.right <= low]
    inside = [region for region in found if region not in outside]
    for region in inside:
        marks.saturation_band(
            axes, region.left, region.right,
            color=region.color, hard=region.hard, lane=region.lane, theme=pen.theme,
        )  # fmt: skip
    if inside and inside[0].lane != WHOLE:
        threshold = f"{inside[0].threshold:g}"
        said = pen.words("figure.strips", threshold=threshold)
        write_note(pen, said, brief=f"$|f'| < {threshold}$")
        _write_beside(pen, axes, inside)
    bounds = sorted(_bounded(found, (low, high)).items())
    for end, color in bounds:
        marks.saturation_boundary(axes, end, color=color, sizes=pen.sizes)
    if valued and bounds:
        write_raised(pen, axes, [(end, short(end), color) for end, color in bounds])
    if outside and (found[0].lane == WHOLE or not inside):
        for owner in dict.fromkeys(region.owner for region in outside):
            _note(pen, [region for region in outside if region.owner == owner], low)


def _write_beside(pen: Pen, axes: Axes, inside: Sequence[Region]) -> None:
    """Write the boundaries beside the strips, where these are wide enough apart."""
    low, high = axes.get_xlim()
    if inside[0].lane[1] - inside[0].lane[0] < _FILLED * _LANES[0] - 1e-9:
        return
    height = axes.bbox.height * (inside[0].lane[1] - inside[0].lane[0])
    size = min(pen.sizes.note, height / pen.pixels(1.15))
    if size < 5:
        return
    for region in inside:
        strips = [each for each in inside if each.group == region.group]
        for end, side in ((region.right, 1), (region.left, -1)):
            if low < end < high:
                ends = [other for each in strips for other in (each.left, each.right)]
                beyond = [abs(other - end) for other in ends if side * other > side * end]
                room = min(beyond, default=float("inf"))
                width = pen.width(short(end), size) + pen.pixels(2 * pen.sizes.gap)
                if 2 * width < room / (high - low) * axes.bbox.width:
                    marks.beside_strip(
                        axes, end, sum(region.lane) / 2, short(end),
                        side=side, color=pen.theme.label(region.color), size=size,
                        gap=0.8 * pen.sizes.gap,
                    )  # fmt: skip


def mark_threshold(
    pen: Pen, axes: Axes, found: Sequence[Region], curves: Sequence[Series]
) -> tuple[list[float], list[tuple[float, float]]]:
    """Show the threshold on first derivatives: lines at it, dots where a curve passes it.

    Parameters
    ----------
    pen : Pen
        The figure.
    axes : Axes
        The panel.
    found : sequence of Region
        Its regions.
    curves : sequence of Series
        Its curves.

    Returns
    -------
    list of float
        The heights of the lines, none where they would run along that at 0.
    list of (float, float)
        Where the dots stand.
    """
    slopes = {curve.group: curve for curve in curves if curve.order == 1}
    soft = [region for region in found if not region.hard and region.group in slopes]
    low, high = axes.get_xlim()
    bottom, top = axes.get_ylim()
    dots = []
    for region in soft:
        curve = slopes[region.group]
        for x in (region.left, region.right):
            if low < x < high:
                y = float(curve.activation(x))
                if bottom <= y <= top:
                    marks.dot(
                        axes, x, y, color=curve.color, sizes=pen.sizes, filled=True, share=0.7
                    )
                    dots.append((x, y))
    heights = []
    if soft:
        apart = soft[0].threshold / (top - bottom) * axes.bbox.height
        if apart > _SEEN * pen.pixels(pen.sizes.gap):
            signs = sorted({1.0 if y >= 0 else -1.0 for _, y in dots})
            heights = [sign * soft[0].threshold for sign in signs]
    for height in heights:
        color = slopes[soft[0].group].color
        marks.threshold(axes, height, color=color, sizes=pen.sizes)
    return heights, dots


def _note(pen: Pen, outside: Sequence[Region], low: float) -> None:
    """Mention the regions that the window does not reach."""
    ends = [
        f"x < {short(region.right)}" if region.right <= low else f"x > {short(region.left)}"
        for region in outside
    ]
    where = pen.words["grammar.comma"].join(dict.fromkeys(ends))
    said = pen.words("figure.saturated_for", where=where)
    write_note(pen, f"${outside[0].owner}$: {said}" if outside[0].owner else said)
