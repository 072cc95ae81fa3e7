"""What is remembered of text from one figure to the next, up to a bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

MOST = 4096
"""So many things are remembered of a kind."""


def recall(memory: dict[Key, Value], key: Key, make: Callable[[], Value]) -> Value:
    """Return what a memory has for a key, made and remembered if it is new.

    A memory that has become too large forgets everything.
    """
    if key not in memory:
        if len(memory) >= MOST:
            memory.clear()
        memory[key] = make()
    return memory[key]
