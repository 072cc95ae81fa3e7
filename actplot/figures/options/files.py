"""The option for catalogues of one's own, which a command has that knows no figures, too."""

from __future__ import annotations

from actplot.figures.options.table import Option
from actplot.values import check_paths

CATALOGUE = Option(
    check=check_paths,
    long="--catalogue",
    help="Take activations from a TOML file too.",
    repeated=True,
    metavar="FILE",
)
