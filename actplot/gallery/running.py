"""Running a function over the figures of a gallery, on whatever executor there is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass
from typing import Generic, TypeVar

from actplot.errors import ActplotError
from actplot.gallery.workers import WorkerDiedError, Workers

Result = TypeVar("Result")

Progress = Callable[[str, int, int], None]
"""Called with the name of a figure, how many are done, and how many there are to do."""

MakeExecutor = Callable[[int], Executor]
"""Returns an executor for so many figures."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A figure that could not be drawn or written, and why."""

    name: str
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome(Generic[Result]):
    """What came of one figure: a result, or the exception that there was instead."""

    name: str
    future: Future[Result]

    def result(self) -> Result:
        """Return the result.

        Raises
        ------
        ActplotError
            If there is none; its text says why.
        """
        try:
            return self.future.result()
        except ActplotError:
            raise
        except WorkerDiedError as error:
            raise ActplotError(str(error)) from error
        except Exception as error:
            raise ActplotError(f"internal error: {type(error).__name__}: {error}") from error


def outcomes(
    futures: Mapping[Future[Result], str], progress: Progress | None
) -> Iterator[Outcome[Result]]:
    """Yield what came of each figure, in the order in which they are done.

    Parameters
    ----------
    futures : mapping of Future to str
        The name of the figure that each is about.
    progress : callable or None
        Called when what came of a figure has been dealt with.
    """
    for done, future in enumerate(as_completed(futures), start=1):
        yield Outcome(name=futures[future], future=future)
        if progress is not None:
            progress(futures[future], done, len(futures))


def on_this_machine(jobs: int | None = None, *, fork: bool = False) -> MakeExecutor:
    """Return what makes an executor of processes on this machine.

    Parameters
    ----------
    jobs : int or None
        How many at most; one for each processor where None.
    fork : bool
        Branch them off from this process, if that can be done.
    """
    return lambda count: Workers(min(jobs or _processors(), max(1, count)), fork=fork)


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
