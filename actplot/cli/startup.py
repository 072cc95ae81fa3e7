"""The entry point: how the process of a command begins and ends."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn

# A command that draws one figure, or has others drawn by workers, makes fewer objects than
# this and ends before any of them is worth looking for; what a user's function makes is
# still found.
_OBJECTS_BEFORE_COLLECTION = 500_000

# What numpy's linear algebra is told by; starting a thread for every processor takes
# longer than any of our sums.
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "GOTO_NUM_THREADS")


def main() -> NoReturn:
    """Run actplot with the words of the command line in a process of its own."""
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    if not any(name in os.environ for name in _THREADS):
        os.environ[_THREADS[0]] = "1"

    from actplot.figures.thrift import postponed_imports

    with postponed_imports():
        from actplot.cli.main import main as run_command_line

    try:
        run_command_line()
    except SystemExit as done:
        if isinstance(done.code, int):
            _leave(done.code)
        raise


def _leave(code: int) -> None:
    """End the process without taking the interpreter apart; return if that would lose anything."""
    finish = getattr(atexit, "_run_exitfuncs", None)
    threading = sys.modules.get("threading")
    if finish is None or (threading and threading.active_count() > 1):
        return
    finish()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)
