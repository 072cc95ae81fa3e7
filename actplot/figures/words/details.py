"""What is to be said of a curve besides its shape: breaks, ends, asymptotes, saturation."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from actplot.analysis.function import DEFAULT_WINDOW
from actplot.figures.words.phrases import DOTS, Phrase, Value, say

if TYPE_CHECKING:
    from actplot.analysis.breakpoints import Breakpoint
    from actplot.analysis.domain import Stretch
    from actplot.analysis.findings import Findings
    from actplot.analysis.saturation import SaturationRegion
    from actplot.figures.words.outlines import Outline
    from actplot.languages import Words

_MOST_PLACES = 4
_MOST_REGIONS = 4
_MOST_INTERVALS = 3


def details(facts: Findings, shape: Outline) -> Iterator[Phrase]:
    """Yield what else is to be said of a function than its shape."""
    yield from breaks(facts, shape)
    named = shape.places | {each.x for each in facts.breakpoints if each.order <= 1}
    if not shape.straight and 0.0 not in named and math.isfinite(facts.value_at_zero):
        yield Phrase(key="detail.value_at", values={"value": facts.value_at_zero, "x": 0.0})
    yield from ends(facts, shape)
    if not shape.straight:
        yield from _asymptotes(facts)


def breaks(facts: Findings, shape: Outline) -> Iterator[Phrase]:
    """Yield where a function breaks, unless its shape says so."""
    if shape.tells_breaks:
        return
    edges = (facts.domain[0][0], facts.domain[-1][1]) if facts.domain else ()
    for kind in ("pole", "jump", "kink"):
        # The domain tells of what happens at its edges.
        found = [
            each
            for each in facts.breakpoints
            if each.kind == kind and each.order <= 1 and each.x not in edges
        ]
        if len(found) == 1 and not facts.breaks_endlessly and not _swings(found[0]):
            yield Phrase(key=f"detail.{kind}", values=_sides(found[0]))
        elif found:
            xs = [each.x for each in found]
            yield places(f"detail.{kind}s", xs, endless=facts.breaks_endlessly)


def _swings(each: Breakpoint) -> bool:
    """Return whether a function has no limit on some side of a break, as sin(1/x) at 0."""
    return math.isnan(each.left) or math.isnan(each.right)


def _sides(each: Breakpoint) -> dict[str, Value]:
    """Return the place of a break and the limits there."""
    return {"x": each.x, "left": each.left, "right": each.right}


def places(key: str, xs: Sequence[float], *, endless: bool = False) -> Phrase:
    """Return a phrase on several places; of very many it names those around 0."""
    near = sorted(xs, key=abs)
    count = _MOST_PLACES
    if len(near) > count and math.isclose(abs(near[count - 1]), abs(near[count])):
        count -= 1  # of -2 and 2 both or neither
    nearest = tuple(sorted(near[:count]))
    left_out = endless or len(nearest) < len(xs)
    return Phrase(key=key, values={"xs": (*nearest, DOTS) if left_out else nearest})


def ends(facts: Findings, shape: Outline) -> Iterator[Phrase]:
    """Yield where a function goes at both ends, unless its shape says so, and its domain."""
    left, right = facts.left_limit, facts.right_limit
    if not shape.tells_ends and left is not None and left == right:
        yield Phrase(key="detail.limit_both", values={"value": left})
    elif not shape.tells_ends:
        for side, value in (("left", left), ("right", right)):
            if value is not None:
                yield Phrase(key=f"detail.limit_{side}", values={"value": value})
    if intervals := _domain(facts):
        yield Phrase(key="detail.domain", values={"intervals": intervals})


def _domain(facts: Findings) -> tuple[Stretch | float, ...]:
    """Return where a function is defined, of very many intervals those around 0; () for all x."""
    found = facts.stretches
    if facts.has_endless_domain:
        low, high = DEFAULT_WINDOW  # which cuts through the outer ones
        found = tuple(each for each in found if low < each.low and each.high < high)
    if not any(math.isfinite(end) for each in found for end in (each.low, each.high)):
        return ()
    near = sorted(found, key=lambda each: min(abs(each.low), abs(each.high)))[:_MOST_INTERVALS]
    left_out = facts.has_endless_domain or len(near) < len(found)
    return (*sorted(near), DOTS) if left_out else (*sorted(near),)


def _asymptotes(facts: Findings) -> Iterator[Phrase]:
    """Yield the slant lines that a function approaches."""
    lines = {
        side: (line.slope, line.intercept)
        for side, line in (("left", facts.left_asymptote), ("right", facts.right_asymptote))
        if line is not None and line.slope != 0
    }
    if len(lines) == 2 and lines["left"] == lines["right"]:
        lines = {"both": lines["left"]}
    for side, line in lines.items():
        yield Phrase(key=f"detail.asymptote_{side}", values={"line": line})


def saturation(regions: Sequence[SaturationRegion], words: Words) -> Iterator[str]:
    """Yield where a function saturates softly and where hard, in a language."""
    for kind in ("soft", "hard"):
        found = [region for region in regions if region.kind == kind]
        if len(found) > _MOST_REGIONS:
            yield words["saturation.endless"]
        elif found:
            where = [say(_where(region), words) for region in found]
            yield words(f"saturation.{kind}", where=words.listed(where))


def _where(region: SaturationRegion) -> Phrase:
    """Return where a region is."""
    if math.isinf(region.left) and math.isinf(region.right):
        return Phrase(key="saturation.everywhere")
    if math.isinf(region.left):
        return Phrase(key="saturation.below", values={"x": region.right})
    if math.isinf(region.right):
        return Phrase(key="saturation.above", values={"x": region.left})
    return Phrase(key="saturation.between", values={"left": region.left, "right": region.right})
