"""The look of the figures: the rc context, colours, dashes and sizes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import matplotlib

Dashes = tuple[float, ...]

INK = "#222831"
"""Text and titles."""
QUIET_INK = "#5b6470"
"""Notes and tick labels."""
GRID = "#eaecf0"
ZERO_LINE = "#9ea6b1"
ASYMPTOTE = "#8f96a1"

FUNCTION = "#2a6fbb"
DERIVATIVES = ("#d1495b", "#1f8a70", "#7b3f99", "#a66a00", "#17264d", "#8a8f00")
"""Colours of the derivatives of a single function, by order from 1."""

CATEGORICAL = (
    *("#2a6fbb", "#b8390c", "#17264d", "#2f9e83", "#a8327d", "#ad9000"),
    *("#4f94d4", "#7d2f0e", "#5d6b96", "#0f5a47", "#c75fa3", "#5c4d00"),
)
"""Colours of several functions; the second six are the first in another lightness."""

SOLID: Dashes = ()
FUNCTION_DASHES: tuple[Dashes, ...] = (
    *(SOLID, (6.0, 1.4), (5.0, 1.3, 1.2, 1.3)),
    *((2.2, 1.1), (9.0, 1.3, 2.5, 1.3), (1.0, 1.0)),
)
"""Dash patterns of several functions, in units of the line's width."""
DERIVATIVE_DASHES: tuple[Dashes, ...] = (
    *((4.4, 2.0), (5.0, 1.5, 1.2, 1.5), (1.2, 1.3)),
    *((6.0, 1.4, 1.2, 1.4, 1.2, 1.4), (9.0, 2.0), (2.4, 1.2)),
)
"""Dash patterns of derivatives, by order from 1."""

# No two colours near one another in grey or for a colour-blind reader share their dashes.
_DASH_OF_COLOR = (0, 1, 2, 3, 4, 5, 1, 4, 3, 0, 2, 5)
_SEQUENTIAL = ("#6db290", "#44948f", "#24768b", "#215584", "#1d2f5f")
_STYLE_SHEET = Path(__file__).with_name("style.mplstyle")
# What the backend is belongs to the process, and setting it may close figures.
_NOT_STYLE = frozenset({"backend", "backend_fallback", "interactive", "toolbar", "webagg.port"})


@contextmanager
def context() -> Iterator[None]:
    """Put actplot's rc parameters in force, over matplotlib's defaults alone."""
    with matplotlib.rc_context():
        matplotlib.rcParams.update(_parameters())  # type: ignore[arg-type]
        yield


@lru_cache(maxsize=1)
def _parameters() -> dict[str, Any]:
    """Return the rc parameters of every figure."""
    sheet = matplotlib.rc_params_from_file(_STYLE_SHEET, use_default_template=False)
    both = (*matplotlib.rcParamsDefault.items(), *sheet.items())
    return {name: value for name, value in both if name not in _NOT_STYLE}


@dataclass(frozen=True, kw_only=True, slots=True)
class Sizes:
    """Sizes in points for one figure: type shrinks and grows less than the figure does."""

    scale: float

    @classmethod
    def of(cls, size: tuple[float, float]) -> Sizes:
        """Return the sizes for a figure of the given width and height in inches."""
        relative = min(size[0] / 6.4, size[1] / 4.0)
        return cls(scale=min(1.45, max(0.66, relative**0.5)))

    @property
    def title(self) -> float:
        """Font size of the name."""
        return 14.5 * self.scale

    @property
    def formula(self) -> float:
        """Font size of the formula in the header."""
        return 13.0 * self.scale

    @property
    def label(self) -> float:
        """Font size of a label beside a curve."""
        return 12.5 * self.scale

    @property
    def tick(self) -> float:
        """Font size of tick labels."""
        return 10.0 * self.scale

    @property
    def note(self) -> float:
        """Font size of notes and of the words on saturation."""
        return 9.0 * self.scale

    @property
    def curve(self) -> float:
        """Width of a function's line."""
        return 3.2 * self.scale

    @property
    def derivative(self) -> float:
        """Width of a derivative's line."""
        return 1.6 * self.scale

    @property
    def hairline(self) -> float:
        """Width of axes, ticks and zero lines."""
        return 0.9 * self.scale

    @property
    def dot(self) -> float:
        """Diameter of a dot."""
        return 6.0 * self.scale

    @property
    def gap(self) -> float:
        """The space kept between things."""
        return 4.0 * self.scale


def categorical(index: int) -> tuple[str, Dashes]:
    """Return the colour and dash pattern of one of several functions."""
    dashes = FUNCTION_DASHES[_DASH_OF_COLOR[index % len(CATEGORICAL)]]
    return CATEGORICAL[index % len(CATEGORICAL)], dashes


def sequential(count: int) -> tuple[str, ...]:
    """Return colours for the members of a family, from light green to dark blue."""
    if count == 1:
        return (FUNCTION,)
    last = len(_SEQUENTIAL) - 1 if count > 4 else len(_SEQUENTIAL) - 2
    return tuple(_between(_SEQUENTIAL, last * index / (count - 1)) for index in range(count))


def _between(colors: Sequence[str], position: float) -> str:
    """Return the colour at a position between the colours of a list."""
    low = min(int(position), len(colors) - 2)
    share = position - low
    channels = (
        round(
            (1 - share) * int(colors[low][at : at + 2], 16)
            + share * int(colors[low + 1][at : at + 2], 16)
        )
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02x}" for channel in channels)
