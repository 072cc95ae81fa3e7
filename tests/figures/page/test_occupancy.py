"""What stands in a panel is counted cell by cell."""

from __future__ import annotations

import numpy as np

from actplot.figures.page.occupancy import Occupancy

BOXES = np.array([[0.0, 0.0, 9.0, 9.0], [40.0, 40.0, 49.0, 49.0], [80.0, 5.0, 95.0, 20.0]])
ACROSS = np.array([[0.0, 0.0], [100.0, 100.0]])
UPRIGHT = np.array([[90.0, 0.0], [90.0, 100.0]])


def empty() -> Occupancy:
    """Return a rectangle with nothing in it."""
    return Occupancy(100.0, 100.0, 2.0)


def test_boxes_are_free_where_no_line_is() -> None:
    """Nor near one, with a pad of all or of each."""
    taken = empty().with_lines([ACROSS])
    assert taken.free(BOXES).tolist() == [False, False, True]
    assert taken.free(BOXES, pad=70.0).tolist() == [False, False, False]
    assert taken.free(BOXES, pad=np.array([0.0, 0.0, 70.0])).tolist() == [False, False, False]


def test_a_copy_is_independent() -> None:
    """As is what holds more, and what holds nothing."""
    taken = empty().with_lines([ACROSS])
    more, nothing, same = taken.with_lines([UPRIGHT]), taken.without_all(), taken.copy()
    same.add_box((80.0, 5.0, 95.0, 20.0))
    assert taken.free(BOXES).tolist() == [False, False, True]
    assert more.free(BOXES).tolist() == [False, False, False]
    assert nothing.free(BOXES).all()


def test_what_two_hold_is_held_twice() -> None:
    """So that what one of them holds is still there when the other one's is taken away."""
    one, other = empty().with_lines([ACROSS]), empty().with_lines([UPRIGHT])
    together = empty()
    for each in (one, other):
        together.add(each)
    assert together.free(BOXES).tolist() == [False, False, False]
    for each, rest in ((one, other), (other, one)):
        assert together.less(each).free(BOXES).tolist() == rest.free(BOXES).tolist()


def test_a_line_of_thousands_of_strokes_takes_all_of_them() -> None:
    """Those at its end like those at its beginning."""
    ends = np.linspace(0.0, 100.0, 5001)
    zigzag = np.column_stack([ends, np.where(np.arange(5001) % 2, 100.0, 0.0)])
    taken = empty().with_lines([zigzag])
    assert taken.free(BOXES).tolist() == [False, False, False]
    assert not taken.free(np.array([[99.0, 50.0, 100.0, 51.0]]))[0]
