"""Softmax and its family: functions from a vector of logits to a vector of the same length."""

from __future__ import annotations

from actplot.normalizers.family import (
    NORMALIZERS,
    Normalizer,
    entmax,
    entmax15,
    hardmax,
    log_softmax,
    normalizer,
    softmax,
    softmin,
    sparsemax,
)

__all__ = [
    "NORMALIZERS",
    "Normalizer",
    "entmax",
    "entmax15",
    "hardmax",
    "log_softmax",
    "normalizer",
    "softmax",
    "softmin",
    "sparsemax",
]
