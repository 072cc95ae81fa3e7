"""Which figures of a manifest one run is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from actplot.errors import InputError
from actplot.gallery.figure import Figure
from actplot.gallery.state import PART_STATE_NAME
from actplot.wording import did_you_mean, quoted

_SHARD = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shard:
    """One of several parts of a gallery, counted from 1."""

    index: int
    count: int

    @property
    def state_name(self) -> str:
        """The name of the file in which it keeps what it built."""
        return PART_STATE_NAME.format(index=self.index, count=self.count)

    @classmethod
    def read(cls, text: str) -> Shard:
        """Return the shard that a text such as 2/5 means.

        Raises
        ------
        InputError
            If it means none.
        """
        match = _SHARD.fullmatch(text)
        shard = cls(index=int(match[1]), count=int(match[2])) if match else None
        if shard is None or not 1 <= shard.index <= shard.count:
            raise InputError(f"shard {quoted(text)} is not of the form 2/5, from 1/5 to 5/5")
        return shard


def select(
    figures: Sequence[Figure], *, only: Sequence[str] = (), shard: Shard | None = None
) -> list[Figure]:
    """Return the figures of some names, or of one shard, in their order.

    Parameters
    ----------
    figures : sequence of Figure
        All there are.
    only : sequence of str
        Names, or patterns such as ``"elu-*"``; all where empty.
    shard : Shard or None
        Every so many-th of them; all where None.

    Raises
    ------
    InputError
        If a name is that of no figure.
    """
    names = [figure.name for figure in figures]
    for pattern in only:
        if not any(fnmatchcase(name, pattern) for name in names):
            hint = did_you_mean(pattern, names)
            raise InputError(f"there is no figure {quoted(pattern)}.{hint}")
    chosen = [
        figure
        for figure in figures
        if not only or any(fnmatchcase(figure.name, pattern) for pattern in only)
    ]
    return chosen[shard.index - 1 :: shard.count] if shard else chosen
