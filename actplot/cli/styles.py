"""`actplot styles`: the styles, palettes, contexts and venues that a figure can have."""

from __future__ import annotations

import textwrap

import click

from actplot.cli.headings import CONTEXT_SETTINGS, GroupedCommand
from actplot.figures.looks import CONTEXTS, FRAMES
from actplot.figures.styling.style_sheets import OWN, matplotlib_sheets

_HELP = """List the styles that a figure can have.

A style sheet of your own is given by its path: --style mine.mplstyle. Its colours,
lines and fonts are laid over those of actplot.
"""

_EPILOG = """\b
Examples:
  actplot styles
  actplot tanh -d --style dark
  actplot tanh -d --style ggplot --palette viridis --context talk
"""

_WRAPPER = textwrap.TextWrapper(
    79, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
)


@click.command(
    "styles", cls=GroupedCommand, help=_HELP, epilog=_EPILOG, context_settings=CONTEXT_SETTINGS
)
def styles() -> None:
    """Print them."""
    longest = max(map(len, OWN))
    lines = ["styles of actplot (--style)"]
    lines += [f"  {name.ljust(longest)}  {summary}" for name, summary in OWN.items()]
    lines += ["", "styles of matplotlib (--style)", *_WRAPPER.wrap(" ".join(matplotlib_sheets()))]
    lines += ["", "where it is seen (--context)", f"  {' '.join(CONTEXTS)}"]
    lines += ["", "axes (--axes)", f"  {' '.join(FRAMES)}"]
    lines += ["", "palettes (--palette)"]
    lines += ["  every palette of seaborn (deep, colorblind, husl, ...) and colour map of"]
    lines += ["  matplotlib (viridis, magma, Blues, ...)"]
    click.echo("\n".join(lines))
