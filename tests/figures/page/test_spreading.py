"""What would touch moves apart, and no farther than it must."""

from __future__ import annotations

import pytest

from actplot.figures.page.spreading import spread


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ([1.0, 5.0], [1.0, 5.0]),
        ([4.0, 5.0], [3.0, 6.0]),
        ([3.0, 4.0, 8.0], [2.0, 5.0, 8.0]),
        ([-1.0, 5.0], [0.0, 5.0]),
        ([8.0, 10.0], [6.0, 9.0]),
    ],
)
def test_places_are_apart_and_inside(wanted, places):
    """Here three units apart, between 0 and 9; two that are too near move by the same way."""
    assert spread(wanted, [3.0] * (len(wanted) - 1), low=0.0, high=9.0) == places
