"""The processes of workers: begun anew, or branched off from this one where that can be done."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import IO, NoReturn, Protocol

from actplot.gallery import worker

# -P and the path by hand: a worker imports what this process would, and nothing from the
# working directory.
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from actplot.gallery.worker import main; main()"
)
_ENVIRONMENT = {
    **{f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")},
    "PYTHONIOENCODING": "utf-8",
}
_SECONDS_BETWEEN_LOOKS = 0.005


class Process(Protocol):
    """What is asked of the process of a worker."""

    @property
    def stdin(self) -> IO[bytes] | None:
        """Where it reads calls."""

    @property
    def stdout(self) -> IO[bytes] | None:
        """Where it writes answers."""

    def kill(self) -> None:
        """End it at once."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; return its exit code, or the negative number of a signal."""


def spawned() -> Process:
    """Return a process that begins with a Python of its own."""
    return subprocess.Popen(  # noqa: S603 (this interpreter, and words of ours)
        [sys.executable, "-P", "-c", _PROGRAM, json.dumps(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **_ENVIRONMENT},
        start_new_session=True,
    )


def can_fork() -> bool:
    """Return whether this process can be branched off safely.

    Elsewhere than on Linux libraries of the system may not bear it; other threads might
    hold a lock for ever; and the standard streams must be there to be replaced.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return sys.platform == "linux" and threading.active_count() == 1 and None not in streams


class Forked:
    """A process that has everything that this one has imported.

    Raises
    ------
    OSError
        If the system allows no more processes.
    """

    def __init__(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()  # what waits in them would be written twice
        calls, answers = os.pipe(), os.pipe()
        try:
            self._pid = os.fork()
        except OSError:
            for descriptor in (*calls, *answers):
                os.close(descriptor)
            raise
        if self._pid == 0:
            _work(calls[0], answers[1])
        os.close(calls[0])
        os.close(answers[1])
        self._code: int | None = None
        self.stdin: IO[bytes] = os.fdopen(calls[1], "wb")
        self.stdout: IO[bytes] = os.fdopen(answers[0], "rb")

    def kill(self) -> None:
        """End it at once."""
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; return its exit code, or the negative number of a signal.

        Raises
        ------
        subprocess.TimeoutExpired
            If it has not ended after so many seconds.
        """
        end = None if timeout is None else time.monotonic() + timeout
        while self._code is None:
            pid, status = os.waitpid(self._pid, 0 if end is None else os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
            elif end is not None and time.monotonic() > end:
                raise subprocess.TimeoutExpired("worker", timeout or 0.0)
            else:
                time.sleep(_SECONDS_BETWEEN_LOOKS)
        return self._code


def _work(calls: int, answers: int) -> NoReturn:
    """Be a worker for the rest of this process, which has branched off."""
    code = 1
    try:
        os.setsid()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        os.dup2(calls, 0)
        os.dup2(answers, 1)
        # Else a worker would hold the pipes of another one open.
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        os.environ.update(_ENVIRONMENT)
        worker.main()
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else code
    finally:
        os._exit(code)
