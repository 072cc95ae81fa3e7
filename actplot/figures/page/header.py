"""The header of a figure: its name at the left, its formula at the right or below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actplot.figures.page import text

if TYPE_CHECKING:
    from matplotlib.text import Text

    from actplot.figures.page.pen import Pen

HEADER_SHARE = 0.42  # of the figure's height that the header may take
LEAST_FRAME = 0.35  # and what it must leave to the frames
_SMALLEST_FORMULA = 0.68
_TITLE_LINES = 3


def draw_header(
    pen: Pen, *, title: str, formula: str, left: float, right: float, room: float
) -> float:
    """Write the name at the top left and the formula at the top right.

    A formula too long to stand beside the name goes to a line of its own below it,
    then shrinks, then is left out.

    Parameters
    ----------
    pen : Pen
        The figure.
    title : str
        Plain text, or "".
    formula : str
        Mathtext without dollar signs, or ""; several formulas have a line each.
    left, right : float
        The ends of the line, in pixels.
    room : float
        The height that the header may take, in pixels.

    Returns
    -------
    float
        Where the header ends, in pixels from the bottom of the figure.
    """
    top = float(pen.figure.bbox.height) - pen.edge
    name = _title(pen, title, width=right - left, room=room) if title else None
    if name is None:
        math = _formula(pen, formula, width=right - left, room=room) if formula else None
        return _set(pen, math, x=left, top=top) if math else top
    across, up = pen.extent(name)
    if formula and "\n" not in name.get_text():
        beside = right - left - across - pen.pixels(2.5 * pen.sizes.title)
        math = _formula(pen, formula, width=beside, room=room, narrowed=False)
        if math is not None:
            return _set_side_by_side(pen, name, math, left=left, right=right, top=top)
    math = _formula(pen, formula, width=right - left, room=room - up) if formula else None
    end = _set(pen, name, x=left, top=top)
    return _set(pen, math, x=left, top=end - pen.pixels(0.25 * pen.sizes.title)) if math else end


def _title(pen: Pen, title: str, *, width: float, room: float) -> Text | None:
    """Return the name, made to fit a width, or None if it would leave too little height."""
    name = pen.figure.text(
        0, 0, title, color=pen.theme.ink, fontsize=pen.sizes.title, fontweight="bold",
        parse_math=False, ha="left", va="baseline",
    )  # fmt: skip
    name.set_gid("title")
    for lines in range(_TITLE_LINES, 0, -1):
        name.set(text=title, fontsize=pen.sizes.title)
        text.fit_text(name, pen.renderer, width=width, lines=lines, smallest=7.0)
        if pen.extent(name)[1] <= room:
            return name
    name.remove()
    return None


def _formula(
    pen: Pen, formula: str, *, width: float, room: float, narrowed: bool = True
) -> Text | None:
    """Return the formula, shrunk to fit a height and perhaps a width, or None if that fails.

    Several stand side by side, as many as there is room for.
    """
    math = pen.figure.text(0, 0, "", color=pen.theme.ink, ha="left", va="baseline")
    math.set_gid("formula")
    listed = formula.split("\n")
    for count in range(len(listed), 0, -1):
        starts = range(0, len(listed), count)
        lines = [r"\qquad ".join(listed[at : at + count]) for at in starts]
        math.set(text="\n".join(f"${line}$" for line in lines), fontsize=pen.sizes.formula)
        across, up = pen.extent(math)
        share = min(1.0, room / up if room > 0 else 0.0)
        if narrowed:
            share = min(share, 0.99 * width / across)
        large = share >= _SMALLEST_FORMULA and share * pen.sizes.formula >= 6.0
        if large and share * across <= width:
            math.set_fontsize(share * pen.sizes.formula)
            return math
    math.remove()
    return None


def _ascent_and_descent(pen: Pen, artist: Text) -> tuple[float, float]:
    """Return how far a text on the baseline 0 reaches above and below it."""
    artist.set_position((0, 0))
    box = artist.get_window_extent(pen.renderer)
    return float(box.y1), float(-box.y0)


def _set(pen: Pen, artist: Text, *, x: float, top: float) -> float:
    """Put a text below a height; return the height where it ends."""
    ascent, descent = _ascent_and_descent(pen, artist)
    pen.move(artist, x=x, y=top - ascent)
    return top - ascent - descent


def _set_side_by_side(
    pen: Pen, name: Text, math: Text, *, left: float, right: float, top: float
) -> float:
    """Put the name and the formula on one baseline; return the height where they end."""
    ascents, descents = zip(*(_ascent_and_descent(pen, item) for item in (name, math)), strict=True)
    baseline = top - max(ascents)
    pen.move(name, x=left, y=baseline)
    pen.move(math, x=right - pen.extent(math)[0], y=baseline)
    return float(baseline - max(descents))
