"""One SVG for light and dark pages, from one rendering in each of two themes."""

from __future__ import annotations

import re
from itertools import zip_longest

_DECLARATION = re.compile(r"(?P<property>fill|stroke): ?(?P<color>#[0-9a-f]{6})\b")
_ATTRIBUTE = re.compile(r'(?P<property>fill|stroke)="(?P<color>#[0-9a-f]{6})"')
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_STYLE = "<style>\n@media (prefers-color-scheme: dark) {{\n{rules}\n}}\n</style>"

Pair = tuple[str, str, str]
"""What is coloured ("fill" or "stroke"), its colour on a light page and on a dark one."""


def follow_page(light: str, dark: str, *, prefix: str) -> tuple[str, str]:
    """Return an SVG whose colours follow the page, and the style element that it needs.

    Every element keeps its own light colours, for renderers that know no style sheets;
    elements whose colours differ get a class, and a rule of that class for dark pages.

    Parameters
    ----------
    light, dark : str
        The same figure in two themes: alike but for colours and what follows from them.
    prefix : str
        What the names of the classes begin with: they hold for the whole page that the
        SVG is set into.

    Raises
    ------
    ValueError
        If the two are not the same figure.
    """
    names: dict[tuple[Pair, ...], str] = {}
    others = iter(_TAG.findall(dark))

    def classed(tag: re.Match[str]) -> str:
        pairs = _pairs(tag[0], next(others, ""))
        if not pairs:
            return tag[0]
        name = names.setdefault(pairs, f"{prefix}-{len(names)}")
        return re.sub(r"^<[A-Za-z:]+", rf'\g<0> class="{name}"', tag[0])

    followed = _TAG.sub(classed, light)
    if next(others, None) is not None:
        raise ValueError("the two renderings are not of the same figure")
    rules = "\n".join(f".{name} {{ {_rule(pairs)} }}" for pairs, name in names.items())
    return followed, _STYLE.format(rules=rules) if names else ""


def _pairs(light: str, dark: str) -> tuple[Pair, ...]:
    """Return the colours in which two tags differ."""
    found = []
    for one, other in zip_longest(_colors(light), _colors(dark)):
        if one is None or other is None or one[0] != other[0]:
            raise ValueError("the two renderings are not of the same figure")
        if one[1] != other[1]:
            found.append((one[0], one[1], other[1]))
    if light.split(maxsplit=1)[0] != dark.split(maxsplit=1)[0]:
        raise ValueError("the two renderings are not of the same figure")
    return tuple(found)


def _colors(tag: str) -> list[tuple[str, str]]:
    """Return the properties of a tag that have a colour, with it."""
    return [*_DECLARATION.findall(tag), *_ATTRIBUTE.findall(tag)]


def _rule(pairs: tuple[Pair, ...]) -> str:
    """Return the declarations for dark pages; they must outdo those of the element itself."""
    return " ".join(f"{name}: {dark} !important;" for name, _, dark in pairs)
