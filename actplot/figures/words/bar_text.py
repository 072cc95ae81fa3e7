"""Alternative text: the numbers of a figure of bars in a sentence, for who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actplot.figures.bar.frame import axis_name, subject_of
from actplot.figures.bar.values import collect
from actplot.figures.page.ticks import short
from actplot.languages import words
from actplot.normalizers import NORMALIZERS
from actplot.numbers import shown_number

if TYPE_CHECKING:
    from actplot.figures.bar.values import BarSeries, Chart
    from actplot.figures.bar_spec import BarSpec

_MOST_CLASSES = 5
_MOST_LOGITS = 12


def describe_bars(spec: BarSpec) -> str:
    """Return what a figure shows: the largest entries, for each function or temperature.

    Parameters
    ----------
    spec : BarSpec
        What is drawn. A text of its own (``alt_text``) is returned as it is.
    """
    if spec.alt_text is not None:
        return spec.alt_text
    chart = collect(spec)
    said = words(spec.lang)
    # Where the figure has no title its text still says what it shows.
    title = " ".join((spec.title or "").split()) or subject_of(spec, chart.settings)
    if spec.derivative:
        return title + said["grammar.colon"] + _matrix(chart)
    measured = title + said["grammar.comma"] + axis_name(spec, chart.settings)
    entries = [_entries(chart, each) for each in chart.series]
    if len(entries) == 1:
        return measured + said["grammar.colon"] + entries[0]
    named = [
        each.name.replace("$", "").replace(r"\alpha", "α") + said["grammar.colon"] + listed
        for each, listed in zip(chart.series, entries, strict=True)
    ]
    return measured + said["grammar.semicolon"] + said["grammar.semicolon"].join(named)


def caption_of(spec: BarSpec) -> str:
    """Return what a picture is called: its title, or the functions and the logits."""
    return spec.title or f"{' and '.join(spec.functions)} of {listed(spec.logits)}"


def listed(numbers: tuple[float, ...]) -> str:
    """Return numbers as a list, without the end of a long one."""
    shown = ", ".join(map(shown_number, numbers[:_MOST_LOGITS]))
    return f"{shown}, ..." if len(numbers) > _MOST_LOGITS else shown


def _entries(chart: Chart, series: BarSeries) -> str:
    """Return the largest entries of a series, the rest, and dots for those left out."""
    count = len(chart.classes.indices)
    written = series.written(3)
    order = np.argsort(-series.values[:count], kind="stable")
    shown = [f"{chart.classes.names[at]} {written[at]}" for at in order[:_MOST_CLASSES]]
    if count > _MOST_CLASSES:
        shown.append("…")
    if chart.classes.rest and written[-1]:
        shown.append(f"{chart.classes.names[-1]} {written[-1]}")
    return words(chart.spec.lang)["grammar.comma"].join(shown)


def _matrix(chart: Chart) -> str:
    """Return the size of the Jacobian matrix, its least and its largest entry."""
    (setting,) = chart.settings
    matrix = NORMALIZERS[setting.function].jacobian(
        chart.spec.logits, temperature=setting.temperature, alpha=setting.alpha
    )
    count = len(chart.spec.logits)
    return f"{count} × {count}, {short(float(matrix.min()))} … {short(float(matrix.max()))}"
