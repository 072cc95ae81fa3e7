"""Workers that branch off from a process are as apart from it as those that begin anew."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from actplot.gallery.processes import can_fork

ROOT = Path(__file__).parents[2]
BEGINNING = """\
import os, signal, subprocess, sys, threading
from actplot.gallery.processes import Forked, can_fork
from actplot.gallery.workers import WorkerDiedError, Workers
def found(): return secret, os.getpid()
def leave(): sys.exit(3)
secret = 7
"""

linux = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="watches processes of Linux")


def run(program: str, *, said: str = "") -> str:
    """Run a program in a process with one thread, where a warning of forking is an error.

    Return what it prints; on standard error it must say what is given.
    """
    done = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "-c", BEGINNING + program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == said
    return done.stdout


@linux
def test_a_worker_knows_what_this_process_knows() -> None:
    """It is another one, and a dead one is replaced by one that knows nothing."""
    program = (
        "with Workers(1, fork=True) as pool:\n"
        "    value, pid = pool.submit(found).result()\n"
        "    assert (value, pid != os.getpid()) == (7, True)\n"
        "    try: pool.submit(os.kill, pid, signal.SIGKILL).result()\n"
        "    except WorkerDiedError as error: print(error)\n"
        "    assert pool.submit(os.getpid).result() not in (pid, os.getpid())\n"
    )
    assert run(program) == "its process was killed by signal 9\n"


@linux
def test_what_a_worker_prints_and_returns_is_kept_apart() -> None:
    """What waited to be printed is printed once; an exit is told with its code."""
    program = (
        "print('once')\n"
        "with Workers(1, fork=True) as pool:\n"
        "    assert pool.submit(print, 'hello', flush=True).result() is None\n"
        "    try: pool.submit(leave).result()\n"
        "    except WorkerDiedError as error: print(error)\n"
    )
    assert run(program, said="hello\n") == "once\nit exited with 3\n"


@linux
def test_all_workers_end_with_the_pool(gone: Callable[[int], bool]) -> None:
    """Also the one that has had no job."""
    program = (
        "pool = Workers(2, fork=True)\n"
        "print(*(process._pid for process in pool._processes))\n"
        "pool.submit(found).result()\n"
        "pool.shutdown()\n"
        "for process in pool._ready: assert process.wait() == -signal.SIGKILL\n"
    )
    assert all(gone(int(pid)) for pid in run(program).split())


@linux
def test_all_workers_end_with_the_process(gone: Callable[[int], bool]) -> None:
    """None of them holds the pipe of another one open."""
    program = (
        "pool = Workers(2, fork=True)\n"
        "jobs = [pool.submit(signal.pause) for _ in range(2)]\n"
        "print(*(process._pid for process in pool._processes), flush=True)\n"
        "jobs[0].result()\n"
    )
    command = [sys.executable, "-c", BEGINNING + program]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pids = list(map(int, parent.stdout.readline().split()))
        parent.kill()
    assert len(pids) == 2
    assert all(map(gone, pids))


@linux
def test_waiting_has_an_end() -> None:
    """And tells that there was none of the process."""
    program = (
        "process = Forked()\n"
        "try: process.wait(timeout=0.01)\n"
        "except subprocess.TimeoutExpired: print('at work')\n"
        "process.stdin.close()\n"
        "print(process.wait(timeout=5), process.wait())\n"
        "process.kill()\n"
        "process.stdout.close()\n"
    )
    assert run(program) == "at work\n0 0\n"


def test_where_it_is_not_safe_workers_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """With other threads, elsewhere than on Linux, without the standard streams."""
    event = threading.Event()
    thread = threading.Thread(target=event.wait)
    thread.start()
    assert not can_fork()
    event.set()
    thread.join()
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert can_fork() is (sys.platform == "linux")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", None)
        assert not can_fork()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not can_fork()
