"""Workers: processes that run functions, and that neither outlive us nor take us down."""

from __future__ import annotations

import pickle
import queue
import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from actplot.gallery.processes import Forked, Process, can_fork, spawned

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_Job = tuple["Future[Any]", bytes]


class WorkerDiedError(Exception):
    """A worker ended without an answer; its text says how."""


class Workers(Executor):
    """An executor whose processes are plain ones, each given one job at a time.

    A worker ends at once when this process is gone, whatever ended it: its standard
    input closes. It hears nothing of Ctrl-C. If it dies, its job fails with
    `WorkerDiedError` and the next job has a new one.

    Parameters
    ----------
    count : int
        How many processes to use at most.
    fork : bool
        Branch them off from this process, if that can be done, which spares them their
        imports; only for a process of which nothing but ours is known to depend on it.
    """

    def __init__(self, count: int, *, fork: bool = False) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._ready = _forked(count) if fork else []
        self._processes: set[Process] = set(self._ready)
        self._closed = False
        self._count = count
        self._threads: list[threading.Thread] = []

    def submit(
        self,
        fn: Callable[Parameters, Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Result]:
        """Have a function called in a worker; it and its arguments are pickled."""
        future: Future[Result] = Future()
        self._jobs.put((future, pickle.dumps((fn, args, kwargs))))
        if len(self._threads) < self._count:
            thread = threading.Thread(target=self._work, daemon=True)
            self._threads.append(thread)
            thread.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """End all processes at once; what has not been done is not done."""
        with self._lock:
            self._closed = True
            for process in self._processes:
                process.kill()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()
        for process in self._ready:
            self._end(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.shutdown()

    def _work(self) -> None:
        """Hand jobs to a process of this thread's own until there are no more."""
        process: Process | None = None
        while (job := self._jobs.get()) is not None:
            future, call = job
            if not future.set_running_or_notify_cancel():
                continue
            if process is None:
                process = self._start()
            if process is None:
                future.set_exception(WorkerDiedError("it was stopped"))
                continue
            try:
                error, result = _ask(process, call)
            except (OSError, EOFError, pickle.UnpicklingError):
                future.set_exception(WorkerDiedError(_end_of(process)))
                self._end(process)
                process = None
                continue
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)
        if process is not None:
            self._end(process)

    def _start(self) -> Process | None:
        """Return a new process, or None if there are to be no more."""
        with self._lock:
            if self._closed:
                return None
            process = self._ready.pop() if self._ready else spawned()
            self._processes.add(process)
            return process

    def _end(self, process: Process) -> None:
        """End a process and forget it."""
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        with self._lock:
            self._processes.discard(process)


def _forked(count: int) -> list[Process]:
    """Return processes that branch off from this one, as many of them as there can be."""
    found: list[Process] = []
    with suppress(OSError):
        while len(found) < count and can_fork():
            found.append(Forked())
    return found


def _ask(process: Process, call: bytes) -> tuple[Exception | None, Any]:
    """Send a call to a worker and return its answer: an exception or a result."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    process.stdin.write(call)
    process.stdin.flush()
    answer: tuple[Exception | None, Any] = pickle.load(process.stdout)  # noqa: S301 (our own child)
    return answer


def _end_of(process: Process) -> str:
    """Return how a process that stopped answering ended."""
    with suppress(subprocess.TimeoutExpired):
        code = process.wait(timeout=5)
        return f"its process was killed by signal {-code}" if code < 0 else f"it exited with {code}"
    return "its process stopped answering"
