"""What is otherwise for a while: attributes, variables of the environment, quiet loggers."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replaced(owner: object, name: str, stand_in: object) -> Iterator[None]:
    """Put something in the place of an attribute that its owner has itself, for a while."""
    original = vars(owner)[name]
    setattr(owner, name, stand_in)
    try:
        yield
    finally:
        setattr(owner, name, original)


@contextmanager
def given(owner: type, name: str, method: object) -> Iterator[None]:
    """Give a class a method for a while, unless it has one of that name."""
    if hasattr(owner, name):
        yield
        return
    setattr(owner, name, method)
    try:
        yield
    finally:
        delattr(owner, name)


@contextmanager
def quieted(name: str) -> Iterator[None]:
    """Let a logger report errors alone for a while."""
    import logging  # many a command has nothing to quiet

    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


@contextmanager
def without_variable(name: str) -> Iterator[None]:
    """Take a variable out of the environment for a while."""
    value = os.environ.pop(name, None)
    try:
        yield
    finally:
        if value is not None:
            os.environ[name] = value
