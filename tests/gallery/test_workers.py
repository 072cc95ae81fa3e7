"""Workers do what they are told, and never outlive the process that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import wait

import pytest

from actplot.errors import ActplotError, FormulaError
from actplot.gallery.workers import WorkerDiedError, Workers

linux = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="watches processes of Linux")


def refuse() -> None:
    """Raise an error that pickle cannot put together again."""
    raise FormulaError("m", formula="f", position=0, kind="name")


def test_results_come_back() -> None:
    """From at most so many processes as were asked for, none of them this one."""
    with Workers(2) as pool:
        found = {pool.submit(os.getpid).result() for _ in range(5)}
    assert 1 <= len(found) <= 2
    assert os.getpid() not in found


def test_exceptions_come_back() -> None:
    """As what they are, or by their text."""
    with Workers(1) as pool:
        assert isinstance(pool.submit(int, "x").exception(), ValueError)
        error = pool.submit(refuse).exception()
    assert type(error) is ActplotError
    assert str(error) == "m\n  f\n  ^"


def test_what_is_printed_is_not_in_the_way() -> None:
    """Standard output of a worker is ours; what it prints goes to standard error."""
    with Workers(1) as pool:
        assert pool.submit(print, "hello").result() is None
        assert pool.submit(os.system, "echo hello").result() == 0


@linux
def test_a_killed_worker_fails_its_job_only() -> None:
    """The next job has a new worker."""
    with Workers(1) as pool:
        pid = pool.submit(os.getpid).result()
        job = pool.submit(signal.pause)
        after = pool.submit(os.getpid)
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(WorkerDiedError, match="killed by signal 9"):
            job.result()
        assert after.result() != pid


def test_a_worker_that_exits_fails_its_job() -> None:
    """Whatever its code."""
    with Workers(1) as pool, pytest.raises(WorkerDiedError, match="exited with 3"):
        pool.submit(os._exit, 3).result()


@linux
def test_leaving_ends_the_workers(gone: Callable[[int], bool]) -> None:
    """At once, in the midst of their jobs; what has not been done is not done."""
    with Workers(1) as pool:
        pid = pool.submit(os.getpid).result()
        jobs = [pool.submit(signal.pause) for _ in range(3)]
    assert gone(pid)
    wait(jobs)
    assert all(isinstance(job.exception(), WorkerDiedError) for job in jobs)


@linux
@pytest.mark.parametrize("kind", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_with_the_process_that_started_them(
    kind: signal.Signals, gone: Callable[[int], bool]
) -> None:
    """Even if it is killed while they are at work."""
    program = (
        "import os, signal; from actplot.gallery.workers import Workers\n"
        "pool = Workers(1)\n"
        "print(pool.submit(os.getpid).result(), flush=True)\n"
        "pool.submit(signal.pause).result()\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.send_signal(kind)
    assert gone(pid)
