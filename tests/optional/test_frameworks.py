"""Functions of torch and jax are evaluated and differentiated by them, where installed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from actplot.callables.numeric import NumericActivation
from actplot.callables.reading import from_callable
from actplot.errors import InputError, UserCodeError

X = np.array([-40.0, -1.0, 0.0, 0.5, 40.0])


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Return the logistic function."""
    return 1 / (1 + np.exp(-x))


def silu_slope(x: np.ndarray) -> np.ndarray:
    """Return the derivative of x*sigmoid(x)."""
    return sigmoid(x) * (1 + x * sigmoid(-x))


@pytest.fixture
def torch() -> Any:
    """Return torch, if it is installed."""
    return pytest.importorskip("torch")


@pytest.fixture
def jax() -> Any:
    """Return jax, if it is installed."""
    return pytest.importorskip("jax")


def test_torch_differentiates_its_functions(torch: Any) -> None:
    """In float64 and to any order."""
    f = from_callable(lambda x: x * torch.sigmoid(x))
    assert isinstance(f, NumericActivation)
    assert f.note == "numeric: a function of torch"
    np.testing.assert_allclose(f.derivative()(X), silu_slope(X), rtol=1e-12)
    np.testing.assert_array_equal(f.derivative().derivative_error(X), 0.0)
    assert f.derivative(6)(0.5) == pytest.approx(f.derivative(5).derivative()(0.5))


def test_a_torch_module_is_called_in_float64(torch: Any) -> None:
    """Its own parameters stay as they are."""
    module = torch.nn.PReLU(init=0.25)
    f = from_callable(module)
    np.testing.assert_array_equal(f([-1.0, 2.0]), [-0.25, 2.0])
    assert module.weight.dtype == torch.float32


def test_kinks_of_a_torch_function_are_found(torch: Any) -> None:
    """Autograd's made-up value at a kink is not taken."""
    f = from_callable(torch.nn.functional.relu)
    assert [(b.x, b.kind, b.left_slope, b.right_slope) for b in f.breakpoints()] == [
        (0.0, "kink", 0.0, 1.0)
    ]
    np.testing.assert_array_equal(f.derivative()([-1.0, 0.0, 1.0]), [0.0, np.nan, 1.0])


def test_a_detached_tensor_is_differentiated_numerically(torch: Any) -> None:
    """Autograd would say that it is constant."""
    f = from_callable(lambda x: torch.tanh(x).detach())
    assert f.derivative()(0.5) == pytest.approx(1 / np.cosh(0.5) ** 2, abs=1e-10)


def test_random_and_multi_input_modules_are_refused(torch: Any) -> None:
    """Until they are made to be functions of x."""
    with pytest.raises(InputError, match=r"is random.*or call eval"):
        from_callable(torch.nn.RReLU())
    assert from_callable(torch.nn.RReLU().eval())(1.0) == 1.0
    with pytest.raises(InputError, match="gives 13 values for 26 values"):
        from_callable(torch.nn.GLU())
    with pytest.raises(InputError, match="mixes its inputs"):
        from_callable(torch.nn.Softmax(dim=-1))


def test_an_exception_in_a_torch_function_is_theirs(torch: Any) -> None:
    """It is the one that torch's own kind of input leads to."""
    with pytest.raises(UserCodeError, match="no attribute 'oops'"):
        from_callable(lambda x: torch.relu(x) + torch.oops)


def test_jax_differentiates_its_functions(jax: Any) -> None:
    """In float64, whatever its configuration says elsewhere."""
    f = from_callable(jax.nn.silu)
    assert isinstance(f, NumericActivation)
    assert f.note == "numeric: a function of jax"
    np.testing.assert_allclose(f.derivative()(X), silu_slope(X), rtol=1e-12, atol=1e-18)
    assert jax.numpy.asarray(1.0).dtype == np.float32


def test_kinks_of_a_jax_function_are_found(jax: Any) -> None:
    """Although jax takes the smallest floats for 0."""
    f = from_callable(jax.jit(jax.nn.relu))
    assert [(b.x, b.left_slope, b.right_slope) for b in f.breakpoints()] == [(0.0, 0.0, 1.0)]
