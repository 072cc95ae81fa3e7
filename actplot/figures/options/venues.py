"""Venues: the width of a column and the sizes of text at conferences and journals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import ModuleType

from actplot.errors import InputError
from actplot.values import type_name
from actplot.wording import did_you_mean, quoted

_COLUMNS = ("half", "full")
_LEAST_HEIGHT = 0.42  # of the width


@dataclass(frozen=True, kw_only=True, slots=True)
class Venue:
    """What a venue asks of a figure: inches across and up, and text in points.

    Parameters
    ----------
    size : tuple of float
        Width and height in inches.
    title, label, tick, note : float
        The sizes of the title and the formula, of names, of tick labels, and of the
        smallest text.
    """

    size: tuple[float, float]
    title: float
    label: float
    tick: float
    note: float


def check_venue(label: str, value: object) -> str:
    """Return the name of a venue such as icml2024, or icml2024-full for both columns.

    Raises
    ------
    InputError
        If it is unknown, or the package that knows venues is not installed.
    """
    if not isinstance(value, str):
        raise InputError(f"{label} must be a string, got {type_name(value)}")
    _entry(value, label)
    return value


def venue(name: str) -> Venue:
    """Return what a venue asks for.

    Raises
    ------
    InputError
        If it is unknown, or the package that knows venues is not installed.
    """
    figsizes, fontsizes = _tueplots("venue")
    entry = _entry(name, "venue")
    width, height = getattr(figsizes, entry)()["figure.figsize"]
    # Not every figure's width comes with sizes of text; neighbouring years share them.
    year = entry.removesuffix("_half").removesuffix("_full")
    kin = sorted(each for each in _public(fontsizes) if _series(each) == _series(year))
    texts = getattr(fontsizes, year if year in kin else kin[-1])()
    return Venue(
        # One panel as low as a row of two, which tueplots has in mind, would be a strip.
        size=(float(width), max(float(height), _LEAST_HEIGHT * float(width))),
        title=float(texts["axes.titlesize"]),
        label=float(texts["axes.labelsize"]),
        tick=float(texts["xtick.labelsize"]),
        note=float(texts["legend.fontsize"]),
    )


def _entry(name: str, label: str) -> str:
    """Return what tueplots calls the width of a venue; one column where there are two."""
    figsizes, fontsizes = _tueplots(label)
    served = {_series(each) for each in _public(fontsizes)}
    known = {
        each: each
        for each in sorted(_public(figsizes))
        if _series(each.removesuffix("_half").removesuffix("_full")) in served
    }
    for each in tuple(known):
        column = each.rpartition("_")[2]
        if column in _COLUMNS:
            known[each.replace(f"_{column}", f"-{column}")] = known.pop(each)
            if column == _COLUMNS[0]:
                known[each.removesuffix(f"_{column}")] = each
    wanted = name.lower().replace("_", "-").replace(" ", "")
    if wanted not in known:
        years = sorted(each for each in known if "-" not in each)
        guess = did_you_mean(wanted, known) or f" Known are {', '.join(years)}."
        raise InputError(f"{label}: there is no venue {quoted(name)}.{guess}")
    return known[wanted]


def _tueplots(label: str) -> tuple[ModuleType, ModuleType]:
    """Return the modules with the widths and with the sizes of text."""
    try:
        from tueplots import figsizes, fontsizes
    except ImportError as error:
        raise InputError(
            f"{label}: sizes of venues come with the package tueplots; "
            "install it with: pip install 'actplot[venues]'"
        ) from error
    return figsizes, fontsizes


def _public(module: ModuleType) -> list[str]:
    """Return the names of the functions of a module."""
    return [name for name in vars(module) if not name.startswith("_")]


def _series(name: str) -> str:
    """Return a venue's name without its year."""
    return re.sub(r"[0-9]{4}$", "", name)
