"""The text-free geometry of an SVG: what is drawn inside the frame, in fractions of the frame."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR = re.compile(r"(-?[\d.]+(?:e-?\d+)?) (-?[\d.]+(?:e-?\d+)?)")
# Hatches are named by hashes.
_STYLE = re.compile(r"(fill|stroke|stroke-width|stroke-dasharray): (?!url)([^;]+)")
_LONGEST_STEP = 0.002
_ROUNDING = 1e-4


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A line or an area: how it is painted, and its points, close together, in the frame."""

    style: tuple[tuple[str, str], ...]
    points: np.ndarray

    def distance(self, other: Shape) -> float:
        """Return how far the farthest point of either is from the nearest one of the other."""
        apart = np.abs(self.points[:, None] - other.points[None]).max(axis=2)
        return float(max(apart.min(axis=0).max(), apart.min(axis=1).max()))


def shapes(content: bytes) -> list[Shape]:
    """Return what is drawn in the frame of an SVG, without grid lines, ticks and letters."""
    root = ElementTree.fromstring(content)  # noqa: S314 (a figure of ours)
    frames = {
        f"url(#{clip.get('id')})": next(frame)
        for clip in root.iter()
        if clip.tag.endswith("clipPath")
        for frame in [iter(clip)]
    }
    return [
        Shape(style=tuple(_STYLE.findall(path.get("style", ""))), points=points)
        for path in _paths(root)
        for frame in [frames[path.get("clip-path", "")]]
        for points in [_points(path.get("d", ""), frame)]
        if len(points)
    ]


def _paths(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield the clipped paths outside of axes."""
    if "matplotlib.axis" in element.get("id", ""):
        return
    if element.tag.endswith("path") and element.get("clip-path"):
        yield element
    for child in element:
        yield from _paths(child)


def _points(path: str, frame: ElementTree.Element) -> np.ndarray:
    """Return points along the straight lines of a path that lie in its frame."""
    left, top, width, height = (float(frame.get(key, 0)) for key in ("x", "y", "width", "height"))
    found = []
    for part in path.split("M")[1:]:
        corners = np.array([[float(x), float(y)] for x, y in _PAIR.findall(part)])
        corners = (corners - [left, top]) / [width, height]
        for start, end in pairwise(corners):
            steps = 1 + int(min(np.abs(end - start).max(), 4) / _LONGEST_STEP)
            found.append(start + (end - start) * np.linspace(0, 1, steps + 1)[:, None])
    points = np.concatenate(found) if found else np.empty((0, 2))
    return points[((points >= -_ROUNDING) & (points <= 1 + _ROUNDING)).all(axis=1)]
