"""actplot draws activation functions; its public names are loaded when first used."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from actplot import errors

if TYPE_CHECKING:
    from actplot import gallery
    from actplot.activation import Activation
    from actplot.catalogue.lookup import activation
    from actplot.figures.bar_spec import BarSpec
    from actplot.figures.looks import Looks
    from actplot.figures.spec import FigureSpec
    from actplot.normalizers import (
        entmax,
        entmax15,
        hardmax,
        log_softmax,
        softmax,
        softmin,
        sparsemax,
    )
    from actplot.plotting.bars import plot_bars
    from actplot.plotting.curves import alt_text, data, picture, plot

__version__ = "0.1.0"

__all__ = [
    "Activation",
    "BarSpec",
    "FigureSpec",
    "Looks",
    "__version__",
    "activation",
    "alt_text",
    "data",
    "entmax",
    "entmax15",
    "errors",
    "gallery",
    "hardmax",
    "log_softmax",
    "picture",
    "plot",
    "plot_bars",
    "softmax",
    "softmin",
    "sparsemax",
]

# Where each public name is found: a module and the name it has there.
_PLACES = {
    "Activation": ("actplot.activation", "Activation"),
    "BarSpec": ("actplot.figures.bar_spec", "BarSpec"),
    "FigureSpec": ("actplot.figures.spec", "FigureSpec"),
    "Looks": ("actplot.figures.looks", "Looks"),
    "activation": ("actplot.catalogue.lookup", "activation"),
    "alt_text": ("actplot.plotting.curves", "alt_text"),
    "data": ("actplot.plotting.curves", "data"),
    "picture": ("actplot.plotting.curves", "picture"),
    "plot": ("actplot.plotting.curves", "plot"),
    "plot_bars": ("actplot.plotting.bars", "plot_bars"),
    **{
        name: ("actplot.normalizers", name)
        for name in (
            *("softmax", "softmin", "log_softmax", "sparsemax"),
            *("entmax15", "entmax", "hardmax"),
        )
    },
}

# The public modules that are loaded when first used.
_MODULES = frozenset({"gallery"})


class _Package(ModuleType):
    """The package, loading its public names lazily.

    The import system binds a submodule to its package, which would put the module
    ``actplot.activation`` in the place of the function of that name; names that
    are public are therefore never bound.
    """

    def __getattribute__(self, name: str) -> Any:
        if name in _PLACES:
            module, attribute = _PLACES[name]
            return getattr(import_module(module), attribute)
        if name in _MODULES:
            return import_module(f"actplot.{name}")
        return super().__getattribute__(name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
