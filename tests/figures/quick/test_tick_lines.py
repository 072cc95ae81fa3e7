"""Lines of ticks: what looks alike is drawn at once; how it looks is compared for whole axes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D

from actplot.figures.quick.tick_lines import TickLines

PLACE = Affine2D()


class Counting(RendererAgg):
    """A renderer that counts the lines it is given."""

    count = 0

    def draw_path(self, *arguments: Any, **keywords: Any) -> None:
        """Count a line and draw it."""
        self.count += 1
        super().draw_path(*arguments, **keywords)


def upright(x: float, **look: Any) -> Line2D:
    """Return an upright line."""
    return Line2D([x, x], [10, 90], transform=PLACE, **look)


@pytest.mark.parametrize(
    ("odd_one", "count"),
    [
        ({}, 1),
        ({"color": "red"}, 2),
        ({"color": [1.0, 0.0, 0.0]}, 2),
        ({"linewidth": 3}, 2),
        ({"dashes": (3, 1)}, 2),
        ({"visible": False}, 1),
    ],
)
def test_lines_that_look_alike_are_drawn_at_once(odd_one: dict[str, Any], count: int) -> None:
    """And as if each were drawn by itself."""
    together, apart = Counting(100, 100, 72), Counting(100, 100, 72)
    TickLines(together).draw_together([upright(20), upright(40, **odd_one), upright(60)])
    for line in (upright(20), upright(40, **odd_one), upright(60)):
        TickLines(apart).draw(line)
    assert together.count == count
    assert apart.count == 3 - (not odd_one.get("visible", True))
    np.testing.assert_array_equal(together.buffer_rgba(), apart.buffer_rgba())


def test_many_lines_are_drawn_in_parts() -> None:
    """So that no part is simplified."""
    renderer = Counting(2000, 100, 72)
    TickLines(renderer).draw_together([upright(10 * x) for x in range(100)])
    assert renderer.count == 4
