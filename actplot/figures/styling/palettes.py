"""Palettes by name: seaborn's, and matplotlib's colour maps."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from itertools import product

from actplot.errors import InputError
from actplot.figures.styling.colors import VISIBLE, contrast, readable
from actplot.figures.styling.themes import MOST_CURVES
from actplot.wording import did_you_mean, quoted

_RAMP = 9
_FINE = 96  # shades of a ramp, to leave some of them out


@dataclass(frozen=True, kw_only=True, slots=True)
class Palette:
    """Colours for several functions, and those of families to interpolate, if it has them."""

    colors: tuple[str, ...]
    ramp: tuple[str, ...]


def palette(name: str, *, ground: str) -> Palette:
    """Return a palette: ``deep``, ``husl``, ``viridis``, ``ch:s=.25,rot=-.25``, ...

    Loads seaborn. Colours that nobody would see are darkened or lightened, and shades of
    a ramp are left out.

    Parameters
    ----------
    name : str
        What seaborn calls it.
    ground : str
        The colour of what the curves are drawn on.

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
                listed_colors = _hex(seaborn.color_palette(name))
                visible = [readable(each, on=[ground], least=VISIBLE) for each in listed_colors]
                return Palette(colors=tuple(visible), ramp=())
            ramp, colors = (
                _visible_shades(name, count, ground=ground) for count in (_RAMP, MOST_CURVES)
            )
    except (ValueError, TypeError, AttributeError) as error:
        known = [*listed, "husl", "hls", *colormaps]
        raise InputError(
            f"palette: seaborn has no palette {quoted(name)}.{did_you_mean(name, known)}"
        ) from error
    return Palette(colors=tuple(colors[index] for index in _far_apart()), ramp=ramp)


def _visible_shades(name: str, count: int, *, ground: str) -> tuple[str, ...]:
    """Return a number of shades of a ramp, of those only that can be seen."""
    import seaborn

    shades = _hex(seaborn.color_palette(name, count))
    if all(contrast(shade, ground) >= VISIBLE for shade in shades):
        return shades
    fine = _hex(seaborn.color_palette(name, _FINE))
    seen = [shade for shade in fine if contrast(shade, ground) >= VISIBLE]
    return tuple(seen[round(step * (len(seen) - 1) / (count - 1))] for step in range(count))


def _far_apart() -> list[int]:
    """Return the places of a ramp in such an order that neighbours in it are far apart."""
    quarters = [0, 2, 1, 3]
    return [third * 1 + quarter * 3 for third, quarter in product(range(3), quarters)]


def _hex(colors: object) -> tuple[str, ...]:
    """Return the colours of a seaborn palette as #rrggbb."""
    from matplotlib.colors import to_hex

    return tuple(str(to_hex(color)) for color in colors)  # type: ignore[attr-defined]
