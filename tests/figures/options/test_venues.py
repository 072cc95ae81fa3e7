"""Venues give a figure its size and its text sizes; without tueplots they say what to install."""

from __future__ import annotations

import sys

import pytest

from actplot.errors import InputError
from actplot.figures.looks import Looks
from actplot.figures.options.venues import venue
from actplot.figures.styling import style


def test_without_the_package_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An extra of actplot."""
    monkeypatch.setitem(sys.modules, "tueplots", None)
    with pytest.raises(InputError, match=r"pip install 'actplot\[venues\]'"):
        Looks(venue="icml2024")
    assert Looks(venue=None).venue is None


@pytest.mark.parametrize(
    ("name", "width"),
    [
        ("icml2024", 3.25),
        ("ICML 2024", 3.25),
        ("icml2024-full", 6.75),
        ("icml2024_half", 3.25),
        ("neurips2024", 5.5),
        ("aaai2024", 3.3),
    ],
)
def test_a_venue_has_its_width(name: str, width: float) -> None:
    """One column unless both are asked for."""
    pytest.importorskip("tueplots")
    found = venue(name)
    assert found.size[0] == pytest.approx(width, abs=0.02)
    assert 0.4 < found.size[1] / found.size[0] < 0.7
    assert 5 <= found.note <= found.tick <= found.title <= 11


def test_the_record_and_the_text_take_it_over() -> None:
    """A size that is given wins over the venue's, its text sizes do not change."""
    pytest.importorskip("tueplots")
    looks = Looks(venue="icml2024")
    assert looks.size == venue("icml2024").size
    assert Looks(venue="icml2024", size=(5, 3)).size == (5.0, 3.0)
    with style.context(looks) as sizes:
        assert (sizes.title, sizes.tick) == (venue("icml2024").title, venue("icml2024").tick)


def test_an_unknown_venue_is_refused() -> None:
    """With the nearest, or with all of them."""
    pytest.importorskip("tueplots")
    with pytest.raises(
        InputError, match=r"venue: there is no venue 'icml2042'\. Did you mean 'icml"
    ):
        Looks(venue="icml2042")
    with pytest.raises(InputError, match="Known are aaai2024, "):
        Looks(venue="zzz")
