"""Galleries: many figures from one manifest, built once and kept the same."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actplot.gallery.building import BuildReport, build
    from actplot.gallery.checking import CheckReport, Difference, check
    from actplot.gallery.running import Failure

__all__ = ["BuildReport", "CheckReport", "Difference", "Failure", "build", "check"]

# Where each public name is found; loaded when first used, for the seal of a gallery is read
# without any of them.
_PLACES = {
    "BuildReport": "building",
    "CheckReport": "checking",
    "Difference": "checking",
    "Failure": "running",
    "build": "building",
    "check": "checking",
}


def __getattr__(name: str) -> Any:
    """Load a public name."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
