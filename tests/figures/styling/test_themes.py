"""Every style's colours can be told apart and its text can be read, by everybody."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from actplot.figures.curve.members import MANY
from actplot.figures.looks import Looks
from actplot.figures.styling import themes
from actplot.figures.styling.colors import contrast
from actplot.figures.styling.style import context
from actplot.figures.styling.style_sheets import OWN, matplotlib_sheets

STYLES = [name for name in OWN if name != "auto"]
COLOURED = ["light", "dark", "minimal"]

# Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB.
SIGHTS = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def lab(color: str, sight: str = "full") -> np.ndarray:
    """Return CIELAB as seen with a kind of sight."""
    channels = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    relative = XYZ @ np.clip(SIGHTS[sight] @ linear, 0, 1) / WHITE
    f = np.where(relative > 216 / 24389, np.cbrt(relative), (24389 / 27 * relative + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def theme_of(style: str, **options: object) -> themes.Theme:
    """Return the theme of a style."""
    with context(Looks(style=style, **options)) as sizes:
        return sizes.theme


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("style", COLOURED)
def test_first_six_colours_differ_for_every_sight(style: str, sight: str) -> None:
    """Any two of six colours are well apart, also for colour-blind readers."""
    for one, other in combinations(theme_of(style).categorical[:6], 2):
        assert np.linalg.norm(lab(one, sight) - lab(other, sight)) > 12, (one, other)


@pytest.mark.parametrize("style", STYLES)
def test_twelve_curves_differ_in_colour_or_in_dashes(style: str) -> None:
    """Where two of twelve colours are near one another in grey, the dashes differ."""
    curves = [theme_of(style).of_function(index) for index in range(12)]
    for (one, dashes), (other, others) in combinations(curves, 2):
        near = abs(lab(one)[0] - lab(other)[0]) < 10
        assert not (near and dashes == others), (one, other)
    assert len(set(curves)) == 12


@pytest.mark.parametrize("style", STYLES)
def test_a_derivative_differs_from_its_function_in_lightness_or_colour(style: str) -> None:
    """For every sight, besides its dashes."""
    theme = theme_of(style)
    for sight in SIGHTS:
        apart = lab(theme.function, sight) - lab(theme.of_derivative(1), sight)
        assert np.linalg.norm(apart) > 20


def test_dashes_tell_derivatives_apart() -> None:
    """Each order has its own, and none is solid."""
    assert all(themes.DERIVATIVE_DASHES)
    assert themes.FUNCTION_DASHES[0] == themes.SOLID
    assert len(set(themes.DERIVATIVE_DASHES)) == len(themes.DERIVATIVE_DASHES)


@pytest.mark.parametrize("style", [*STYLES, *matplotlib_sheets()])
def test_text_has_the_contrast_of_wcag(style: str) -> None:
    """Titles, tick labels, and labels in the colour of any curve, on all they can stand on."""
    theme = theme_of(style)
    curves = (*theme.categorical, *theme.derivatives, *theme.sequential, theme.function)
    texts = [(theme.ink, theme.page), (theme.ink, theme.background), (theme.quiet_ink, theme.page)]
    for color in curves:
        texts += [(theme.label(color), theme.page), (theme.label(color), theme.background)]
        texts.append((theme.label(color, tinted=True), theme.tinted(color)))
    for text, ground in texts:
        assert contrast(text, ground) >= 4.5, (text, ground)


@pytest.mark.parametrize("style", STYLES)
def test_curves_stand_out(style: str) -> None:
    """A line has the contrast that WCAG asks of graphics; only members of families may be paler."""
    theme = theme_of(style)
    for color in (*theme.categorical, *theme.derivatives, theme.function):
        assert contrast(color, theme.background) >= 3, color
    for color in theme.sequential:
        assert contrast(color, theme.background) >= 2.4, color


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("count", [2, 3, 4, 5, 8, 12])
def test_a_family_gains_contrast_steadily(style: str, count: int) -> None:
    """Its members go from near the background to far from it."""
    theme = theme_of(style)
    steps = np.diff([contrast(color, theme.background) for color in theme.of_family(count)])
    assert (steps > 0).all()


def test_print_has_no_colours() -> None:
    """Only greys, and hatches for both kinds of saturation."""
    theme = theme_of("print")
    colors = (*theme.categorical, *theme.derivatives, *theme.sequential, theme.ink, theme.grid)
    assert all(color[1:3] == color[3:5] == color[5:7] for color in colors)
    assert theme.soft_hatch != theme.hard_hatch


def test_light_and_dark_match_one_to_one() -> None:
    """What is one colour on a light page is one colour on a dark page, and the other way round."""
    light, dark = theme_of("light"), theme_of("dark")
    pairs = {
        *zip(light.categorical, dark.categorical, strict=True),
        *zip(light.derivatives, dark.derivatives, strict=True),
    }
    assert len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)


@pytest.mark.parametrize(
    ("options", "field", "value"),
    [
        ({"grid": False}, "has_grid", False),
        ({"axes": "box"}, "frame", "box"),
        ({"color": "teal"}, "function", "#008080"),
        ({"color": ["#123456", "red"]}, "derivatives", "#ff0000"),
        ({"palette": "colorblind"}, "function", "#0173b2"),
    ],
)
def test_options_change_the_theme(options: dict[str, object], field: str, value: object) -> None:
    """One field each."""
    found = getattr(theme_of("light", **options), field)
    assert (found[0] if field == "derivatives" else found) == value


def test_a_style_of_matplotlib_feeds_the_theme() -> None:
    """Its colours, its ground and its grid."""
    theme = theme_of("ggplot")
    assert theme.categorical[:2] == ("#e24a33", "#348abd")
    assert (theme.background, theme.page, theme.grid) == ("#e5e5e5", "#ffffff", "#ffffff")
    assert len(theme.categorical) == themes.MOST_CURVES
    assert theme_of("fivethirtyeight").linewidth == 4


@pytest.mark.parametrize("options", [{}, {"palette": "Set2"}])
@pytest.mark.parametrize("style", STYLES)
def test_no_two_of_the_most_functions_look_the_same(style: str, options: dict[str, str]) -> None:
    """Each has its own colour and dashes."""
    theme = theme_of(style, **options)
    assert len({theme.of_function(index) for index in range(MANY)}) == MANY
