"""Existing clusters as executors: figures are drawn there and come back as bytes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from importlib import import_module
from typing import Any, ParamSpec, TypeVar

from actplot.errors import ActplotError, InputError
from actplot.gallery.fingerprint import versions
from actplot.gallery.running import MakeExecutor
from actplot.wording import quoted

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_DASK = "dask://"
_SECONDS = 10


def on_cluster(address: str) -> MakeExecutor:
    """Return what makes an executor of the workers of a cluster.

    Parameters
    ----------
    address : str
        ``"dask://HOST:PORT"``, that of a Dask scheduler; needs the extra ``actplot[dask]``.

    Raises
    ------
    InputError
        If it is the address of nothing known.
    """
    host, colon, port = address.removeprefix(_DASK).rpartition(":")
    if not address.startswith(_DASK) or not host or not colon or not port.isdecimal():
        raise InputError(f"executor {quoted(address)} is not of the form dask://HOST:PORT")
    return lambda _: _Dask(f"tcp://{host}:{port}")


class _Dask(Executor):
    """The workers of a Dask cluster.

    Parameters
    ----------
    address : str
        That of the scheduler.

    Raises
    ------
    ActplotError
        If it does not answer, or its workers would draw with other versions than these.
    """

    def __init__(self, address: str) -> None:
        try:
            distributed = import_module("distributed")
        except ImportError:
            raise InputError("dask:// needs an extra: pip install 'actplot[dask]'") from None
        try:
            self._client = distributed.Client(address, timeout=_SECONDS, set_as_default=False)
        except OSError as error:
            raise ActplotError(f"there is no Dask scheduler at {address}: {error}") from error
        try:
            self._check_versions()
        except BaseException:
            self._client.close()
            raise
        self._executor: Executor = self._client.get_executor(pure=False)

    def submit(
        self,
        fn: Callable[Parameters, Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Result]:
        """Have a function called by a worker of the cluster."""
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Leave the cluster, which goes on; what has not been done is not done."""
        self._executor.shutdown(wait=False)
        self._client.close()

    def _check_versions(self) -> None:
        """Refuse workers that would draw other pictures."""
        here = versions()
        found: dict[str, Any] = self._client.run(versions)
        if not found:
            raise ActplotError("the cluster has no workers")
        for worker, there in found.items():
            for name in here:
                if there[name] != here[name]:
                    raise ActplotError(
                        f"the worker {worker} has another version of {name} than this process: "
                        f"{there[name]}, here {here[name]}"
                    )
