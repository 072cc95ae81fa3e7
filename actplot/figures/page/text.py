"""Plain text in figures: its glyphs, its size in pixels, and how it is made to fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import matplotlib

from actplot.errors import InputError
from actplot.figures.styling import fonts

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase
    from matplotlib.text import Text

_MOST_CHARACTERS = 800
_SMALLEST_SHARE = 0.7


def check_glyphs(label: str, text: str) -> None:
    """Check that a text can be drawn; bring in an installed font for letters that it needs.

    To be called in the rc context of the figure, before its text is made.

    Parameters
    ----------
    label : str
        What the text is, for the message: "title".
    text : str
        Plain text; a newline needs no glyph.

    Raises
    ------
    InputError
        Naming the characters that would come out as empty boxes.
    """
    if text.isascii():
        return
    families = list(matplotlib.rcParams["font.family"])
    missing = fonts.missing_characters(text, families)
    if not missing:
        return
    found = fonts.family_with(missing)
    if found is None:
        raise InputError(
            f"{label}: no installed font can draw {fonts.describe(missing)}; "
            f"install one, such as the package {fonts.package_for(missing)}"
        )
    matplotlib.rcParams["font.family"] = [*families, found]


def fit_text(
    text: Text, renderer: RendererBase, *, width: float, lines: int, smallest: float
) -> None:
    """Wrap, then shrink, then clip a plain text to a width.

    Parameters
    ----------
    text : Text
        Changed in place: its string and its font size.
    renderer : RendererBase
        What measures it.
    width : float
        The room there is, in pixels.
    lines : int
        The most lines it may take.
    smallest : float
        The smallest font size in points.
    """
    # No line of a figure holds as much; wrapping more would only take time.
    wanted, size = text.get_text()[:_MOST_CHARACTERS], float(text.get_fontsize())
    if _widths([wanted], text, renderer)[0] <= width and wanted.count("\n") < lines:
        return
    least = min(size, max(smallest, _SMALLEST_SHARE * size))
    for factor in (1.0, 0.85, 0.0):
        text.set_fontsize(max(least, factor * size))
        wrapped = _wrapped(wanted, text, renderer, width=width)
        if len(wrapped) <= lines and max(_widths(wanted.split() or [""], text, renderer)) <= width:
            break
    kept = wrapped[:lines]
    if len(wrapped) > lines:
        kept[-1] = _clipped(kept[-1] + "…", text, renderer, width=width)
    text.set_text("\n".join(kept))


def _wrapped(wanted: str, text: Text, renderer: RendererBase, *, width: float) -> list[str]:
    """Return the lines of a text wrapped to a width, words that are too long broken."""
    lines = []
    for paragraph in wanted.split("\n"):
        line = ""
        for part in paragraph.split(" "):
            word = part
            longer = f"{line} {word}" if line else word
            if not line or _widths([longer], text, renderer)[0] <= width:
                line = longer
            else:
                lines.append(line)
                line = word
            # Only a line that is a single word can still be too long.
            while line == word and _widths([line], text, renderer)[0] > width and len(line) > 1:
                head = _head(line, text, renderer, width=width)
                lines.append(head)
                line = word = line[len(head) :]
        lines.append(line)
    return lines


def _head(line: str, text: Text, renderer: RendererBase, *, width: float) -> str:
    """Return the longest beginning of a line that fits a width, at least a character."""
    low, high = 1, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if _widths([line[:middle]], text, renderer)[0] <= width:
            low = middle
        else:
            high = middle - 1
    return line[:low]


def _clipped(line: str, text: Text, renderer: RendererBase, *, width: float) -> str:
    """Return a line that ends in an ellipsis, shortened to a width."""
    while len(line) > 2 and _widths([line], text, renderer)[0] > width:
        line = line[:-2].rstrip() + "…"
    return line


def _widths(lines: Sequence[str], text: Text, renderer: RendererBase) -> list[float]:
    """Return the widths in pixels that lines would have in the font of a text."""
    font = text.get_fontproperties()
    longest = [max(line.split("\n"), key=len) for line in lines]
    return [
        renderer.get_text_width_height_descent(line, font, False)[0]  # noqa: FBT003
        for line in longest
    ]
