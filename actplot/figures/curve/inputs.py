"""How inputs of a distribution come out: their density below, that of the outputs at the side."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.figures.curve import marks
from actplot.figures.options.columns import read_column
from actplot.figures.options.distributions import Column, Inputs, Normal
from actplot.figures.page.notes import write_note

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation, Text

    from actplot.figures.curve.members import Function
    from actplot.figures.curve.sampling import Array
    from actplot.figures.curve.series import Series
    from actplot.figures.page.pen import Pen

_SAMPLES = 20_000
_BINS = 72
_ATOM = 0.02  # the share from which one single output counts as an atom
_TAILS = (0.002, 0.998)  # the quantiles of a column that a window ought to hold
_CORNERS = 0.85  # of the width of the density of inputs, for words in its corners
_LOWER = 1.6  # how much higher the axis of a density is with words under it
_HIGHEST = 1.12  # how high a density's axis goes above its peak


class Density(NamedTuple):
    """A histogram: the edges of its bins, and how high each bin is."""

    edges: Array
    heights: Array

    @property
    def peak(self) -> float:
        """How high the highest bin is."""
        return float(self.heights.max(initial=0.0))

    def highest(self, low: float, high: float) -> float:
        """Return how high the highest bin between two places is."""
        between = (self.edges[1:] > low) & (self.edges[:-1] < high)
        return float(self.heights.max(initial=0.0, where=between))


@dataclass(frozen=True, kw_only=True, slots=True)
class Samples:
    """Inputs that stand for a distribution.

    Parameters
    ----------
    values : ndarray of float64
        Evenly spaced quantiles, or all numbers of a column.
    source : Normal, Uniform or Column
        What they stand for.
    """

    values: Array
    source: Inputs

    @property
    def reach(self) -> tuple[float, float]:
        """Between which inputs nearly all are."""
        if isinstance(self.source, Column):
            low, high = np.quantile(self.values, _TAILS)
            return float(low), float(high)
        return self.source.reach

    @property
    def name(self) -> str:
        """What the inputs are called, in mathtext, or "" for those of a file."""
        return "" if isinstance(self.source, Column) else self.source.name

    @property
    def bins(self) -> int:
        """How many bins across a window show the density and not the noise."""
        return int(min(_BINS, max(16, 1.5 * np.sqrt(len(self.values)))))

    def share(self, low: float, high: float) -> float:
        """Return the share of inputs in an interval."""
        if isinstance(self.source, Column):
            return float(np.mean((self.values > low) & (self.values < high)))
        return self.source.below(high) - self.source.below(low)


def sample(source: Inputs) -> Samples:
    """Return inputs that stand for a distribution, the same on every run.

    Raises
    ------
    InputError
        If a file cannot be read.
    """
    if isinstance(source, Column):
        values = np.array(read_column(source.path, source.column))
    else:
        shares = (np.arange(_SAMPLES) + 0.5) / _SAMPLES
        if isinstance(source, Normal):
            inverse = NormalDist(source.mean, source.deviation).inv_cdf
            values = np.array([inverse(share) for share in shares])
        else:
            values = source.low + shares * (source.high - source.low)
    return Samples(values=values, source=source)


def saturated_share(activation: Function, samples: Samples, threshold: float) -> float:
    """Return the share of inputs that land in saturated regions of a function."""
    window = samples.reach
    regions = activation.saturation(threshold, window=window)
    return sum(samples.share(region.left, region.right) for region in regions)


def draw_densities(
    pen: Pen,
    samples: Samples,
    curves: Sequence[Series],
    *,
    main: Axes,
    below: Axes,
    beside: Axes,
    threshold: float,
) -> None:
    """Draw the density of inputs below the curves and that of their outputs at the side.

    Parameters
    ----------
    pen : Pen
        The figure.
    samples : Samples
        The inputs.
    curves : sequence of Series
        The curves; the outputs are those of the functions.
    main, below, beside : Axes
        The panels of the curves, of the inputs and of the outputs.
    threshold : float
        The slope below which a function counts as saturated.
    """
    functions = [curve for curve in curves if curve.order == 0]
    xlim, ylim = main.get_xlim(), main.get_ylim()
    inputs = _histogram(samples, samples.values, xlim, below, color=pen.theme.quiet_ink, along="x")
    below.set(xlim=xlim, ylim=(_HIGHEST * inputs.peak, 0.0))
    found, said = [], []
    for curve in functions:
        with np.errstate(all="ignore"):
            outputs = np.asarray(curve.activation(samples.values), dtype=np.float64)
        atoms, rest = _split(outputs[np.isfinite(outputs)])
        own = _histogram(samples, rest, ylim, beside, color=curve.color, along="y")
        found.append(own)
        for height, share in atoms:
            if ylim[0] <= height <= ylim[1]:
                said.append(marks.atom(beside, height, share, color=curve.color, sizes=pen.sizes))
    peak = max(density.peak for density in found) or 1.0
    beside.set(xlim=(0.0, _HIGHEST * peak), ylim=ylim)
    for axes in (below, beside):
        axes.set(xlabel="", ylabel="")
        axes.spines[:].set_visible(False)
    if samples.name:
        marks.corner(below, f"${samples.name}$", color=pen.theme.quiet_ink, sizes=pen.sizes)
    shares, brief = _shares(pen, samples, functions, threshold)
    name = pen.extent(below.texts[0])[0] if below.texts else 0.0
    if name + pen.width(shares, pen.sizes.note) <= _CORNERS * below.bbox.width:
        marks.corner(below, shares, color=pen.theme.quiet_ink, sizes=pen.sizes, right=True)
    else:
        write_note(pen, shares, brief=brief)
    if _covered(pen, inputs, below):
        below.set_ylim(_LOWER * _HIGHEST * inputs.peak, 0.0)
    covered = _covered(pen, inputs, below)
    if covered:  # so low that the words have no room under the density
        below.set_ylim(_HIGHEST * inputs.peak, 0.0)
    for text in covered:
        words = text.get_text()
        write_note(pen, words, brief=brief if words == shares else "")
        text.remove()
    for text in said:
        _move_beside(pen, text, found, beside)


def _covered(pen: Pen, density: Density, axes: Axes) -> list[Text]:
    """Return the words in the corners of a density that it reaches down to."""
    to_data = axes.transData.inverted()
    covered = []
    for text in axes.texts:
        (left, _), (right, top) = to_data.transform(text.get_window_extent(pen.renderer))
        if density.highest(left, right) > top:
            covered.append(text)
    return covered


def _move_beside(pen: Pen, text: Annotation, densities: Sequence[Density], axes: Axes) -> None:
    """Move the share of an output beside the densities at its height, if there is room."""
    box = text.get_window_extent(pen.renderer)
    (_, low), (_, high) = axes.transData.inverted().transform(box)
    taken = max(density.highest(low, high) for density in densities) / axes.get_xlim()[1]
    latest = 1 - (box.width + pen.pixels(pen.sizes.gap)) / float(axes.bbox.width)
    if taken <= latest:
        text.xy = taken, text.xy[1]


def _shares(
    pen: Pen, samples: Samples, functions: Sequence[Series], threshold: float
) -> tuple[str, str]:
    """Return which share of the inputs is saturated in words, and without names of functions."""
    brief = [_percent(saturated_share(curve.activation, samples, threshold)) for curve in functions]
    said = [
        f"{curve.activation.name} {share}" for curve, share in zip(functions, brief, strict=True)
    ]
    comma = pen.words["grammar.comma"]
    full = brief if len(functions) == 1 else said
    return (
        pen.words("figure.inputs_saturated", shares=comma.join(full)),
        pen.words("figure.inputs_saturated", shares=comma.join(brief)),
    )


def _histogram(
    samples: Samples,
    values: Array,
    limits: tuple[float, float],
    axes: Axes,
    *,
    color: str,
    along: str,
) -> Density:
    """Draw the density of values along an axis and return it."""
    edges = np.linspace(*limits, samples.bins + 1)
    inside = values[(values >= limits[0]) & (values <= limits[1])]
    if not len(inside):
        return Density(edges, np.zeros(samples.bins))
    import seaborn

    density = np.histogram(inside, bins=edges, density=True)[0]
    occupied = np.flatnonzero(density)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what libraries say to one another
        seaborn.histplot(
            **{along: inside}, bins=edges[occupied[0] : occupied[-1] + 2], stat="density",
            element="step", color=color, alpha=0.25, linewidth=1.0, ax=axes,
        )  # fmt: skip
    return Density(edges, density)


def _split(outputs: Array) -> tuple[list[tuple[float, float]], Array]:
    """Return the values that many inputs share, each with that share, and the other outputs."""
    values, counts = np.unique(outputs, return_counts=True)
    shares = counts / max(1, len(outputs))
    common = shares >= _ATOM
    atoms = list(zip(values[common].tolist(), shares[common].tolist(), strict=True))
    return atoms, outputs[~np.isin(outputs, values[common])]


def _percent(share: float) -> str:
    """Return a share in percent with two significant digits."""
    if 0 < share < 1e-6:
        return "< 0.0001 %"
    return f"{float(f'{100 * share:.2g}'):g} %" if share < 0.99 else f"{100 * share:.4g} %"
