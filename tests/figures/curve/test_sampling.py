"""Sampling: few points, true to a tenth of a pixel, gaps where a curve breaks."""

from __future__ import annotations

import math

import numpy as np
import pytest

from actplot.figures.curve.sampling import Break, Frame, trace

FRAME = Frame(xlim=(-6.0, 6.0), ylim=(-2.0, 2.0), width=1000.0, height=600.0)

SMOOTH = {
    "tanh": np.tanh,
    "wave": np.sin,
    "steep": lambda x: np.tanh(50 * x),
    "spike": lambda x: np.exp(-1000 * (x - 0.3) ** 2),
    "parabola": lambda x: x * x,
    "growth": lambda x: np.exp(np.clip(x, None, 700)),
}


def quiet(function):
    """Return the function without floating-point warnings."""

    def silent(x):
        with np.errstate(all="ignore"):
            return function(x)

    return silent


def distance(points, x, y):
    """Return the distances in pixels of points from a polyline."""
    line = FRAME.to_pixels(x, y)
    start, step = line[:-1], np.diff(line, axis=0)
    offset = points[:, None, :] - start
    length = np.maximum((step**2).sum(axis=1), 1e-30)
    share = np.clip((offset * step).sum(axis=2) / length, 0, 1)
    return np.nanmin(np.hypot(*(offset - share[..., None] * step).transpose(2, 0, 1)), axis=1)


@pytest.mark.parametrize("name", SMOOTH)
def test_is_within_a_tenth_of_a_pixel_with_few_points(name):
    """A polyline of at most 500 points follows the curve wherever the frame shows it."""
    x, y = trace(SMOOTH[name], FRAME)
    dense = np.linspace(*FRAME.xlim, 3001)
    true = SMOOTH[name](dense)
    seen = (true > FRAME.ylim[0]) & (true < FRAME.ylim[1])
    assert distance(FRAME.to_pixels(dense[seen], true[seen]), x, y).max() < 0.1
    assert len(x) <= 500
    assert not np.isnan(y).any()


def test_is_deterministic():
    """The same curve gives the same points."""
    first, second = (trace(np.sin, FRAME) for _ in range(2))
    assert np.array_equal(first, second)


@pytest.mark.parametrize(
    ("function", "named"),
    [
        (np.sign, ()),
        (np.sign, (Break(x=0.0, left=-1.0, right=1.0),)),
        (lambda x: np.where(x < 0.3, -1.0, 1.0), ()),
    ],
)
def test_jump_has_no_stroke(function, named):
    """Neither a jump that was named nor one that was not is bridged."""
    x, y = trace(function, FRAME, breaks=named)
    pixels = FRAME.to_pixels(x, y)
    assert np.isnan(y).any()
    assert np.nanmax(np.abs(np.diff(pixels[:, 1]))) <= 150.5
    assert {-1.0, 1.0} <= set(y[np.isfinite(y)])


def test_named_gap_is_sampled_up_to_the_neighbouring_floats():
    """The pieces end at the floats next to a break, with the limits that were given."""
    named = [Break(x=1.0, left=0.25, right=0.75)]
    x, y = trace(lambda x: np.where(x < 1, 0.25, 0.75), FRAME, breaks=named)
    gap = int(np.flatnonzero(np.isnan(y) & (x > 0.5))[0])
    assert x[gap] == np.nextafter(1.0, 0.0)
    assert x[gap + 1] == np.nextafter(1.0, 2.0)
    assert (y[gap - 1], y[gap + 1]) == (0.25, 0.75)


def test_rounding_next_to_a_break_makes_no_stroke():
    """In floats floor(sin(x)) is 1 not only at pi/2, but up to 1e-8 from it."""
    named = [Break(x=np.pi / 2, left=0.0, right=0.0, value=1.0)]
    x, y = trace(lambda x: np.floor(np.sin(x)), FRAME, breaks=named)
    assert not (y[np.abs(x - np.pi / 2) < 0.1] > 0).any()


def test_kink_is_a_point_of_the_curve():
    """A kink is met exactly, without a gap."""
    x, y = trace(lambda x: np.abs(x - 0.1), FRAME, breaks=[Break(x=0.1, gap=False)])
    assert 0.0 in y[x == 0.1]
    assert not np.isnan(y).any()


@pytest.mark.parametrize("function", [lambda x: 1 / x, np.tan, lambda x: x**99, lambda x: 1 / x**2])
def test_values_stay_near_the_frame_and_poles_are_not_joined(function):
    """What runs away reaches the frame's edge but no height that a renderer could not take."""
    x, y = trace(quiet(function), FRAME)
    assert np.nanmax(np.abs(y)) <= 10.0
    assert np.nanmax(np.abs(y)) > 2.0
    up = np.abs(np.diff(FRAME.to_pixels(x, y)[:, 1]))
    across = np.abs(np.diff(FRAME.to_pixels(x, y)[:, 0]))
    assert not ((up > 600) & (across < 0.5)).any()


@pytest.mark.parametrize("end", [0.0, 0.1, 1 / 3, -math.sqrt(2)])
def test_curve_begins_where_its_domain_does(end):
    """Also where it is so steep that a tenth of a pixel to the right it is far up."""
    x, y = trace(quiet(lambda x: (x - end) ** 0.2), FRAME)
    first = int(np.flatnonzero(np.isfinite(y))[0])
    assert x[first] == pytest.approx(end, abs=1e-12)
    assert y[first] < 0.01
    assert np.isnan(y[:first]).all()


def test_a_thousand_pieces_are_asked_together():
    """And each ends at its limits, with a gap to the next one."""
    calls = []

    def asked(x):
        calls.append(len(x))
        return -1 / np.tan(np.pi * (64 * x - np.round(64 * x)))

    places = np.arange(-383, 384) / 64
    breaks = [Break(x=x, left=np.inf, right=-np.inf) for x in places]
    x, y = trace(quiet(asked), FRAME, breaks=breaks)
    assert len(calls) < 100
    ends = np.searchsorted(x, np.nextafter(places, -np.inf))
    assert (y[ends] > FRAME.ylim[1]).all()
    assert np.isnan(y[ends + 1]).all()
    assert (y[ends + 2] < FRAME.ylim[0]).all()
