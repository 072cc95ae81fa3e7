"""Themes: everything that a style decides about a figure, in one record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from actplot.figures.styling.colors import between, is_dark, mix, readable

Dashes = tuple[float, ...]

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

MOST_CURVES = 12
"""How many curves a theme keeps apart."""

BOX, ORIGIN, OPEN = "box", "origin", "open"
FRAMES = (BOX, ORIGIN, OPEN)
"""How axes are drawn: four spines, two through the origin, or two at the left and the bottom."""

# No two colours near one another in grey or for a colour-blind reader share their dashes.
_DASH_OF_COLOR = (0, 1, 2, 3, 4, 5, 1, 4, 3, 0, 2, 5)
_NEARER = 0.14  # to the ink, with each turn of the colours


class Theme(NamedTuple):
    """What a style decides; colours are written as #rrggbb.

    Parameters
    ----------
    ink, quiet_ink : str
        Titles and formulas; notes and tick labels.
    page : str
        The colour of the page: of the figure outside its axes.
    background : str
        The colour of the axes, which also fills open dots.
    spine, grid, zero_line, asymptote : str
        The lines that are not data.
    function : str
        The only function of a figure.
    derivatives : tuple of str
        Its derivatives, by order from 1.
    categorical : tuple of str
        Several functions, up to `MOST_CURVES`.
    sequential : tuple of str
        The members of a family: colours to interpolate, from the first to the last.
    tint : float
        How much of the background is in the tint of a saturation region, from 0 to 1.
    hatch : float
        How much of it is in the lines of a hatch on that tint.
    soft_hatch, hard_hatch : str
        matplotlib's patterns for soft and hard saturation, or "".
    frame : str
        One of `FRAMES`.
    has_grid : bool
        Whether there are grid lines.
    arrows : bool
        Whether axes through the origin end in arrows.
    linewidth : float or None
        The width of a function's line in points; by the figure's size where None.
    """

    ink: str
    quiet_ink: str
    page: str
    background: str
    spine: str
    grid: str
    zero_line: str
    asymptote: str
    function: str
    derivatives: tuple[str, ...]
    categorical: tuple[str, ...]
    sequential: tuple[str, ...]
    tint: float = 0.91
    hatch: float = 0.8
    soft_hatch: str = ""
    hard_hatch: str = "///"
    frame: str = OPEN
    has_grid: bool = True
    arrows: bool = False
    linewidth: float | None = None

    def of_function(self, index: int) -> tuple[str, Dashes]:
        """Return the colour and dash pattern of one of several functions.

        Beyond `MOST_CURVES` colours come again with other dashes, nearer to the ink.
        """
        turn, place = divmod(index, MOST_CURVES)
        dashes = FUNCTION_DASHES[(_DASH_OF_COLOR[place] + turn) % len(FUNCTION_DASHES)]
        color = self.categorical[place % len(self.categorical)]
        return mix(color, self.ink, min(1.0, _NEARER * turn)), dashes

    def of_derivative(self, order: int) -> str:
        """Return the colour of the n-th derivative of a figure's only function."""
        return self.derivatives[(order - 1) % len(self.derivatives)]

    def of_family(self, count: int) -> tuple[str, ...]:
        """Return the colours of the members of a family."""
        if count == 1:
            return (self.function,)
        # The far end of the palette is for families that need all the room there is.
        last = len(self.sequential) - (1 if count > 4 else 2)
        return tuple(between(self.sequential, last * index / (count - 1)) for index in range(count))

    def tinted(self, color: str, share: float | None = None) -> str:
        """Return a colour mixed with a share of the background: by default that of a tint."""
        return mix(color, self.background, self.tint if share is None else share)

    def label(self, color: str, *, tinted: bool = False) -> str:
        """Return the colour of a text about what has a colour, readable on the axes.

        Parameters
        ----------
        color : str
            The colour of the curve that the text is about.
        tinted : bool
            Whether the text may stand on the tint of that colour too.
        """
        grounds = [self.page, self.background, *([self.tinted(color)] if tinted else [])]
        return readable(color, on=grounds)


# What the style sheets of actplot cannot say.
_LIGHT: dict[str, Any] = {
    "zero_line": "#9ea6b1",
    "asymptote": "#8f96a1",
    "derivatives": ("#d1495b", "#1f8a70", "#7b3f99", "#a66a00", "#17264d", "#8a8f00"),
    "sequential": ("#6db290", "#44948f", "#24768b", "#215584", "#1d2f5f"),
}
_BEYOND_SHEETS: Mapping[str, Mapping[str, Any]] = {
    "light": _LIGHT,
    "dark": {
        "zero_line": "#59626d",
        "asymptote": "#77808b",
        "derivatives": ("#ff7b72", "#45c296", "#c79bf2", "#e0a03c", "#dce6f7", "#b9be3a"),
        "sequential": ("#3c7f93", "#4f9fb0", "#6dbdbb", "#9bd6b7", "#d3efc4"),
        "tint": 0.86,
        "hatch": 0.68,
    },
    "print": {
        "zero_line": "#8c8c8c",
        "asymptote": "#808080",
        "function": "#1a1a1a",
        "derivatives": ("#868686", "#4d4d4d", "#6b6b6b", "#2e2e2e", "#909090", "#5a5a5a"),
        "sequential": ("#a3a3a3", "#7d7d7d", "#575757", "#303030", "#000000"),
        "tint": 0.95,
        "hatch": 0.76,
        "soft_hatch": "..",
    },
    "minimal": {**_LIGHT, "zero_line": "#33383f", "frame": ORIGIN, "arrows": True},
}


def own_theme(name: str, parameters: Mapping[str, Any]) -> Theme:
    """Return the theme of one of actplot's own styles, from the rc parameters of its sheet."""
    return _theme(parameters, _BEYOND_SHEETS[name])


def foreign_theme(sheet: Mapping[str, Any], parameters: Mapping[str, Any]) -> Theme:
    """Return the theme of a style that knows nothing of actplot.

    Parameters
    ----------
    sheet : mapping
        The rc parameters that the style sets.
    parameters : mapping
        The same over those of the light or the dark style.
    """
    theme = _theme(parameters, _BEYOND_SHEETS["dark" if _is_dark(parameters) else "light"])
    if "axes.prop_cycle" in sheet:
        theme = with_palette(theme, _cycle(parameters), ramp=())
    ink, background = theme.ink, theme.background
    # A style without a grid has a colour for it all the same, often the loudest there is.
    grid = theme.grid if "axes.grid" in sheet else mix(ink, background, 0.88)
    return theme._replace(
        grid=grid,
        ink=readable(ink, on=[theme.page, background]),
        quiet_ink=readable(theme.quiet_ink, on=[theme.page]),
        zero_line=mix(ink, background, 0.6),
        asymptote=mix(ink, background, 0.5),
        frame=_frame(parameters),
        linewidth=sheet.get("lines.linewidth"),
    )


def is_dark_sheet(sheet: Mapping[str, Any]) -> bool:
    """Return whether a style sheet draws on a dark ground."""
    return any(name in sheet for name in _GROUNDS) and _is_dark(sheet)


def with_palette(theme: Theme, colors: Sequence[str], *, ramp: Sequence[str]) -> Theme:
    """Return a theme whose curves have other colours.

    Parameters
    ----------
    theme : Theme
        The theme.
    colors : sequence of str
        The colours of several functions; fewer than `MOST_CURVES` come again in another
        lightness.
    ramp : sequence of str
        The colours of families, at least two; mixed from the first colour if empty.
    """
    target = theme.ink
    rounds = [[mix(color, target, 0.3 * turn) for color in colors] for turn in range(MOST_CURVES)]
    categorical = tuple(color for turn in rounds for color in turn)[:MOST_CURVES]
    first = colors[0]
    pale, deep = mix(first, theme.background, 0.45), mix(first, target, 0.75)
    return theme._replace(
        function=first,
        derivatives=categorical[1:7],
        categorical=categorical,
        sequential=tuple(ramp or (between((pale, first, deep), step / 2) for step in range(5))),
    )


_GROUNDS = ("axes.facecolor", "figure.facecolor")


def _theme(parameters: Mapping[str, Any], beyond: Mapping[str, Any]) -> Theme:
    """Return a theme of rc parameters and of what these cannot say."""
    cycle = _cycle(parameters)
    tick, label = parameters["xtick.color"], parameters["xtick.labelcolor"]
    found = {
        "ink": _hex(parameters["text.color"]),
        "quiet_ink": _hex(tick if label == "inherit" else label),
        "page": _hex(parameters["figure.facecolor"]),
        "background": _hex(parameters["axes.facecolor"]),
        "spine": _hex(parameters["axes.edgecolor"]),
        "grid": _hex(parameters["grid.color"]),
        "function": cycle[0],
        "categorical": cycle,
        "has_grid": bool(parameters["axes.grid"]),
    }
    return Theme(**{**found, **beyond})


def _cycle(parameters: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the colours that curves take one after another."""
    listed = parameters["axes.prop_cycle"].by_key().get("color", ["C0"])
    return tuple(_hex(color) for color in listed)


def _frame(parameters: Mapping[str, Any]) -> str:
    """Return which frame the spines of a style amount to."""
    return BOX if parameters["axes.spines.top"] or parameters["axes.spines.right"] else OPEN


def _is_dark(parameters: Mapping[str, Any]) -> bool:
    """Return whether the ground of the curves is dark."""
    return next(is_dark(_hex(parameters[name])) for name in _GROUNDS if name in parameters)


def _hex(color: Any) -> str:
    """Return a colour of matplotlib as #rrggbb, on white if it is transparent."""
    from matplotlib.colors import to_hex, to_rgba

    red, green, blue, alpha = to_rgba(color)
    return mix("#ffffff", str(to_hex((red, green, blue))), alpha)
