"""The option for catalogues of one's own, which a command has that knows no figures, too."""

from __future__ import annotations

from actplot.figures.options.table import Option
from actplot.figures.options.values import check_paths

CATALOGUE = Option(
    check=check_paths,
    help="Take activations from a TOML file too.",
    group="What is drawn",
    flags=("--catalogue",),
    words=1,
    repeated=True,
    metavar="FILE",
)
