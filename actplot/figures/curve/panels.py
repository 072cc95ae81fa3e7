"""Which curves share a panel, what each panel shows of the plane, and what stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from actplot.analysis.function import DEFAULT_WINDOW
from actplot.figures.curve import function_names, regions
from actplot.figures.curve.heights import choose_ylim
from actplot.figures.curve.members import members
from actplot.figures.curve.view import around, boundaries_of, places_of, window_of
from actplot.figures.curve.window import without_empty_sides
from actplot.figures.page.layout import Cell, Sheet

if TYPE_CHECKING:
    from actplot.figures.curve.series import Series
    from actplot.figures.spec import FigureSpec
    from actplot.figures.styling.style import Sizes

_FUNCTION_ROW = 1.25  # how much higher than a derivative's panel the functions' is
_SHARED = 0.3  # the least share of a common range that each panel must fill to have it
_ASPECT = 1.55  # width over height of a good panel in a grid
_SMALLEST = 0.7  # how small lines and text may become for the sake of many panels
_STRIP = 0.17  # of a panel, for a density beside it

Limits = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """One panel of a figure.

    Parameters
    ----------
    curves : tuple of Series
        What it shows.
    saturated : tuple of Region
        Where its functions saturate.
    heading : str
        What stands above it, as mathtext without dollar signs, or "".
    letter : str
        Its letter, or "".
    bounded : bool
        Whether the boundaries of saturation have their values above it.
    cell : Cell
        Where it stands, its window, and the room it needs.
    """

    curves: tuple[Series, ...]
    saturated: tuple[regions.Region, ...]
    heading: str
    letter: str
    bounded: bool
    cell: Cell


class Group(NamedTuple):
    """Curves that are to share a panel, and the heading of that."""

    curves: tuple[Series, ...]
    heading: str = ""


def arrange(
    spec: FigureSpec,
    curves: Sequence[Series],
    sizes: Sizes,
    *,
    places: Sequence[float] = (),
    reach: Limits | None = None,
) -> list[Panel]:
    """Return the panels of a figure, in the order of reading.

    Parameters
    ----------
    spec : FigureSpec
        What to show, and in which layout.
    curves : sequence of Series
        All curves of the figure.
    sizes : Sizes
        The sizes of type.
    places : sequence of float
        Places in x that the window ought to hold, with their values.
    reach : tuple of float or None
        What the window ought to hold without a margin.

    Raises
    ------
    InputError
        If no function has a finite value in the window.
    """
    groups = _groups(spec, curves)
    saturated = regions.find(spec, curves, alone=spec.layout == "grid")
    wanted = [*places, *boundaries_of(saturated), *(reach or ())]
    functions = [curve.activation for curve in curves if curve.order == 0]
    xlim = window_of(spec, functions, saturated, reach=reach)
    if saturated and (wider := around(functions, xlim)) != DEFAULT_WINDOW:
        pieces = regions.find(spec, curves, alone=spec.layout == "grid", window=wider)
        saturated = [each for each in pieces if regions.is_of_interest(each, xlim)]
    per_panel = [
        tuple(region for region in saturated if region.group in {c.group for c in group.curves})
        for group in groups
    ]
    ylims = _ylims(spec, groups, per_panel, xlim, places)
    if not (spec.xlim or spec.ylim):
        drawn = [
            (tuple(curve.activation for curve in group.curves), ylim)
            for group, ylim in zip(groups, ylims, strict=True)
        ]
        xlim = without_empty_sides(drawn, xlim, [*wanted, *places_of(functions)])
    columns = grid_columns(spec, len(groups))
    shared = spec.layout == "grid" and len(set(ylims)) == 1
    made = []
    for index, (group, found, ylim) in enumerate(zip(groups, per_panel, ylims, strict=True)):
        row, column = divmod(index, columns)
        bounded = (spec.layout != "stacked" or row == 0) and regions.has_boundaries(found, xlim)
        letter = f"({ascii_lowercase[index % 26]})" if spec.letters and len(groups) > 1 else ""
        headed = bool(group.heading or letter)
        cell = Cell(
            row=row, column=column, xlim=xlim, ylim=ylim,
            above=(1.7 * sizes.note if bounded else 0.0) + (1.75 * sizes.tick if headed else 0.0),
            x_labels=index + columns >= len(groups),
            y_labels=not shared or column == 0,
        )  # fmt: skip
        panel = Panel(
            curves=group.curves, saturated=found, heading=group.heading,
            letter=letter, bounded=bounded, cell=cell,
        )  # fmt: skip
        made.append(panel)
    return made


def sizes_for(spec: FigureSpec, sizes: Sizes) -> Sizes:
    """Return the sizes of lines and text, smaller where many panels share the figure."""
    if spec.layout != "grid":
        return sizes
    count = len(members(spec))
    columns = grid_columns(spec, count)
    most = max(columns, ceil(count / columns))
    return sizes._replace(scale=sizes.scale * max(_SMALLEST, 1.1 - 0.1 * most))


def sheet_of(spec: FigureSpec, panels: Sequence[Panel], *, strip: float) -> Sheet:
    """Return the sheet that panels stand on, with a strip for a common legend."""
    cells = tuple(panel.cell for panel in panels)
    rows, columns = 1 + max(c.row for c in cells), 1 + max(c.column for c in cells)
    heights = [1.0] * rows
    if spec.layout == "stacked":
        heights[0] = _FUNCTION_ROW
    return Sheet(cells=cells, heights=tuple(heights), widths=(1.0,) * columns, strip=strip)


def sheet_with_densities(panel: Panel, *, strip: float) -> Sheet:
    """Return the sheet of one panel with a density below and one at its right.

    Parameters
    ----------
    panel : Panel
        The panel of the curves.
    strip : float
        The room in points for a common legend.
    """
    main = panel.cell
    above = Cell(row=0, column=0, xlim=main.xlim, ylim=main.ylim, above=main.above, x_labels=False)
    below = Cell(row=1, column=0, xlim=main.xlim, ylim=(0.0, 1.0), y_labels=False, plain=True)
    beside = Cell(
        row=0, column=1, xlim=(0.0, 1.0), ylim=main.ylim,
        x_labels=False, y_labels=False, plain=True,
    )  # fmt: skip
    shares = (1 - _STRIP, _STRIP)
    cells = (above, below, beside)
    return Sheet(cells=cells, heights=shares, widths=shares, close=True, strip=strip)


def _groups(spec: FigureSpec, curves: Sequence[Series]) -> list[Group]:
    """Return the curves of each panel."""
    if spec.layout == "stacked":
        alike = len({curve.function.symbol for curve in curves}) == 1
        name = curves[0].activation.label if alike else "f(x)"
        return [
            Group(
                curves=tuple(curve for curve in curves if curve.order == order),
                heading=function_names.order_label(name, order, family=False),
            )
            for order in range(spec.derivative + 1)
        ]
    functions = [curve for curve in curves if curve.order == 0]
    if spec.layout == "grid" and len(functions) > 1:
        return [
            Group(
                curves=tuple(curve for curve in curves if curve.group == function.group),
                heading=function.label,
            )
            for function in functions
        ]
    return [Group(curves=tuple(curves))]


def grid_columns(spec: FigureSpec, count: int) -> int:
    """Return how many columns a number of panels is arranged in."""
    if spec.layout == "stacked" or count == 1:
        return 1
    width, height = spec.size

    def badness(columns: int) -> tuple[float, int]:
        rows = ceil(count / columns)
        aspect = (width / columns) / (height / rows)
        empty = rows * columns - count
        return max(aspect / _ASPECT, _ASPECT / aspect) + 0.35 * empty, columns

    return min(range(1, count + 1), key=badness)


def _ylims(
    spec: FigureSpec,
    groups: Sequence[Group],
    saturated: Sequence[Sequence[regions.Region]],
    xlim: Limits,
    places: Sequence[float],
) -> list[Limits]:
    """Return the vertical window of each panel; one for all of a grid where they are alike."""
    if spec.ylim and spec.layout != "stacked":
        return [spec.ylim] * len(groups)
    chosen = []
    for index, (group, found) in enumerate(zip(groups, saturated, strict=True)):
        lowest = min(curve.order for curve in group.curves)
        own = choose_ylim(
            [curve.activation for curve in group.curves if curve.order == lowest],
            [curve.activation for curve in group.curves if curve.order > lowest],
            xlim,
            [
                float(curve.activation(x))
                for curve in group.curves
                if curve.order == lowest
                for x in places
            ],
        )
        chosen.append(
            spec.ylim if spec.ylim and not index else regions.below_curves(found, xlim, own)
        )
    if spec.layout != "grid":
        return chosen
    low, high = min(item[0] for item in chosen), max(item[1] for item in chosen)
    alike = all(top - bottom >= _SHARED * (high - low) for bottom, top in chosen)
    return [(low, high)] * len(chosen) if alike else chosen
