"""Running commands in turn as whole processes, with what the operating system says they took."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_KIBIBYTES_IN_MAXRSS = 1 if os.uname().sysname != "Darwin" else 1024


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one or several commands took: seconds, and the memory of the largest in MiB."""

    user: float
    system: float
    wall: float
    memory: float

    @property
    def cpu(self) -> float:
        """Seconds of processor time, of the children too."""
        return self.user + self.system


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of a comparison.

    Parameters
    ----------
    commands : tuple of tuple of str
        What is run, one after the other.
    fresh : bool
        Whether every run has an empty directory of its own; otherwise all share one.
    """

    commands: tuple[tuple[str, ...], ...]
    fresh: bool = True


def measure(sides: Sequence[Side], *, runs: int, warm_ups: int = 1) -> list[list[Run]]:
    """Return the runs of each side, made in turn: A B A B.

    Raises
    ------
    RuntimeError
        If a command fails, with what it said.
    """
    found: list[list[Run]] = [[] for _ in sides]
    with tempfile.TemporaryDirectory(prefix="actplot-benchmark-") as directory:
        for count in range(warm_ups + runs):
            for index, side in enumerate(sides):
                place = Path(directory, f"{index}-{count if side.fresh else 'shared'}")
                place.mkdir(exist_ok=True)
                run = _run(side.commands, place)
                if count >= warm_ups:
                    found[index].append(run)
    return found


def _run(commands: Sequence[Sequence[str]], directory: Path) -> Run:
    """Run commands in a directory and return what they took together."""
    parts = [_run_one(command, directory) for command in commands]
    return Run(
        user=sum(part.user for part in parts),
        system=sum(part.system for part in parts),
        wall=sum(part.wall for part in parts),
        memory=max(part.memory for part in parts),
    )


def _run_one(command: Sequence[str], directory: Path) -> Run:
    """Run one command; its output goes to a file, which is shown if it fails."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=directory, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            said = output.read().decode(errors="replace")[-2000:]
            raise RuntimeError(f"{' '.join(command)} failed ({process.returncode}):\n{said}")
    return Run(
        user=usage.ru_utime,
        system=usage.ru_stime,
        wall=wall,
        memory=usage.ru_maxrss * _KIBIBYTES_IN_MAXRSS / 1024,
    )


def summary(values: Sequence[float]) -> dict[str, float]:
    """Return the least, the middle and the greatest of some numbers."""
    return {"min": min(values), "median": statistics.median(values), "max": max(values)}
