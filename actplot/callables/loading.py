"""From "file.py:name" or "package.module:name" to a Python callable."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from actplot.callables.failures import user_code
from actplot.callables.signatures import required_names
from actplot.errors import InputError
from actplot.wording import did_you_mean, quoted

_SPEC = re.compile(r"(?P<place>.+):(?P<name>(?:[^\W\d]\w*(?:\.[^\W\d]\w*)*)?)\Z", re.DOTALL)
_MODULE = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*\Z")
_MOST_LISTED = 8


def names_callable(spec: str) -> bool:
    """Return whether a spec has the form of a file or module, a colon and a name."""
    match = _SPEC.match(spec)
    return match is not None and (_is_file(match["place"]) or bool(_MODULE.match(match["place"])))


def load_callable(spec: str) -> Callable[..., Any]:
    """Import a file or module and return the callable of a name in it.

    This runs the user's code. Modules are also looked for in the working directory, and
    what a file imports beside the file.

    Parameters
    ----------
    spec : str
        ``"path/to/file.py:name"`` or ``"package.module:name"``; the name may be dotted.
        Of a class that needs no arguments an instance is made.

    Raises
    ------
    InputError
        If there is no such file, module or name, or it cannot be called.
    UserCodeError
        If the user's code raises an exception while it is imported.
    """
    match = _SPEC.match(spec)
    if match is None:
        raise InputError(f"{quoted(spec)} is not file.py:NAME or package.module:NAME")
    place, name = match["place"], match["name"]
    module = _load_file(_existing(Path(place))) if _is_file(place) else _load_module(place)
    return _callable(spec, _find(module, place, name))


def _is_file(place: str) -> bool:
    """Return whether a place is a path rather than a module's dotted name."""
    return place.endswith(".py") or "/" in place or "\\" in place


def _existing(path: Path) -> Path:
    """Return the resolved path of a file that exists."""
    if path.is_file():
        return path.resolve()
    near = [str(other) for other in path.parent.glob("*.py")] if path.parent.is_dir() else []
    if path.is_dir():
        raise InputError(f"{quoted(str(path))} is a directory; name a file in it")
    raise InputError(f"there is no file {quoted(str(path))}.{did_you_mean(str(path), near)}")


def _load_file(path: Path) -> ModuleType:
    """Import a file, as part of its package if it is in one, again if it has changed since."""
    root, name = path.parent, path.stem
    while (root / "__init__.py").is_file():
        root, name = root.parent, f"{root.name}.{name}"
    if "." in name and name.split(".")[0] not in sys.modules:
        with _importable(root), user_code(str(path.name)):
            return importlib.import_module(name)
    package_module = sys.modules.get(name)
    if package_module is not None and package_module.__file__ == str(path):
        return package_module
    return _loaded(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _loaded(path: Path, _modified: int) -> ModuleType:
    """Import a file as a module of its own, with the files beside it importable."""
    name = f"<actplot>{path}"
    specification = importlib.util.spec_from_file_location(name, path)
    if specification is None or specification.loader is None:
        raise InputError(f"{quoted(str(path))} is not a Python file; its name must end in .py")
    module = importlib.util.module_from_spec(specification)
    sys.modules[name] = module  # dataclasses and pickle look there
    try:
        with _importable(path.parent), _importable(Path.cwd()), user_code(str(path.name)):
            specification.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _load_module(name: str) -> ModuleType:
    """Import a module by its dotted name, as ``python -m`` would find it."""
    with _importable(Path.cwd()), user_code(name):
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as error:
            # A module that theirs wants to import and cannot is their error.
            if error.name is None or not f"{name}.".startswith(f"{error.name}."):
                raise
            hint = did_you_mean(name, _siblings(error.name))
            raise InputError(f"there is no module {quoted(error.name)}.{hint}") from error


@contextmanager
def _importable(directory: Path) -> Iterator[None]:
    """Let imports find what is in a directory first, and from then on last.

    First, because that is what Python does for a script; last afterwards, so that the
    user's random.py does not become what our own later imports find.
    """
    entry = str(directory)
    sys.path.insert(0, entry)
    try:
        yield
    finally:
        sys.path.remove(entry)
        if entry not in sys.path:
            sys.path.append(entry)


def _siblings(name: str) -> list[str]:
    """Return the full names of the modules beside the one that is missing."""
    parent = name.rpartition(".")[0]
    if not parent:
        return [found.name for found in pkgutil.iter_modules([str(Path.cwd())])]
    paths = getattr(sys.modules.get(parent), "__path__", [])
    return [f"{parent}.{found.name}" for found in pkgutil.iter_modules(paths)]


def _find(module: ModuleType, place: str, name: str) -> Any:
    """Return what a dotted name means in a module."""
    found: Any = module
    for part in name.split("."):
        known = _callables(found)
        if not part or not hasattr(found, part):
            listed = f" It has {', '.join(known[:_MOST_LISTED])}." if known else ""
            missing = f"has no {quoted(part)}" if part else "needs a name after the colon"
            raise InputError(f"{place} {missing}.{did_you_mean(part, known) or listed}")
        found = getattr(found, part)
        place = f"{place}{'.' if ':' in place else ':'}{part}"
    return found


def _callables(owner: object) -> list[str]:
    """Return the names of the functions that a module or a class defines."""
    home = getattr(owner, "__module__" if isinstance(owner, type) else "__name__", None)
    return [
        name
        for name, value in getattr(owner, "__dict__", {}).items()
        if not name.startswith("_")
        and callable(getattr(owner, name, None))
        and getattr(value, "__module__", home) == home
    ]


def _callable(spec: str, found: object) -> Callable[..., Any]:
    """Return something to call: what was found, or an instance of a class that was."""
    if not callable(found):
        raise InputError(f"{spec} cannot be called: it is a {type(found).__name__}")
    if not isinstance(found, type):
        return found
    if not any("__call__" in vars(base) for base in found.__mro__):
        raise InputError(f"{spec} is a class whose instances cannot be called")
    needed = ", ".join(required_names(found))
    if needed:
        raise InputError(f"{spec} is a class that needs {needed}; name an instance of it instead")
    with user_code(spec):
        instance: Callable[..., Any] = found()
    return instance
