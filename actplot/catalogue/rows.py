"""The catalogue's rows as records: what is known of an activation before its formula is read.

Needs neither numpy nor the formula layer, so that listing and completion stay fast.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple


class ParameterRow(NamedTuple):
    """A parameter of an activation.

    Parameters
    ----------
    name : str
        As it is written in the formula.
    default : float or str or None
        A number, a constant formula such as ``"1/6"``, or None where a value must be given.
    minimum, maximum : float or None
        Inclusive bounds of the allowed values.
    above, below : float or None
        Exclusive bounds.
    """

    name: str
    default: float | str | None = None
    minimum: float | None = None
    maximum: float | None = None
    above: float | None = None
    below: float | None = None

    @property
    def allowed(self) -> str:
        """The allowed values in words, or "" where every number is."""
        bounds = (
            ("above", self.above),
            ("at least", self.minimum),
            ("below", self.below),
            ("at most", self.maximum),
        )
        return " and ".join(f"{word} {bound:g}" for word, bound in bounds if bound is not None)

    def allows(self, value: float) -> bool:
        """Return whether a value is within the bounds."""
        return (
            (self.minimum is None or value >= self.minimum)
            and (self.maximum is None or value <= self.maximum)
            and (self.above is None or value > self.above)
            and (self.below is None or value < self.below)
        )


class Row(NamedTuple):
    """One activation of a catalogue.

    Parameters
    ----------
    name : str
        The canonical name: lower-case letters, digits and underscores.
    formula : str
        The formula in x and the parameters.
    summary : str
        One line on what it is.
    family : str
        The heading it is listed under.
    symbol : str
        How papers write the function's name: a Greek letter by name, or text, whose part
        behind an underscore is a subscript; the name itself where "".
    parameters : mapping of str to ParameterRow
        By name, in order.
    aliases : tuple of str
        Other spellings; one may bind parameters: ``"tf.nn.leaky_relu(negative_slope=0.2)"``.
    reference : str
        Authors, year and arXiv number.
    clash : str
        One line on what else the name means elsewhere.
    """

    name: str
    formula: str
    summary: str = ""
    family: str = "other"
    symbol: str = ""
    parameters: Mapping[str, ParameterRow] = MappingProxyType({})
    aliases: tuple[str, ...] = ()
    reference: str = ""
    clash: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return every column by its name, as JSON can hold it."""
        parameters = {name: each._asdict() for name, each in self.parameters.items()}
        return {**self._asdict(), "parameters": parameters}


# Compared by identity: a catalogue is read once and is a key of caches.
@dataclass(frozen=True, kw_only=True, eq=False)
class Catalogue:
    """Rows in order, and the names that are refused with a reason.

    Parameters
    ----------
    rows : tuple of Row
        The activations.
    refused : mapping of str to str
        Reasons by name, such as why ``glu`` is no function of x.
    """

    rows: tuple[Row, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> Mapping[str, Row]:
        """Rows by canonical name."""
        return {row.name: row for row in self.rows}

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Every other spelling to the spec it stands for: a name, perhaps with parameters."""
        found = {}
        for row in self.rows:
            for alias in row.aliases:
                spelling, bracket, settings = alias.partition("(")
                found[spelling] = row.name + bracket + settings
        return found

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Every name, alias and refused name in lower case to its exact spelling."""
        return {name.lower(): name for name in (*self.refused, *self.aliases, *self.by_name)}

    def spelling(self, name: str) -> str | None:
        """Return the exact spelling that a name means, or None for an unknown one."""
        if name in self.by_name or name in self.aliases:
            return name
        return self.spellings.get(name.lower())
