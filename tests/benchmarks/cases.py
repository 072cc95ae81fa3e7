"""The cases: what is measured, beside what, and what the ratio is to be at most."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.measuring import Side

SCRIPTS = Path(__file__).with_name("scripts")
MANIFESTS = Path(__file__).with_name("manifests")

_SCRIPTS_OF_ARTICLE = ("sigmoid", "relu", "leaky_relu", "elu", "silu", "tanh", "softmax")


@dataclass(frozen=True, kw_only=True)
class Case:
    """One comparison.

    Parameters
    ----------
    name : str
        What it is called by.
    about : str
        Ours, and the yardstick.
    ours, yardstick : Side
        What is run.
    figure : str
        What is compared: "cpu", "wall", or "memory", of which the growth counts.
    goal : float or None
        What the ratio of the medians, or the growth in MiB, is to be at most.
    """

    name: str
    about: str
    ours: Side
    yardstick: Side
    figure: str = "cpu"
    goal: float | None = None


def cases(command: str | None = None) -> list[Case]:
    """Return all cases.

    Parameters
    ----------
    command : str or None
        The installed ``actplot`` to measure; the one beside this Python, or else
        ``python -m actplot``, where None.
    """
    actplot = _actplot(command)

    def ours(*words: str, fresh: bool = True) -> Side:
        return Side(commands=((*actplot, *words),), fresh=fresh)

    def build(manifest: str, *words: str, fresh: bool = True) -> Side:
        path = str(MANIFESTS / f"{manifest}.toml")
        return ours("gallery", "build", path, "--output", ".", *words, fresh=fresh)

    png = ("sigmoid", "--derivative", "--saturation", "-o", "a.png")
    svg = (*png[:-1], "a.svg")
    click = python("-c", "import click")
    by_hand = tuple(
        command for name in _SCRIPTS_OF_ARTICLE for command in script(name, f"{name}.png").commands
    )
    return [
        Case(
            name="png", about="one figure as PNG / the script one writes by hand",
            ours=ours(*png), yardstick=script("sigmoid", "a.png"), goal=0.60,
        ),
        Case(
            name="svg", about="one figure as SVG / the script one writes by hand",
            ours=ours(*svg), yardstick=script("sigmoid", "a.svg"), goal=0.60,
        ),
        Case(
            name="softmax", about="a softmax as PNG / the script one writes by hand",
            ours=ours("softmax", *"1234123", "-o", "a.png"),
            yardstick=script("softmax", "a.png"), goal=0.65,
        ),
        Case(
            name="article", about="seven figures by one command / seven scripts",
            ours=build("article", "--jobs", "1"),
            yardstick=Side(commands=by_hand), goal=0.22,
        ),
        Case(
            name="warm", about="25 figures with derivative and saturation / 25 bare curves",
            ours=script("actplot_loop", "."),
            yardstick=script("documentation_loop", "."), goal=0.60,
        ),
        Case(
            name="gallery", about="a gallery of 100 figures, PNG and SVG / a pyplot loop",
            ours=build("gallery", "--jobs", "1"),
            yardstick=script("pyplot_gallery", "."), goal=0.50,
        ),
        Case(
            name="jobs", about="that gallery by two processes / by one",
            ours=build("gallery", "--jobs", "2"),
            yardstick=build("gallery", "--jobs", "1"), figure="wall", goal=0.56,
        ),
        Case(
            name="nothing", about="that gallery with nothing to do / import click",
            ours=build("gallery", fresh=False), yardstick=click, goal=1.5,
        ),
        Case(
            name="help", about="actplot --help / import click",
            ours=ours("--help"), yardstick=click, goal=1.5,
        ),
        Case(
            name="list", about="actplot list / import click",
            ours=ours("list"), yardstick=click, goal=1.5,
        ),
        Case(
            name="memory", about="memory after 1000 figures - after 100",
            ours=script("many_figures", "1000"),
            yardstick=script("many_figures", "100"), figure="memory", goal=10.0,
        ),
        Case(
            name="floor", about="one figure as PNG / the least a figure of matplotlib takes",
            ours=ours(*png), yardstick=script("floor", "a.png"),
        ),
        Case(
            name="numpy", about="one figure as PNG / import numpy",
            ours=ours(*png), yardstick=python("-c", "import numpy"),
        ),
        Case(
            name="python", about="actplot --help / python -c pass",
            ours=ours("--help"), yardstick=python("-c", "pass"),
        ),
    ]  # fmt: skip


def python(*words: str) -> Side:
    """Return a run of this Python."""
    return Side(commands=((sys.executable, *words),))


def script(name: str, *words: str) -> Side:
    """Return a run of one of the scripts."""
    return python(str(SCRIPTS / f"{name}.py"), *words)


def _actplot(command: str | None) -> tuple[str, ...]:
    """Return the words that begin a command line of actplot."""
    if command is not None:
        return (command,)
    installed = shutil.which("actplot", path=str(Path(sys.executable).parent))
    return (installed,) if installed else (sys.executable, "-m", "actplot")
