"""Formula to points around the places where its inner arguments are 0, at every distance.

There tanh(1000*(x - 1)) rises between two points of any fixed grid, and exp(-(x - 100)^2)
is not the 0 that it is elsewhere.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

import numpy as np

from actplot.analysis.inversion import affine
from actplot.formula.expression import Expression, depends_on_x, walk

# In units in which an argument changes by 1.
_DISTANCES = np.geomspace(1e-6, 1e2, 121)
_MOST_PLACES = 12


@lru_cache(maxsize=256)
def close_ups(formula: Expression) -> tuple[float, ...]:
    """Return points around the zeros of arguments a*x + b, except for 0, in order."""
    scales: dict[float, float] = {}
    for node in walk(formula):
        if affine(node) is None:
            for slope, offset in filter(None, map(affine, filter(depends_on_x, node.children))):
                if slope and offset:
                    zero, scale = -offset / slope, 1 / abs(slope)
                    scales[zero] = min(scale, scales.get(zero, scale))
    if not scales:
        return ()
    steps = np.append(-_DISTANCES, _DISTANCES)
    points = [zero + scale * steps for zero, scale in islice(scales.items(), _MOST_PLACES)]
    return tuple(np.unique(points).tolist())
