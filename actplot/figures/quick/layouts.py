"""How a text is laid out, which depends on its words and its font, and not on where it stands.

matplotlib finds it anew whenever a text is measured or drawn, for every number at an axis
and in every figure.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from matplotlib.text import Text

from actplot.figures.quick.memory import recall
from actplot.figures.stand_ins import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.backend_bases import RendererBase

_LAY_OUT = "_get_layout"

_known: WeakKeyDictionary[RendererBase, dict[tuple[object, ...], Any]] = WeakKeyDictionary()


@contextmanager
def quick_layouts() -> Iterator[None]:
    """Lay out each text once inside, for each renderer."""
    lay_out = getattr(Text, _LAY_OUT)

    def remembered(text: Any, renderer: RendererBase) -> Any:
        if text.get_rotation() or text.get_wrap() or text.get_usetex():
            return lay_out(text, renderer)
        known = _known.setdefault(renderer, {})
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
