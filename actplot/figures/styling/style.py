"""The look of a figure: the rc context, the theme and the sizes that its options amount to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib

from actplot.errors import InputError
from actplot.figures.looks import Looks
from actplot.figures.options.color_names import to_hex
from actplot.figures.quick.text import quick_text
from actplot.figures.styling import fonts
from actplot.figures.styling.parameters import ALONE, in_force
from actplot.figures.styling.style_sheets import AUTO, OWN, find_sheet, is_user_sheet, read_sheet
from actplot.figures.styling.themes import (
    Theme,
    foreign_theme,
    is_dark_sheet,
    own_theme,
    with_palette,
)

if TYPE_CHECKING:
    from actplot.figures.options.venues import Venue

# What the backend is belongs to the process, and setting it may close figures.
_NOT_STYLE = frozenset({"backend", "backend_fallback", "interactive", "toolbar", "webagg.port"})

# What another style decides; sizes, resolutions, backends and the like are none of its business.
_TAKEN_OVER = (
    *("axes.facecolor", "axes.edgecolor", "axes.grid", "axes.prop_cycle", "axes.spines."),
    *("figure.facecolor", "grid.", "hatch.", "image.cmap", "lines.", "patch.", "text.color"),
    *("xtick.", "ytick."),
)
_FONTS = ("font.family", "font.sans-serif", "font.serif", "font.monospace", "mathtext.")
_NOT_TAKEN_OVER = ("xtick.labelsize", "ytick.labelsize", "lines.scale_dashes")


@contextmanager
def context(looks: Looks | None = None) -> Iterator[Sizes]:
    """Put the rc parameters of a figure in force, over matplotlib's defaults alone.

    They hold for the whole process, as what takes the place of parts of matplotlib does
    meanwhile, so that threads draw one after another.

    Parameters
    ----------
    looks : Looks or None
        The options of the figure; the default ones where None.

    Yields
    ------
    Sizes
        The sizes of the figure, and its theme.

    Raises
    ------
    InputError
        If its style, palette or font cannot be had.
    """
    with ALONE:
        style = _style(looks or Looks())
        with in_force(style.parameters), fonts.quiet_search(), quick_text():
            yield style.sizes


class Sizes(NamedTuple):
    """Sizes in points for one figure, and its theme: type shrinks and grows less than it does.

    Parameters
    ----------
    scale : float
        How large lines and text are beside those of a figure of the usual size.
    theme : Theme
        The colours and all else that the style decides.
    linewidth : float or None
        The width of a function's line where it was asked for.
    venue : Venue or None
        Where the figure is to appear, if the sizes of text are set there.
    """

    scale: float
    theme: Theme
    linewidth: float | None = None
    venue: Venue | None = None

    @property
    def title(self) -> float:
        """Font size of the name."""
        return self.venue.title if self.venue else 14.5 * self.scale

    @property
    def formula(self) -> float:
        """Font size of the formula in the header."""
        return self.venue.title if self.venue else 13.0 * self.scale

    @property
    def label(self) -> float:
        """Font size of a label beside a curve."""
        return self.venue.label if self.venue else 12.5 * self.scale

    @property
    def tick(self) -> float:
        """Font size of tick labels."""
        return self.venue.tick if self.venue else 10.0 * self.scale

    @property
    def note(self) -> float:
        """Font size of notes and of the words on saturation."""
        return self.venue.note if self.venue else 9.0 * self.scale

    @property
    def curve(self) -> float:
        """Width of a function's line."""
        return self.linewidth or 3.2 * self.scale

    @property
    def derivative(self) -> float:
        """Width of a derivative's line."""
        return 0.5 * self.linewidth if self.linewidth else 1.6 * self.scale

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


class _Style(NamedTuple):
    """What the options of a figure's looks amount to."""

    parameters: Mapping[str, Any]
    sizes: Sizes


def _style(looks: Looks) -> _Style:
    """Return what the options of a figure's looks amount to."""
    parameters, theme = _sheet_and_theme(looks.style)
    theme = _adapted(theme, looks)
    return _Style(
        parameters={**parameters, **_of_theme(theme, looks), **_of_font(looks.font)},
        sizes=_sizes(looks, theme),
    )


def _sheet_and_theme(style: str) -> tuple[dict[str, Any], Theme]:
    """Return the rc parameters of a style over matplotlib's defaults, and its theme."""
    if style in OWN:
        parameters, theme = _own_style("light" if style == AUTO else style)
        return dict(parameters), theme
    sheet = _taken_over(read_sheet(find_sheet(style)), style)
    parameters = {**_own_style("dark" if is_dark_sheet(sheet) else "light")[0], **sheet}
    for axis in ("xtick", "ytick"):
        if f"{axis}.color" in sheet and f"{axis}.labelcolor" not in sheet:
            parameters[f"{axis}.labelcolor"] = sheet[f"{axis}.color"]
    theme = foreign_theme(sheet, parameters)
    if "image.cmap" in sheet and is_user_sheet(style):
        from actplot.figures.styling.palettes import palette

        theme = theme._replace(
            sequential=palette(sheet["image.cmap"], ground=theme.background).ramp
            or theme.sequential
        )
    return parameters, theme


@lru_cache(maxsize=8)
def _own_style(style: str) -> tuple[Mapping[str, Any], Theme]:
    """Return the rc parameters of one of actplot's own styles, and its theme."""
    directory = find_sheet(style).parent
    parameters: dict[str, Any] = dict(matplotlib.rcParamsDefault.items())
    for name in ("base", style):
        parameters.update(read_sheet(directory / f"{name}.mplstyle"))
    parameters = {name: value for name, value in parameters.items() if name not in _NOT_STYLE}
    return MappingProxyType(parameters), own_theme(style, parameters)


def _taken_over(sheet: Mapping[str, Any], style: str) -> dict[str, Any]:
    """Return what is taken over from the sheet of another style.

    Fonts only from a user's own file: those of matplotlib's styles are installed on
    one machine and not on the next.
    """
    wanted = (*_TAKEN_OVER, *_FONTS) if is_user_sheet(style) else _TAKEN_OVER
    taken = {
        name: value
        for name, value in sheet.items()
        if name.startswith(wanted) and name not in _NOT_TAKEN_OVER
    }
    if "font.family" in taken:
        taken["font.family"] = _installed(taken, style)
    return taken


def _installed(sheet: Mapping[str, Any], style: str) -> list[str]:
    """Return the first installed family of a sheet's list, before the font of every figure."""
    listed = [
        family
        for name in sheet["font.family"]
        for family in sheet.get(f"font.{name}", [fonts.DEFAULT] if name == "sans-serif" else [name])
    ]
    for family in listed:
        try:
            return [fonts.find_family(family), fonts.DEFAULT]
        except InputError:
            continue
    raise InputError(f"style {Path(style).name}: none of its fonts is installed")


def _adapted(theme: Theme, looks: Looks) -> Theme:
    """Return a theme as the options change it."""
    if looks.palette is not None:
        from actplot.figures.styling.palettes import palette

        chosen = palette(looks.palette, ground=theme.background)
        theme = with_palette(theme, chosen.colors, ramp=chosen.ramp)
    if looks.color:
        own = [to_hex(color) for color in looks.color]
        rest = [color for color in theme.categorical if color not in own]
        theme = with_palette(theme, (*own, *rest), ramp=())
    changes: dict[str, Any] = {}
    if looks.grid is not None:
        changes["has_grid"] = looks.grid
    if looks.axes is not None:
        changes["frame"] = looks.axes
    return theme._replace(**changes)


def _of_theme(theme: Theme, looks: Looks) -> dict[str, Any]:
    """Return the rc parameters that follow from a theme."""
    ground = {"figure.facecolor": "none", "axes.facecolor": "none"} if looks.transparent else {}
    return {
        "text.color": theme.ink,
        "axes.labelcolor": theme.ink,
        "xtick.labelcolor": theme.quiet_ink,
        "ytick.labelcolor": theme.quiet_ink,
        "axes.grid": theme.has_grid,
        **ground,
    }


def _of_font(name: str | None) -> dict[str, Any]:
    """Return the rc parameters of a font that was asked for."""
    if name is None:
        return {}
    family = fonts.find_family(name)
    return {
        "font.family": [family, fonts.DEFAULT],
        "mathtext.fontset": fonts.mathematics_of(family),
    }


def _sizes(looks: Looks, theme: Theme) -> Sizes:
    """Return the sizes of a figure."""
    relative = min(looks.size[0] / 6.4, looks.size[1] / 4.0)
    venue = None
    if looks.venue is not None:
        from actplot.figures.options.venues import venue as look_up

        venue = look_up(looks.venue)
    return Sizes(
        scale=min(1.45, max(0.66, relative**0.5)) * _of_context(looks.context),
        theme=theme,
        linewidth=looks.linewidth or theme.linewidth,
        venue=venue,
    )


def _of_context(context: str | None) -> float:
    """Return how much larger than usual seaborn draws lines and text in a context."""
    if context is None:
        return 1.0
    import seaborn

    chosen, usual = (seaborn.plotting_context(name) for name in (context, "notebook"))
    return float(chosen["lines.linewidth"] / usual["lines.linewidth"])
