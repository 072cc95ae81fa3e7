"""What tests of several rooms share."""

from __future__ import annotations

import os
import select
from collections.abc import Callable

import pytest


@pytest.fixture
def gone() -> Callable[[int], bool]:
    """Return a function that tells whether a process ends within a second; on Linux."""

    def is_gone(pid: int) -> bool:
        try:
            descriptor = os.pidfd_open(pid)
        except ProcessLookupError:
            return True
        try:
            return bool(select.select([descriptor], [], [], 1.0)[0])
        finally:
            os.close(descriptor)

    return is_gone
