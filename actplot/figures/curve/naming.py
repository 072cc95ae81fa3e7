"""How the reader learns what is what: words at marks, names beside curves, or a legend."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.figures.curve import explanations, marks
from actplot.figures.curve.annotations import annotate
from actplot.figures.curve.scene import CELL, Scene, taken_in, zero_lines
from actplot.figures.curve.titles import entries_of, style_key
from actplot.figures.page import frames, labels, legends
from actplot.figures.page.occupancy import Occupancy

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from actplot.figures.curve.panels import Panel
    from actplot.figures.curve.regions import Region
    from actplot.figures.curve.sampling import Array
    from actplot.figures.curve.series import Series
    from actplot.figures.page.pen import Pen
    from actplot.figures.spec import FigureSpec

_MOST_BESIDE = 12  # names that may stand beside curves
# Sizes of names, in parts of the usual one; none follows one of fewer points than that.
_SHARES = (1.0, 0.85, 0.72)
_LEAST = 8.5


class _Room(NamedTuple):
    """What no name may touch, what it may rather not stand on, and the asymptotes among that."""

    taken: Occupancy
    quiet: Occupancy
    asymptotes: Occupancy


def name_curves(
    pen: Pen,
    axes: Axes,
    panel: Panel,
    spec: FigureSpec,
    scene: Scene,
    *,
    named: bool,
    alone: bool,
    common: bool,
) -> bool:
    """Write everything that is words in a panel: notes at marks, saturation, names of curves.

    Parameters
    ----------
    pen : Pen
        The figure.
    axes : Axes
        The panel's axes.
    panel : Panel
        The panel.
    spec : FigureSpec
        What the figure shows.
    scene : Scene
        What stands in the panel.
    named : bool
        Whether a single curve is named by what stands above it.
    alone : bool
        Whether the panel may shrink to make room for a legend beside it.
    common : bool
        Whether the figure has a legend for all its panels.

    Returns
    -------
    bool
        False if the curves found no room for names: the figure needs a common legend.
    """
    taken = taken_in(pen, scene, panel.saturated)
    everything = taken.with_lines(scene.points)
    asymptotes = taken.without_all().with_lines(scene.quiet)
    quiet = asymptotes.with_lines(zero_lines(scene.frame))
    for box in frames.keep_clear(pen, axes, everything, asymptotes):
        taken.add_box(box)
        everything.add_box(box)
    notes, tangents = annotate(
        pen, axes, frame=scene.frame, curves=panel.curves, spec=spec, taken=everything, quiet=quiet
    )
    _take(pen, axes, notes, taken)
    for line in tangents:
        taken.add_line(line)
    curves = panel.curves
    # What the tint means is said where the functions are, not over their derivatives again.
    explained = panel.saturated if curves[0].order == 0 else ()
    full = everything.copy()
    full.add(quiet)
    words = explanations.explain(pen, axes, explained, full)
    _take(pen, axes, words, taken, everything)
    if common or (len(curves) == 1 and named) or _is_named_above(panel):
        return True
    room = _Room(taken, quiet, asymptotes)
    # A family's derivatives have no names: without a key nobody knows what they are.
    if not all(curve.label for curve in curves) and _beside_with_key(
        pen, axes, curves, scene, room, everything=everything
    ):
        return True
    if len(curves) > _MOST_BESIDE or not _beside(pen, axes, curves, scene, room):
        unnamed = _without_derivatives(curves)
        if _beside_with_key(pen, axes, unnamed, scene, room, everything=everything):
            return True
        # Words at marks would not follow a panel that shrinks.
        if not _in_legend(pen, axes, unnamed, everything, alone=alone and not notes):
            return False
        if words and tuple(axes.bbox.size) != (scene.frame.width, scene.frame.height):
            _rewrite(pen, axes, words, scene, panel.saturated)
    return True


def _is_named_above(panel: Panel) -> bool:
    """Return whether the curves of a panel are those of another one above it."""
    return bool(panel.heading) and panel.curves[0].order > 0


def _take(pen: Pen, axes: Axes, texts: Sequence[Text], *areas: Occupancy) -> None:
    """Add the boxes of texts to what is taken."""
    for text in texts:
        box = text.get_window_extent(pen.renderer).translated(-axes.bbox.x0, -axes.bbox.y0)
        for area in areas:
            area.add_box(box.extents)


def _without_derivatives(curves: Sequence[Series]) -> list[Series]:
    """Return curves of several functions with the names of their derivatives taken away."""
    if len({curve.group for curve in curves}) == 1:
        return list(curves)
    return [curve._replace(label="") if curve.order else curve for curve in curves]


def _beside_with_key(
    pen: Pen,
    axes: Axes,
    curves: Sequence[Series],
    scene: Scene,
    room: _Room,
    *,
    everything: Occupancy,
) -> bool:
    """Name functions beside their curves, and tell derivatives by a key in a corner."""
    key = style_key(curves, ink=pen.theme.quiet_ink)
    if not key or len(curves) > 2 * _MOST_BESIDE:
        return False
    legend = legends.make_legend(pen, axes, key, columns=1)
    if not legends.place_in_corner(pen, axes, legend, everything):
        return False
    reserved = room.taken.copy()
    box = legend.get_window_extent(pen.renderer).translated(-axes.bbox.x0, -axes.bbox.y0)
    reserved.add_box(box.extents)
    if _beside(pen, axes, curves, scene, room._replace(taken=reserved)):
        return True
    axes.legend_ = None
    return False


def _beside(pen: Pen, axes: Axes, curves: Sequence[Series], scene: Scene, room: _Room) -> bool:
    """Write the name of each curve beside it; return False if one finds no room.

    A smaller name is better than one on an asymptote.
    """
    named = [index for index, curve in enumerate(curves) if curve.label]
    others = [points for index, points in enumerate(scene.points) if index not in named]
    texts = []
    for curve in (curves[index] for index in named):
        color = pen.theme.label(curve.color)
        text = marks.words(axes, f"${curve.label}$", color=color, size=pen.sizes.label)
        text.set_gid(f"label-{curve.group}-{curve.order}")
        texts.append(text)
    attempts = (room.asymptotes, None) if scene.quiet else (None,)
    for avoided, size in product(attempts, _label_sizes(pen.sizes.label)):
        requests = []
        for text, index in zip(texts, named, strict=True):
            text.set_fontsize(size)
            width, height = pen.extent(text)
            requests.append(labels.Request(curve=scene.points[index], width=width, height=height))
        corners = _corners(pen, requests, others, room, avoided=avoided, family=_is_spread(curves))
        if corners is not None:
            for text, (left, bottom) in zip(texts, corners, strict=True):
                text.set_position((left / scene.frame.width, bottom / scene.frame.height))
            return True
    for text in texts:
        text.remove()
    return False


def _label_sizes(usual: float) -> list[float]:
    """Return the sizes in points that names are tried in: smaller ones while they can be read."""
    sizes = [share * usual for share in _SHARES]
    return [usual, *(small for large, small in pairwise(sizes) if large >= _LEAST)]


def _corners(
    pen: Pen,
    requests: Sequence[labels.Request],
    others: Sequence[Array],
    room: _Room,
    *,
    avoided: Occupancy | None,
    family: bool,
) -> list[tuple[float, float]] | None:
    """Return where the names stand, or None if one finds no room."""
    gap, stroke = pen.pixels(pen.sizes.gap), pen.pixels(pen.sizes.curve)
    if family:
        obstacles = room.taken.with_lines(others)
        at_end = labels.place_at_end(requests, obstacles=obstacles, gap=gap, stroke=stroke)
        if at_end is not None:
            return at_end
    return labels.place_labels(
        requests,
        obstacles=room.taken,
        others=others,
        lines=room.quiet,
        avoided=avoided,
        gap=gap,
        stroke=stroke,
    )


def _is_spread(curves: Sequence[Series]) -> bool:
    """Return whether the curves are members of a family, to be named at one end."""
    named = [curve for curve in curves if curve.label]
    return len(named) > 1 and all("=" in curve.label for curve in named)


def _in_legend(
    pen: Pen, axes: Axes, curves: Sequence[Series], everything: Occupancy, *, alone: bool
) -> bool:
    """Make a legend: in a free corner, or outside, where it costs the curves least."""
    entries = [*entries_of(curves), *style_key(curves, ink=pen.theme.quiet_ink)]
    for columns in (1, 2, 3) if len(entries) > 3 else (1,):
        legend = legends.make_legend(pen, axes, entries, columns=columns)
        if legends.place_in_corner(pen, axes, legend, everything):
            return True
    if alone:
        legends.place_outside(pen, axes, entries)
    return alone


def _rewrite(
    pen: Pen,
    axes: Axes,
    words: Sequence[Text],
    scene: Scene,
    saturated: Sequence[Region],
) -> None:
    """Write the words on saturation once more after the axes have shrunk."""
    for text in words:
        text.remove()
    scale = np.array(axes.bbox.size) / (scene.frame.width, scene.frame.height)
    taken = Occupancy(*axes.bbox.size, pen.pixels(CELL))
    for points in scene.points:
        taken.add_line(points * scale)
    explanations.explain(pen, axes, saturated, taken)
