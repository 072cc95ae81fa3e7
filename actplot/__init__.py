"""actplot draws activation functions; its public names are loaded when first used."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from actplot import errors

if TYPE_CHECKING:
    from actplot.activation import Activation
    from actplot.catalogue.lookup import resolve as activation
    from actplot.figures.spec import FigureSpec
    from actplot.plotting import plot

__version__ = "0.1.0"

__all__ = ["Activation", "FigureSpec", "__version__", "activation", "errors", "plot"]

# Where each public name is found: a module and the name it has there.
_PLACES = {
    "Activation": ("actplot.activation", "Activation"),
    "FigureSpec": ("actplot.figures.spec", "FigureSpec"),
    "activation": ("actplot.catalogue.lookup", "resolve"),
    "plot": ("actplot.plotting", "plot"),
}


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
        return super().__getattribute__(name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
