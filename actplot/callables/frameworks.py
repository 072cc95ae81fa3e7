"""Calling and differentiating functions of torch and jax, if the user's code has loaded them."""

from __future__ import annotations

import copy
import importlib
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import numpy as np

from actplot.callables.callers import Caller, Values, checked
from actplot.callables.failures import user_code


def framework_callers(function: Callable[..., Any], name: str) -> list[Caller]:
    """Return ways to call a function in the frameworks that are loaded, best first."""
    callers: list[Caller] = []
    if "torch" in sys.modules:
        # In float64 if the function's own constants allow it.
        doubled = _in_double(function)
        callers.append(TorchCaller(doubled, name, "float64"))
        callers.append(TorchCaller(function, name, "float32"))
    if "jax" in sys.modules:
        callers.append(JaxCaller(function, name))
    return callers


def _in_double(function: Any) -> Callable[..., Any]:
    """Return a torch module with its parameters in float64; anything else as it is."""
    if not isinstance(function, sys.modules["torch"].nn.Module):
        return function  # type: ignore[no-any-return]
    return copy.deepcopy(function).double()  # type: ignore[no-any-return]


@dataclass(frozen=True, eq=False)
class TorchCaller:
    """Calls a function with a torch tensor."""

    function: Callable[..., Any]
    name: str
    dtype: str
    framework = "torch"

    @property
    def differentiates(self) -> bool:
        """Whether the values still know how they came about: not after detach()."""
        return bool(self._run(np.array([0.3, -0.7]))[1].requires_grad)

    def __call__(self, x: Values) -> Values:
        """Return the values at points in one dimension."""
        return self._plain(self._run(x)[1], x.shape)

    def derivative(self, x: Values, order: int) -> Values:
        """Return the values of a derivative, by torch's autograd."""
        torch = sys.modules["torch"]
        points, values = self._run(x)
        with user_code(self.name):
            for _ in range(order):
                if not values.requires_grad:
                    return np.zeros(x.shape)
                # Each value depends on its own input only: the gradient of the sum
                # holds the derivatives.
                (values,) = torch.autograd.grad(
                    values.sum(), points, create_graph=True, materialize_grads=True
                )
        return self._plain(values, x.shape)

    def _run(self, x: Values) -> tuple[Any, Any]:
        """Return the points and the values as tensors."""
        torch = sys.modules["torch"]
        points = torch.tensor(x.copy(), dtype=getattr(torch, self.dtype), requires_grad=True)
        with user_code(self.name):
            # The function may write into its input, which a leaf does not allow.
            return points, self.function(points.clone())

    def _plain(self, values: Any, shape: tuple[int, ...]) -> Values:
        tensor = isinstance(values, sys.modules["torch"].Tensor)
        return checked(values.detach().cpu().numpy() if tensor else values, shape, self.name)


@dataclass(frozen=True, eq=False)
class JaxCaller:
    """Calls a function with a jax array."""

    function: Callable[..., Any]
    name: str
    framework = "jax"
    differentiates = True

    def __call__(self, x: Values) -> Values:
        """Return the values at points in one dimension."""
        return self.derivative(x, 0)

    def derivative(self, x: Values, order: int) -> Values:
        """Return the values of a derivative, by jax's own gradient."""
        jax = sys.modules["jax"]
        function = self.function
        for _ in range(order):
            function = _gradient(function)
        with user_code(self.name), _in_float64():
            values = np.asarray(function(jax.numpy.asarray(x)))
        return checked(values, x.shape, self.name)


def _gradient(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the derivative of an elementwise function: the gradient of its sum."""
    jax = sys.modules["jax"]
    return jax.grad(lambda x: jax.numpy.sum(function(x)))  # type: ignore[no-any-return]


def _in_float64() -> AbstractContextManager[Any]:
    """Let jax compute in float64, for a while."""
    jax = sys.modules["jax"]
    # It has moved from one version of jax to another.
    home = jax if hasattr(jax, "enable_x64") else importlib.import_module("jax.experimental")
    return home.enable_x64(new_val=True)  # type: ignore[no-any-return]
