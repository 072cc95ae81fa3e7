"""The formats that figures and their numbers are written in; the first is the usual one."""

from __future__ import annotations

from actplot.figures.styling.style_sheets import AUTO
from actplot.values import one_of

FORMATS = ("png", "svg", "pdf")
DATA_FORMATS = ("csv", "json")

SCHEMES = ("light", "dark")

check_format = one_of(*FORMATS)
check_data_format = one_of(*DATA_FORMATS)


def in_schemes(format: str, *, style: str) -> dict[str, str]:
    """Return the pictures that a format takes in a style, by what goes behind a file's name.

    In the style "auto" PNGs come in pairs, "-light" and "-dark". An SVG follows the page by
    itself, and a PDF is light.
    """
    if style != AUTO or format != "png":
        return {"": format}
    return {f"-{scheme}": f"{scheme}.{format}" for scheme in SCHEMES}
