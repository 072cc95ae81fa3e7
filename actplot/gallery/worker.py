"""The program of a worker: it reads calls from standard input and answers on standard output."""

from __future__ import annotations

import gc
import os
import pickle
import queue
import threading
from typing import Any, BinaryIO

from actplot.errors import ActplotError

Call = tuple[Any, tuple[Any, ...], dict[str, Any]]

# More than the first figure makes, with all that is imported for it.
_OBJECTS_BEFORE_COLLECTION = 500_000


def main() -> None:
    """Answer calls until there are no more, or the process that sent them is gone."""
    calls: queue.SimpleQueue[Call] = queue.SimpleQueue()
    source, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # What the called functions print must not get between the answers.
    os.dup2(2, 1)
    threading.Thread(target=_listen, args=(source, calls), daemon=True).start()
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    _answer(calls.get(), answers)
    # What is there after the first figure stays; from here on there is garbage.
    gc.freeze()
    gc.set_threshold(*usual)
    while True:
        _answer(calls.get(), answers)


def _answer(call: Call, answers: BinaryIO) -> None:
    """Call a function and write what came of it."""
    function, arguments, keywords = call
    try:
        answer = pickle.dumps((None, function(*arguments, **keywords)))
    except Exception as error:  # noqa: BLE001 - whatever it is belongs to the caller
        answer = _failure(error)
    answers.write(answer)
    answers.flush()


def _listen(source: BinaryIO, calls: queue.SimpleQueue[Call]) -> None:
    """Queue the calls that come in; end the process, in the midst of work, when none can."""
    try:
        while True:
            calls.put(pickle.load(source))  # noqa: S301 (from the process that started this one)
    except BaseException:  # noqa: BLE001 - nobody listens any more
        os._exit(0)


def _failure(error: Exception) -> bytes:
    """Return the answer that a call raised an exception."""
    try:
        answer = pickle.dumps((error, None))
        pickle.loads(answer)  # noqa: S301 (just made)
    except Exception:  # noqa: BLE001 - an exception need not survive pickling
        known = isinstance(error, ActplotError)
        text = str(error) if known else f"{type(error).__name__}: {error}"
        return pickle.dumps(((ActplotError if known else RuntimeError)(text), None))
    return answer
