"""Calling a user's function with an array, or number by number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from inspect import iscoroutine
from time import perf_counter
from typing import Any, Protocol

import numpy as np

from actplot.callables.failures import user_code
from actplot.errors import InputError, UserCodeError

Values = np.ndarray[Any, np.dtype[np.floating[Any]]]

# What Python raises where a function of a single number is undefined.
_UNDEFINED = (ArithmeticError, ValueError)
_PLAIN = frozenset({float, int, bool})
# Seconds for the numbers of one array, and for each of them on average, until it is too slow.
_PATIENCE, _SLOW = 20.0, 2e-4
_FRAMEWORKS = ("torch", "jax", "jaxlib")


class ForeignResultError(UserCodeError):
    """A function called with an array gave a framework's tensor: it is to be called otherwise."""


class Caller(Protocol):
    """Calls a user's function in the way that it accepts."""

    @property
    def framework(self) -> str:
        """The framework that runs the function, or ""."""

    @property
    def differentiates(self) -> bool:
        """Whether the framework knows the derivatives."""

    def __call__(self, x: Values) -> Values:
        """Return the values at points in one dimension, in the precision they come in."""

    def derivative(self, x: Values, order: int) -> Values:
        """Return the values of a derivative."""


@dataclass(frozen=True, eq=False)
class ArrayCaller:
    """Calls a function with a whole array."""

    function: Callable[..., Any]
    name: str
    framework = ""
    differentiates = False

    def __call__(self, x: Values) -> Values:
        """Return the values at points in one dimension."""
        with user_code(self.name):
            return checked(self.function(x.copy()), x.shape, self.name)

    def derivative(self, x: Values, order: int) -> Values:
        """Raise an error: a plain function has values only."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False)
class PointCaller(ArrayCaller):
    """Calls a function with one Python float after the other; nan where it is undefined.

    A figure takes hundreds of thousands of calls, for which nobody waits if each is slow.
    """

    def __call__(self, x: Values) -> Values:
        """Return the values at points in one dimension.

        Raises
        ------
        UserCodeError
            If the function raises an exception, or takes too long.
        """
        with user_code(self.name):
            points = self._in_time(x.tolist())
            return np.array([self._at(point) for point in points], dtype=np.float64)

    def _in_time(self, points: Sequence[float]) -> Iterator[float]:
        """Yield points, unless what is done with them takes too long."""
        start = perf_counter()
        for done, point in enumerate(points, start=1):
            yield point
            seconds = perf_counter() - start
            if seconds > _PATIENCE and seconds > _SLOW * done:
                raise UserCodeError(
                    f"{self.name} takes too long: {done} calls with single numbers took "
                    f"{seconds:.0f} s, and a figure needs hundreds of thousands; "
                    "let it take a numpy array of numbers"
                )

    def overflows(self, x: Values) -> np.ndarray:
        """Return where an overflow, perhaps only on the way, hides a value that there may be."""
        with user_code(self.name):
            return np.array([self._overflows_at(point) for point in x.tolist()], dtype=bool)

    def _overflows_at(self, point: float) -> bool:
        try:
            self.function(point)
        except _UNDEFINED as error:
            return isinstance(error, OverflowError)
        return False

    def _at(self, point: float) -> float:
        try:
            value = self.function(point)
        except _UNDEFINED:
            return np.nan
        if type(value) in _PLAIN:  # the usual case, which is to be quick
            return float(value)
        if isinstance(value, complex):  # (-8.0)**0.5
            return np.nan
        return float(checked(value, (), self.name))


def checked(result: Any, shape: tuple[int, ...], name: str) -> Values:
    """Return what a function gave as floats of a shape.

    Raises
    ------
    InputError
        If it gave anything but real numbers of that shape, or a single one.
    ForeignResultError
        If it gave a torch or jax array.
    """
    if type(result).__module__.split(".")[0] in _FRAMEWORKS:
        raise ForeignResultError(f"{name} returns a {type(result).__name__}")
    if result is None:
        raise InputError(f"{name} returns nothing; an activation returns its values")
    try:
        values = np.asarray(result)
    except ValueError:  # a ragged list
        values = np.asarray(None)
    if values.dtype.kind not in "biuf":
        if iscoroutine(result):
            result.close()  # or Python warns that nobody awaited it
        raise InputError(f"{name} returns a {type(result).__name__}, not real numbers")
    if values.shape not in (shape, ()):
        raise InputError(
            f"{name} gives {_shape(values.shape)} for {_shape(shape)}; "
            "an activation gives one for each (glu, say, has two inputs)"
        )
    floats = values if values.dtype.kind == "f" else values.astype(np.float64)
    return np.broadcast_to(floats, shape)


def _shape(shape: tuple[int, ...]) -> str:
    """Return a shape in words."""
    return " by ".join(map(str, shape)) + " values" if shape else "one value"
