"""What stands in a row, moved apart so that nothing touches."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def spread(
    wanted: Sequence[float], apart: Sequence[float], *, low: float, high: float
) -> list[float]:
    """Return rising places far enough apart, as near as may be to those wanted.

    Parameters
    ----------
    wanted : sequence of float
        Rising places.
    apart : sequence of float
        The least distance from each but the last to the next.
    low, high : float
        Between which they are to be; if there is too little room, they begin below.
    """
    offsets = list(accumulate(apart, initial=0.0))
    groups: list[list[float]] = []  # of places without their share of distances
    for place, offset in zip(wanted, offsets, strict=True):
        groups.append([place - offset])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    levels = [_mean(group) for group in groups for _ in group]
    highest = high - offsets[-1]
    levels = [min(max(level, low), highest) for level in levels]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]


def _mean(group: Sequence[float]) -> float:
    """Return the mean."""
    return sum(group) / len(group)
