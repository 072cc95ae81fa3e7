"""Each layer imports only from the layers above it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import actplot

PACKAGE = Path(actplot.__file__).parent

# From the top: what a layer is made of; rooms on one line do not import each other.
LAYERS = [
    ("errors",),
    ("wording", "plain_toml"),
    ("numbers", "files", "languages"),
    ("values",),
    ("formula",),
    ("analysis",),
    ("activation",),
    ("callables",),
    ("catalogue",),
    ("description", "normalizers", "logits"),
    ("figures",),
    ("plotting",),
    ("gallery",),
    ("cli", "sphinx"),
]
DEPTH = {room: depth for depth, rooms in enumerate(LAYERS) for room in rooms}
ENTRY_POINTS = {"__init__", "__main__"}
FILES = sorted(PACKAGE.rglob("*.py"))

FORBIDDEN = {"scipy", "matplotlib.pyplot", "pylab", "sympy"}


def room(path: Path) -> str:
    """Return the top-level module or package a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Return the dotted names a file imports, at any depth, also for types only."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_file_is_in_a_layer() -> None:
    """A new room is given its place in the order."""
    assert {room(path) for path in FILES} - ENTRY_POINTS <= set(DEPTH)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_upwards(path: Path) -> None:
    """No file imports a layer below its own, or another room beside it."""
    own = room(path)
    if own in ENTRY_POINTS:
        return
    for name in imports(path):
        package, *rest = name.split(".")
        if package != "actplot" or not rest or rest[0] == "__version__":
            continue
        assert rest[0] == own or DEPTH[rest[0]] < DEPTH[own], f"{own} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_imports_pyplot(path: Path) -> None:
    """Neither pyplot nor what is not among the dependencies."""
    for name in imports(path):
        assert not any(f"{name}.".startswith(f"{bad}.") for bad in FORBIDDEN), name


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_figures_are_drawn_in_figures_only(path: Path) -> None:
    """The rest knows nothing of matplotlib, except the type of what is returned."""
    if room(path) in {"figures", "plotting"}:
        return
    assert not {name.split(".")[0] for name in imports(path)} & {"matplotlib", "seaborn"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_says_what_lives_in_it(path: Path) -> None:
    """It opens with a docstring whose first line is a sentence."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith(".")
