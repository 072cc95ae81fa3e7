"""How much room there is beside the slots that classes stand in, in parts of a slot."""

from __future__ import annotations

APART = 0.6
"""Between the classes and the rest."""
MARGIN = 0.25
"""At both ends of the axis."""
