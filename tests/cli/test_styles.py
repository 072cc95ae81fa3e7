"""`actplot styles` lists what --style, --context and --axes take."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from actplot.figures.looks import CONTEXTS, FRAMES
from actplot.figures.styling.style_sheets import OWN, matplotlib_sheets

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_style_is_listed(actplot: Callable) -> None:
    """Ours with a line each, matplotlib's by name."""
    words = actplot("styles").out.decode().split()
    assert {*OWN, *matplotlib_sheets(), *CONTEXTS, *FRAMES} <= set(words)


def test_listing_needs_no_matplotlib() -> None:
    """It is as fast as --help."""
    code = (
        "import sys\nfrom actplot.cli.main import run\nrun(['styles'])\n"
        "sys.exit('matplotlib' in sys.modules or 'numpy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert run.returncode == 0
