"""Where catalogues of the user's own lie, told without loading what reads them."""

from __future__ import annotations

import os

ENVIRONMENT_VARIABLE = "ACTPLOT_CATALOGUE"
FILE_NAME = "catalogue.toml"


def standing_paths() -> tuple[str, ...]:
    """Return the catalogue files in force without being named on the command line."""
    named = os.environ.get(ENVIRONMENT_VARIABLE, "").split(os.pathsep)
    configured = os.path.join(configuration_directory(), FILE_NAME)
    found = [configured] if os.path.isfile(configured) else []
    return (*found, *(path for path in named if path))


def configuration_directory() -> str:
    """Return the user's configuration directory for actplot, which need not exist."""
    base = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    return os.path.join(base or os.path.expanduser("~/.config"), "actplot")
