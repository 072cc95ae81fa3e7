"""How the reader learns what is what: the header, names beside curves, or a legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actplot.figures import labels, legends, marks, regions, series, style
from actplot.figures.occupancy import Occupancy

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from actplot.activation import Activation
    from actplot.figures.pen import Pen
    from actplot.figures.sampling import Array, Frame
    from actplot.figures.series import Series
    from actplot.figures.spec import FigureSpec

_CELL = 1.4  # points: how finely the search for room sees
_MOST_NAMES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What stands inside the frame already.

    Parameters
    ----------
    frame : Frame
        The window in pixels.
    points : list of ndarray
        The curves in pixels, in the order of the figure's series.
    dots : list of (float, float)
        Where dots stand, in the plane.
    poles : list of float
        Where poles stand, in x.
    asymptotes : list of ndarray
        Straight lines in pixels that a name should rather not cross.
    """

    frame: Frame
    points: list[Array]
    dots: list[tuple[float, float]]
    poles: list[float]
    asymptotes: list[Array]


def header(spec: FigureSpec, curves: Sequence[Series]) -> tuple[str, str]:
    """Return the title in plain text and the formula in mathtext of a figure."""
    functions = [curve.activation for curve in curves if curve.order == 0]
    first = functions[0]
    single = len(spec.specs) == 1
    formula = ""
    if spec.formula and single:
        right = series.family_latex(spec) if len(functions) > 1 else first.latex
        formula = f"{_left_side(first, right)} = {right}" if right else ""
    if spec.title is not None:
        return spec.title, formula
    if single:
        # The name of a formula is its text; typeset it says the same, better.
        written_out = formula and first.symbol == "f"
        return "" if written_out else first.name, formula
    names = list(dict.fromkeys(function.name for function in functions))
    return (", ".join(names) if len(names) <= _MOST_NAMES else ""), formula


def _left_side(activation: Activation, right: str) -> str:
    """Return what stands left of "=": f(x) where a name would only repeat the right side."""
    repeats = right.replace(r"\left(", "(").replace(r"\right)", ")") == activation.label
    return "f(x)" if repeats else activation.label


def name_curves(
    pen: Pen,
    axes: Axes,
    curves: Sequence[Series],
    scene: Scene,
    saturated: Sequence[regions.Region],
    *,
    named: bool,
) -> None:
    """Write the names of the curves beside them, or make a legend of all of them."""
    taken = _taken(pen, scene, saturated)
    everything = _with_curves(taken, scene.points)
    empty = _with_curves(everything, [*_zero_lines(scene.frame), *scene.asymptotes])
    words = regions.explain(pen, axes, saturated, empty)
    for text in words:
        box = text.get_window_extent(pen.renderer).translated(-axes.bbox.x0, -axes.bbox.y0)
        taken.add_box(box.extents)
        everything.add_box(box.extents)
    family = len({curve.label for curve in curves if curve.label and curve.order == 0}) > 1 and any(
        not curve.label for curve in curves
    )
    key = _style_key(curves) if family else []
    if len(curves) == 1 and named:
        return
    if key:
        legend = legends.make_legend(pen, axes, key, columns=1)
        if legends.place_in_corner(pen, axes, legend, everything):
            box = legend.get_window_extent(pen.renderer).translated(-axes.bbox.x0, -axes.bbox.y0)
            taken.add_box(box.extents)
    if not _beside(pen, axes, curves, scene, taken):
        if axes.legend_ is not None:
            axes.legend_ = None
        _in_legend(pen, axes, curves, everything, key)
        if words and tuple(axes.bbox.size) != (scene.frame.width, scene.frame.height):
            _rewrite(pen, axes, words, scene, saturated)


def _beside(pen: Pen, axes: Axes, curves: Sequence[Series], scene: Scene, taken: Occupancy) -> bool:
    """Write the name of each curve beside it; return False if one finds no room."""
    named = [index for index, curve in enumerate(curves) if curve.label]
    others = [points for index, points in enumerate(scene.points) if index not in named]
    texts = []
    for curve in (curves[index] for index in named):
        text = marks.words(axes, f"${curve.label}$", color=curve.color, size=pen.sizes.label)
        text.set_gid(f"label-{curve.group}-{curve.order}")
        texts.append(text)
    for share in (1.0, 0.85, 0.72):
        requests = []
        for text, index in zip(texts, named, strict=True):
            text.set_fontsize(share * pen.sizes.label)
            width, height = pen.extent(text)
            requests.append(labels.Request(curve=scene.points[index], width=width, height=height))
        corners = _corners(pen, scene, taken, requests, others, family=_is_spread(curves))
        if corners is not None:
            for text, (left, bottom) in zip(texts, corners, strict=True):
                text.set_position((left / scene.frame.width, bottom / scene.frame.height))
            return True
        if share * pen.sizes.label < 8.5:
            break
    for text in texts:
        text.remove()
    return False


def _corners(
    pen: Pen,
    scene: Scene,
    taken: Occupancy,
    requests: Sequence[labels.Request],
    others: Sequence[Array],
    *,
    family: bool,
) -> list[tuple[float, float]] | None:
    """Return where the names stand, or None if one finds no room."""
    gap, stroke = pen.pixels(pen.sizes.gap), pen.pixels(pen.sizes.curve)
    if family:
        obstacles = _with_curves(taken, others)
        at_end = labels.place_at_end(requests, obstacles=obstacles, gap=gap, stroke=stroke)
        if at_end is not None:
            return at_end
    quiet = Occupancy(taken.width, taken.height, taken.cell)
    return labels.place_labels(
        requests, obstacles=taken, others=others, gap=gap, stroke=stroke,
        lines=_with_curves(quiet, [*_zero_lines(scene.frame), *scene.asymptotes]),
    )  # fmt: skip


def _is_spread(curves: Sequence[Series]) -> bool:
    """Return whether the curves are members of a family, to be named at one end."""
    named = [curve for curve in curves if curve.label]
    return len(named) > 1 and all("=" in curve.label for curve in named)


def _in_legend(
    pen: Pen,
    axes: Axes,
    curves: Sequence[Series],
    everything: Occupancy,
    key: Sequence[legends.Entry],
) -> None:
    """Make a legend: in a free corner, or outside, where it costs the curves least."""
    entries = [
        (curve.label, curve.color, curve.dashes, curve.width) for curve in curves if curve.label
    ]
    entries = [*entries, *key]
    for columns in (1, 2, 3) if len(entries) > 3 else (1,):
        legend = legends.make_legend(pen, axes, entries, columns=columns)
        if legends.place_in_corner(pen, axes, legend, everything):
            return
    legends.place_outside(pen, axes, entries)


def _rewrite(
    pen: Pen,
    axes: Axes,
    words: Sequence[Text],
    scene: Scene,
    saturated: Sequence[regions.Region],
) -> None:
    """Write the words on saturation once more after the axes have shrunk."""
    for text in words:
        text.remove()
    scale = np.array(axes.bbox.size) / (scene.frame.width, scene.frame.height)
    taken = Occupancy(*axes.bbox.size, pen.pixels(_CELL))
    for points in scene.points:
        taken.add_line(points * scale)
    regions.explain(pen, axes, saturated, taken)


def _style_key(curves: Sequence[Series]) -> list[legends.Entry]:
    """Return legend entries that tell functions and derivatives of a family apart."""
    first = [curve for curve in curves if curve.group == 0]
    return [(curve.activation.label, style.QUIET_INK, curve.dashes, curve.width) for curve in first]


def _taken(pen: Pen, scene: Scene, saturated: Sequence[regions.Region]) -> Occupancy:
    """Return what no name may cover besides the curves: dots, poles, boundaries, strips."""
    frame = scene.frame
    taken = Occupancy(frame.width, frame.height, pen.pixels(_CELL))
    reach = pen.pixels(pen.sizes.dot) / 2
    for x, y in scene.dots:
        (across, up), *_ = frame.to_pixels(np.array([x]), np.array([y]))
        taken.add_box((across - reach, up - reach, across + reach, up + reach))
    for x in (*scene.poles, *regions.lines(saturated, frame.xlim)):
        taken.add_line(frame.to_pixels(np.array([x, x]), np.array(frame.ylim)))
    for region in saturated:
        if region.lane != (0.0, 1.0):
            taken.add_box((0.0, 0.0, frame.width, region.lane[1] * frame.height))
    return taken


def _with_curves(taken: Occupancy, curves: Sequence[Array]) -> Occupancy:
    """Return a copy of an occupancy that holds curves too."""
    everything = taken.copy()
    for points in curves:
        everything.add_line(points)
    return everything


def _zero_lines(frame: Frame) -> list[Array]:
    """Return the zero lines inside the frame, in pixels."""
    zero = np.zeros(2)
    lines = []
    if frame.xlim[0] < 0 < frame.xlim[1]:
        lines.append(frame.to_pixels(zero, np.array(frame.ylim)))
    if frame.ylim[0] < 0 < frame.ylim[1]:
        lines.append(frame.to_pixels(np.array(frame.xlim), zero))
    return lines
