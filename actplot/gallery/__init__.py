"""Galleries: many figures from one manifest, built once and kept the same."""

from __future__ import annotations

from actplot.gallery.building import BuildReport, build
from actplot.gallery.checking import CheckReport, Difference, check
from actplot.gallery.running import Failure

__all__ = ["BuildReport", "CheckReport", "Difference", "Failure", "build", "check"]
