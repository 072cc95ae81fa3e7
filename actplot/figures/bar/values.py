"""From a BarSpec to the numbers and names that its figure shows, in the order it shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.errors import InputError
from actplot.figures.options.bars import SIGMOID, Sweep
from actplot.figures.page.ticks import short
from actplot.formula.special import sigmoid
from actplot.languages import words
from actplot.normalizers import NORMALIZERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actplot.figures.bar_spec import BarSpec

_FARTHEST = 1e100  # matplotlib's own arithmetic on limits needs some room
_MINUS = "\N{MINUS SIGN}"


class Setting(NamedTuple):
    """One function at one temperature: what a bar of each group shows.

    A plain function of the logits; `alpha` is None where it has none.
    """

    function: str
    temperature: float = 1.0
    alpha: float | None = None

    def values(self, logits: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return one number for each logit, or raise InputError if one cannot be drawn."""
        if self.function == SIGMOID:
            with np.errstate(over="ignore"):
                return np.asarray(sigmoid(logits / self.temperature), dtype=np.float64)
        result = NORMALIZERS[self.function](logits, temperature=self.temperature, alpha=self.alpha)
        if np.abs(result).max() > _FARTHEST:
            raise InputError(
                f"the logits are too far apart for {self.function} to be drawn: "
                f"its least entry is below {-_FARTHEST:g}"
            )
        return result

    @property
    def is_distribution(self) -> bool:
        """Whether the numbers sum to 1."""
        return self.function != SIGMOID and NORMALIZERS[self.function].is_distribution

    @property
    def is_logarithmic(self) -> bool:
        """Whether the numbers are logarithms of probabilities."""
        return self.function == "log_softmax"

    @property
    def reaches_ends(self) -> bool:
        """Whether 0 and 1 are exact; softmax and sigmoid only come near them."""
        if self.function == SIGMOID:
            return False
        row = NORMALIZERS[self.function]
        return (self.alpha if row.fixed_alpha is None else row.fixed_alpha) != 1


class BarSeries(NamedTuple):
    """The bars of one setting: its name in the legend, their heights, their sum."""

    setting: Setting
    name: str
    values: NDArray[np.float64]
    total: float

    def written(self, decimals: int) -> tuple[str, ...]:
        """Return what is written at the bars; nothing where there is none."""
        if self.setting.is_logarithmic:
            return tuple(_logarithm(value, decimals) for value in self.values)
        exact = self.setting.reaches_ends or len(self.values) == 1
        return tuple(
            "" if np.isnan(value) else _probability(value, decimals, exact=exact)
            for value in self.values
        )


class Classes(NamedTuple):
    """The classes that are shown, in order.

    Attributes
    ----------
    names : tuple of str
        Their labels; the last is that of the rest, if there is one.
    indices : tuple of int
        Where each stands among the logits, without the rest.
    logits : tuple of str
        Their logits as they are written, without the rest.
    rest : tuple of int
        Where those stand that share the last bar.
    numbered : bool
        Whether the names are "class 1" and so on.
    caption : str
        What bare numbers are numbers of: "class".
    """

    names: tuple[str, ...]
    indices: tuple[int, ...]
    logits: tuple[str, ...]
    rest: tuple[int, ...]
    numbered: bool
    caption: str

    @property
    def in_sequence(self) -> bool:
        """Whether the numbers of the classes rise by one, so that some may be left out."""
        return self.numbered and self.indices == tuple(range(len(self.indices)))


class Chart(NamedTuple):
    """What a figure of bars shows: its classes, and the bars of each setting."""

    spec: BarSpec
    classes: Classes
    series: tuple[BarSeries, ...]

    @property
    def settings(self) -> tuple[Setting, ...]:
        """The setting of each series."""
        return tuple(each.setting for each in self.series)

    @property
    def hangs(self) -> bool:
        """Whether the bars reach from 0 downwards."""
        return self.settings[0].is_logarithmic

    @property
    def reach(self) -> tuple[float, float]:
        """The ends of the value axis without room for anything: one of them is 0."""
        everything = np.concatenate([each.values for each in self.series])
        if not self.hangs:
            return 0.0, float(np.nanmax(everything))
        return min(float(everything.min()), 0.0) or -1.0, 0.0


def settings_of(spec: BarSpec) -> tuple[Setting, ...]:
    """Return the settings of a figure; of a sweep its two ends."""
    given = spec.temperature
    temperatures = (given.low, given.high) if isinstance(given, Sweep) else given
    default = dict(NORMALIZERS["entmax"].parameters)["alpha"]
    return tuple(
        Setting(function=name, temperature=temperature, alpha=alpha)
        for name in spec.functions
        for alpha in ((spec.alpha or (default,)) if name == "entmax" else (None,))
        for temperature in temperatures
    )


def choose_classes(spec: BarSpec) -> Classes:
    """Return the classes to show, in order, perhaps cut to those with the largest entries."""
    count = len(spec.logits)
    # No member of the family changes the order, but some make zeros of different logits.
    entries = NORMALIZERS[spec.function].sign * np.array(spec.logits)
    falling = tuple(int(index) for index in np.argsort(-entries, kind="stable"))
    shown = falling if spec.sort else tuple(range(count))
    rest: tuple[int, ...] = ()
    if spec.top is not None and spec.top < count - 1:  # a rest of one has its own name
        kept = set(falling[: spec.top])
        rest = tuple(index for index in range(count) if index not in kept)
        shown = tuple(index for index in shown if index in kept)
    said = words(spec.lang)
    labels = spec.labels or tuple(said("bars.class", number=at + 1) for at in range(count))
    names = tuple(labels[index] for index in shown)
    return Classes(
        names=(*names, said("bars.other", count=len(rest))) if rest else names,
        indices=shown,
        logits=tuple(_in_full(spec.logits[index]) for index in shown),
        rest=rest,
        numbered=spec.labels is None,
        caption=said("bars.class", number="").strip(),
    )


def collect(spec: BarSpec) -> Chart:
    """Return what a figure of bars shows."""
    logits, classes, settings = np.array(spec.logits), choose_classes(spec), settings_of(spec)
    return Chart(
        spec=spec,
        classes=classes,
        series=tuple(
            BarSeries(
                setting=setting,
                name=_legend_name(setting, settings),
                values=_shown(numbers, classes, setting),
                total=float(numbers.sum()),
            )
            for setting in settings
            for numbers in (setting.values(logits),)
        ),
    )


def _shown(numbers: NDArray[np.float64], classes: Classes, setting: Setting) -> NDArray[np.float64]:
    """Return the numbers of the classes that are shown, and that of the rest as one."""
    shown = numbers[list(classes.indices)]
    if not classes.rest:
        return shown
    return np.append(shown, rest_of(numbers[list(classes.rest)], setting))


def rest_of(numbers: NDArray[np.float64], setting: Setting) -> NDArray[np.float64]:
    """Return what several classes have together, along the last axis; nan where nothing."""
    if setting.is_logarithmic:
        return np.asarray(np.logaddexp.reduce(numbers, axis=-1))
    if setting.is_distribution:
        return np.asarray(numbers.sum(axis=-1))
    # The chances of several yes-or-no questions have no sum.
    return np.full(numbers.shape[:-1], np.nan)


def _legend_name(setting: Setting, settings: tuple[Setting, ...]) -> str:
    """Return what tells a setting from the others, with mathtext for its parameters."""
    if len({other.function for other in settings}) > 1:
        return setting.function
    if len({other.alpha for other in settings}) > 1:
        return rf"$\alpha$ = {short(setting.alpha or 0.0)}"
    return f"$T$ = {short(setting.temperature)}"


def _in_full(value: float) -> str:
    """Return a number in three digits, but with all those before the point."""
    return short(value) if not 1000 <= abs(value) < 1e6 else f"{value:.0f}".replace("-", _MINUS)


def _probability(value: float, decimals: int, *, exact: bool) -> str:
    """Return a probability so that no rounding makes it impossible or certain."""
    least = f"{10.0**-decimals:.{decimals}f}"
    rounded = f"{value:.{decimals}f}"
    if float(rounded) == 0:
        return "0" if exact and value == 0 else f"<{least}"
    if float(rounded) == 1 and value <= 1:
        return "1" if exact and value == 1 else f">{1 - 10.0**-decimals:.{decimals}f}"
    return rounded


def _logarithm(value: float, decimals: int) -> str:
    """Return the logarithm of a probability; long ones in fewer digits."""
    if value == 0:
        return "0"
    if abs(value) >= 1000:
        return _in_full(value)
    rounded = f"{value:.{decimals - 1}f}"
    written = rounded if float(rounded) else f">-{10.0 ** (1 - decimals):g}"
    return written.replace("-", _MINUS)
