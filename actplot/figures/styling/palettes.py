"""Palettes by name: seaborn's, and matplotlib's colour maps."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from itertools import product

from actplot.errors import InputError
from actplot.figures.styling.themes import MOST_CURVES
from actplot.wording import did_you_mean, quoted

_RAMP = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Palette:
    """Colours for several functions, and those of families to interpolate, if it has them."""

    colors: tuple[str, ...]
    ramp: tuple[str, ...]


def palette(name: str) -> Palette:
    """Return a palette: ``deep``, ``husl``, ``viridis``, ``ch:s=.25,rot=-.25``, ...

    Loads seaborn.

    Raises
    ------
    InputError
        If seaborn knows none of that name, with the nearest one.
    """
    import seaborn
    from matplotlib import colormaps

    listed = [*seaborn.palettes.SEABORN_PALETTES, *seaborn.palettes.MPL_QUAL_PALS]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if name in listed:
                return Palette(colors=_hex(seaborn.color_palette(name)), ramp=())
            ramp = _hex(seaborn.color_palette(name, _RAMP))
            colors = _hex(seaborn.color_palette(name, MOST_CURVES))
    except (ValueError, TypeError, AttributeError) as error:
        known = [*listed, "husl", "hls", *colormaps]
        raise InputError(
            f"palette: seaborn has no palette {quoted(name)}.{did_you_mean(name, known)}"
        ) from error
    return Palette(colors=tuple(colors[index] for index in _far_apart()), ramp=ramp)


def _far_apart() -> list[int]:
    """Return the places of a ramp in such an order that neighbours in it are far apart."""
    quarters = [0, 2, 1, 3]
    return [third * 1 + quarter * 3 for third, quarter in product(range(3), quarters)]


def _hex(colors: object) -> tuple[str, ...]:
    """Return the colours of a seaborn palette as #rrggbb."""
    from matplotlib.colors import to_hex

    return tuple(str(to_hex(color)) for color in colors)  # type: ignore[attr-defined]
