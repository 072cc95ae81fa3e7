"""How a text is laid out, which depends on its words and its font, and not on where it stands.

matplotlib finds it anew whenever a text is measured or drawn, for every number at an axis
and in every figure.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import matplotlib
from matplotlib.text import Text

from actplot.figures.quick.memory import recall
from actplot.figures.stand_ins import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.backend_bases import RendererBase

_LAY_OUT = "_get_layout"

# What rc parameters are called that fonts, letters and mathematics follow from.
_DECIDE = ("font.", "mathtext.", "text.")


@contextmanager
def quick_layouts() -> Iterator[None]:
    """Lay out each text once inside, for each kind of renderer and in each rc context."""
    lay_out = getattr(Text, _LAY_OUT)
    parameters = parameters_of_text()

    def remembered(text: Any, renderer: RendererBase) -> Any:
        if text.get_rotation() or text.get_wrap() or text.get_usetex():
            return lay_out(text, renderer)
        # What draws vectors does so for a renderer that can also draw pixels.
        kind: Any = type(getattr(renderer, "_renderer", renderer))
        known = _memory(kind, getattr(renderer, "dpi", None), parameters)
        font = text.get_fontproperties()
        # All that a layout follows from, but for the font, which its owner may change.
        rest = (
            *(text.get_text(), text.get_parse_math(), text.get_figure(root=True).dpi),
            *(text.get_horizontalalignment(), text.get_verticalalignment()),
            *(text._get_multialignment(), text.get_rotation_mode(), text._linespacing),
        )
        found = known.get((font, *rest))
        if found is None:
            found = recall(known, (font.copy(), *rest), lambda: lay_out(text, renderer))
        return found

    with replaced(Text, _LAY_OUT, remembered):
        yield


def parameters_of_text() -> str:
    """Return the rc parameters that fonts, letters and mathematics follow from, as a key."""
    values: Any = matplotlib.rcParams
    return repr([values._get(name) for name in _names_of_parameters()])


@lru_cache(maxsize=1)
def _names_of_parameters() -> list[str]:
    """Return the names of the rc parameters that a layout follows from."""
    return [name for name in matplotlib.rcParamsDefault if name.startswith(_DECIDE)]


@lru_cache(maxsize=16)
def _memory(
    kind: type,  # noqa: ARG001 (a part of the key, as the others are)
    dpi: float | None,  # noqa: ARG001
    parameters: str,  # noqa: ARG001
) -> dict[tuple[object, ...], Any]:
    """Return where to remember layouts."""
    return {}
