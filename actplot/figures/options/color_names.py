"""Names of colours: #rgb, #rrggbb, and the names that CSS and matplotlib share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actplot.errors import InputError
from actplot.values import is_list, type_name
from actplot.wording import did_you_mean, quoted

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_NAME = re.compile(r"[A-Za-z]+(?::[A-Za-z]+)?")


def check_colors(label: str, value: object) -> tuple[str, ...]:
    """Return one or several colours that may be ones: names are looked up by `to_hex`.

    Raises
    ------
    InputError
        If one is not written as a colour.
    """
    listed: Iterable[object] = value if is_list(value) else (value,)  # type: ignore[assignment]
    return tuple(_color(label, item) for item in listed)


def to_hex(color: str) -> str:
    """Return a colour as #rrggbb.

    Raises
    ------
    InputError
        If it is a name that nothing has, with the nearest one.
    """
    if color.startswith("#"):
        return color
    from matplotlib.colors import CSS4_COLORS, TABLEAU_COLORS

    known = {**CSS4_COLORS, **TABLEAU_COLORS}
    if color not in known:
        raise InputError(f"color: there is no colour {quoted(color)}.{did_you_mean(color, known)}")
    return str(known[color]).lower()


def _color(label: str, value: object) -> str:
    """Return a colour as #rrggbb or as a name in small letters."""
    if not isinstance(value, str):
        raise InputError(f"{label} must be a string, got {type_name(value)}")
    if _HEX.fullmatch(value):
        digits = value[1:].lower()
        return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
    if not _NAME.fullmatch(value):
        raise InputError(f"{label}: {quoted(value)} is not a colour such as teal or #2a6fbb")
    return value.lower()
