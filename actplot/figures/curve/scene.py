"""What stands inside the frame of a panel before names are written, and what that takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.figures.curve import regions
from actplot.figures.page.occupancy import Occupancy

if TYPE_CHECKING:
    from actplot.figures.curve.sampling import Array, Frame
    from actplot.figures.page.pen import Pen

CELL = 1.4
"""Points: how finely the search for room sees."""


class Scene(NamedTuple):
    """What stands inside the frame already.

    Parameters
    ----------
    frame : Frame
        The window in pixels.
    points : list of ndarray
        The curves in pixels, in the order of the figure's series.
    dots : list of (float, float)
        Where dots stand, in the plane.
    poles : list of float
        Where poles stand, in x.
    quiet : list of ndarray
        Straight lines in pixels that a name should rather not cross.
    """

    frame: Frame
    points: list[Array]
    dots: list[tuple[float, float]]
    poles: list[float]
    quiet: list[Array]


def taken_in(pen: Pen, scene: Scene, saturated: Sequence[regions.Region]) -> Occupancy:
    """Return what no name may cover besides the curves: dots, poles, boundaries, strips."""
    frame = scene.frame
    taken = Occupancy(frame.width, frame.height, pen.pixels(CELL))
    reach = pen.pixels(pen.sizes.dot) / 2
    for x, y in scene.dots:
        (across, up), *_ = frame.to_pixels(np.array([x]), np.array([y]))
        taken.add_box((across - reach, up - reach, across + reach, up + reach))
    for x in (*scene.poles, *regions.lines(saturated, frame.xlim)):
        taken.add_line(frame.to_pixels(np.array([x, x]), np.array(frame.ylim)))
    for region in saturated:
        if region.lane != (0.0, 1.0):
            taken.add_box((0.0, 0.0, frame.width, region.lane[1] * frame.height))
    return taken


def zero_lines(frame: Frame) -> list[Array]:
    """Return the zero lines inside the frame, in pixels."""
    zero = np.zeros(2)
    lines = []
    if frame.xlim[0] < 0 < frame.xlim[1]:
        lines.append(frame.to_pixels(zero, np.array(frame.ylim)))
    if frame.ylim[0] < 0 < frame.ylim[1]:
        lines.append(frame.to_pixels(np.array(frame.xlim), zero))
    return lines
