"""Logits and their labels, as words of a command line or as files contain them."""

from __future__ import annotations

from actplot.logits.entries import MAXIMUM_LOGITS, Logits, parse_logit, parse_logits
from actplot.logits.files import read_logits

__all__ = ["MAXIMUM_LOGITS", "Logits", "parse_logit", "parse_logits", "read_logits"]
