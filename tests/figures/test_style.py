"""Colours can be told apart by everybody, and no rc parameter leaks in or out."""

from __future__ import annotations

from itertools import combinations

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from actplot.figures import style

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


def linear(color):
    """Return linear RGB."""
    channels = np.array(to_rgb(color))
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(color, sight="full"):
    """Return CIELAB as seen with a kind of sight."""
    relative = XYZ @ np.clip(SIGHTS[sight] @ linear(color), 0, 1) / WHITE
    f = np.where(relative > 216 / 24389, np.cbrt(relative), (24389 / 27 * relative + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(color):
    """Return the contrast ratio with white."""
    return 1.05 / (linear(color) @ np.array([0.2126, 0.7152, 0.0722]) + 0.05)


@pytest.mark.parametrize("sight", SIGHTS)
def test_first_six_colours_differ_for_every_sight(sight):
    """Any two of six colours are well apart, also for colour-blind readers."""
    for one, other in combinations(style.CATEGORICAL[:6], 2):
        assert np.linalg.norm(lab(one, sight) - lab(other, sight)) > 12, (one, other)


def test_twelve_curves_differ_in_colour_or_in_dashes():
    """Where two of twelve colours are near one another in grey, the dashes differ."""
    curves = [style.categorical(index) for index in range(12)]
    for (one, dashes), (other, others) in combinations(curves, 2):
        near = abs(lab(one)[0] - lab(other)[0]) < 10
        assert not (near and dashes == others), (one, other)
    assert len(set(curves)) == 12


def test_derivative_differs_from_its_function_in_grey():
    """The dashes tell a derivative from its function where colour is missing."""
    assert all(style.DERIVATIVE_DASHES)
    assert style.FUNCTION_DASHES[0] == style.SOLID
    assert len(set(style.DERIVATIVE_DASHES)) == len(style.DERIVATIVE_DASHES)


def test_colours_of_text_have_contrast():
    """A label in any colour of a curve can be read on white."""
    for color in (*style.CATEGORICAL, *style.DERIVATIVES, style.FUNCTION):
        assert contrast(color) >= 3, color
    for color in (style.INK, style.QUIET_INK):
        assert contrast(color) >= 4.5, color


@pytest.mark.parametrize("count", [2, 3, 4, 5, 8, 12])
def test_family_darkens_steadily(count):
    """The members of a family go from light to dark."""
    lightness = [lab(color)[0] for color in style.sequential(count)]
    assert all(np.diff(lightness) < 0)


def test_context_starts_from_the_defaults_and_leaves_no_trace():
    """The user's rc parameters do not reach a figure, nor does a figure's style reach them."""
    with matplotlib.rc_context(
        {"lines.linewidth": 17, "font.family": "monospace", "savefig.bbox": "tight"}
    ):
        with style.context():
            assert (
                matplotlib.rcParams["lines.linewidth"]
                == matplotlib.rcParamsDefault["lines.linewidth"]
            )
            assert matplotlib.rcParams["font.sans-serif"] == ["DejaVu Sans"]
            assert matplotlib.rcParams["savefig.bbox"] is None
        assert matplotlib.rcParams["lines.linewidth"] == 17
        assert matplotlib.rcParams["savefig.bbox"] == "tight"
