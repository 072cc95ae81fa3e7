"""Running a user's code: what it prints and raises is shown as theirs."""

from __future__ import annotations

import sys
import sysconfig
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import numpy as np

from actplot.errors import ActplotError, UserCodeError

_MORE_LINES = 4
_OURS = Path(__file__).parents[1]
_LIBRARIES = tuple(
    Path(sysconfig.get_path(kind)) for kind in ("stdlib", "platstdlib", "purelib", "platlib")
)


@contextmanager
def user_code(name: str) -> Iterator[None]:
    """Run a user's code: its prints go to standard error, its exceptions become ours.

    Parameters
    ----------
    name : str
        What is being run, as it is to be called in a message.

    Raises
    ------
    UserCodeError
        For any exception but one of actplot's own and an interruption.
    """
    try:
        with redirect_stdout(sys.stderr), np.errstate(all="ignore"):
            yield
    except (ActplotError, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise UserCodeError(describe(name, error)) from error


def describe(name: str, error: BaseException) -> str:
    """Return what a user's code raised and where, in at most about ten lines."""
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    first, *more = [line for line in text.splitlines() if line.strip()] or [""]
    kind = type(error).__name__
    return "\n".join(
        [
            f"{name} raised an exception of its own",
            *_place(error),
            f"  {kind}: {first}" if first else f"  {kind}",
            *(f"    {line}" for line in more[:_MORE_LINES]),
            *(["    …"] if len(more) > _MORE_LINES else []),
        ]
    )


def _place(error: BaseException) -> list[str]:
    """Return the file, line and source of the innermost frame that is the user's."""
    if isinstance(error, SyntaxError) and error.filename:
        where, source = f'"{_short(error.filename)}", line {error.lineno}', error.text
    else:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_theirs(frame)]
        if not frames:
            return []
        last = frames[-1]
        where = f'"{_short(last.filename)}", line {last.lineno}, in {last.name}'
        source = last.line
    return [f"  File {where}", *([f"    {source.strip()}"] if source else [])]


def _is_theirs(frame: traceback.FrameSummary) -> bool:
    """Return whether a frame is neither actplot's nor of an installed library."""
    path = Path(frame.filename)
    if frame.filename.startswith("<frozen ") or path.is_relative_to(_OURS):
        return False
    return not any(path.is_relative_to(library) for library in _LIBRARIES)


def _short(file: str) -> str:
    """Return a path relative to the working directory if it is inside it."""
    path, here = Path(file), Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else file
