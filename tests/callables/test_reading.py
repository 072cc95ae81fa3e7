"""A function is traced if it can be, evaluated if not, and refused if it is no activation."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from actplot.activation import Activation
from actplot.callables.numeric import NumericActivation
from actplot.callables.reading import from_callable
from actplot.callables.signatures import settable_names
from actplot.errors import InputError, UserCodeError


def swish(x: Any, beta: float = 1.0) -> Any:
    """Return a numpy-style function with a parameter."""
    return x / (1 + np.exp(-beta * x))


def leaky(x: float, slope: float = 0.1) -> float:
    """Return a function of single numbers."""
    return x if x > 0 else slope * x


def needy(x: Any, alpha: float) -> Any:
    """Need two arguments."""
    return np.where(x > 0, x, alpha * x)


def failing(x: Any) -> Any:
    """Raise an exception."""
    return x + missing  # type: ignore[name-defined]  # noqa: F821


def random(x: Any) -> Any:
    """Draw random slopes."""
    return np.where(x > 0, x, np.random.uniform(0.1, 0.3, np.shape(x)) * x)  # noqa: NPY002


async def waiting(x: Any) -> Any:
    """Return a coroutine, which warns of itself if it is not closed."""
    return x


counter = itertools.count()


def test_a_numpy_function_is_traced() -> None:
    """It is an activation with a formula, computed in its stable form."""
    f = from_callable(swish)
    assert isinstance(f, Activation)
    assert f.formula == "x/(1 + exp(-x))"
    assert f.symbol == r"\mathrm{swish}"
    assert f.name.endswith("swish")
    assert f.parameters == {"beta": 1.0}
    assert float(f.derivative()(-800.0)) == 0.0


def test_parameters_are_given_by_name() -> None:
    """They replace defaults, and what is needed besides x."""
    assert from_callable(swish, parameters={"beta": 1.5}).formula == "x/(1 + exp(-1.5*x))"
    f = from_callable(needy, parameters={"alpha": 0.2})
    assert f.formula == "where(x > 0, x, 0.2*x)"
    assert f.parameters == {"alpha": 0.2}
    assert from_callable(functools.partial(needy, alpha=0.2)).formula == f.formula


def test_what_cannot_be_traced_is_numeric() -> None:
    """It says what was lost."""
    f = from_callable(leaky)
    assert isinstance(f, NumericActivation)
    assert f.note == "numeric: branches on the value of x"
    assert f.formula.endswith("leaky")
    assert f.latex == ""
    np.testing.assert_array_equal(f([[-1.0, 2.0]]), [[-0.1, 2.0]])


def test_a_trace_that_does_not_fit_is_dropped() -> None:
    """A function may treat a symbol differently from numbers."""

    def fickle(x: Any) -> Any:
        return x if isinstance(x, np.ndarray) else 2 * x

    f = from_callable(fickle)
    assert isinstance(f, NumericActivation)
    assert f.note == "numeric: its values are not those of the formula it seems to compute"


def test_single_precision_is_only_rounding() -> None:
    """A function that computes in float32 has the formula it is meant to have."""
    f = from_callable(lambda x: np.tanh(np.asarray(x, dtype=np.float32)))
    assert f.formula == "tanh(x)"


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (random, "is random: it gives different values for the same x; draw its mean or fix"),
        (lambda x: x + next(counter), "is random"),
        (lambda x: np.exp(x) / np.sum(np.exp(x)), "mixes its inputs with each other"),
        (np.cumsum, "mixes its inputs with each other"),
        (lambda x, y: x * y, "takes 2 inputs (x, y), an activation has one; fix the others"),
        (np.maximum, "takes 2 inputs (x, y)"),
        (lambda: 1.0, "takes no input; an activation takes x"),
        (lambda *, x: x, "takes no input"),
        (lambda _: None, "returns nothing"),
        (lambda _: "text", "returns a str, not real numbers"),
        (waiting, "waiting returns a coroutine, not real numbers"),
        (lambda x: x * 1j, "returns a ndarray, not real numbers"),
        (lambda x: [[1.0], [1.0, 2.0]], "returns a list, not real numbers"),  # noqa: ARG005
        (lambda x: x[::2] * x[1::2], "gives 13 values for 26 values"),
    ],
)
def test_what_is_no_activation_is_refused(function: Callable[..., Any], message: str) -> None:
    """With a sentence that says why."""
    with pytest.raises(InputError) as raised:
        from_callable(function)
    assert message in str(raised.value)


def test_an_unknown_parameter_is_named() -> None:
    """With the nearest there is."""
    with pytest.raises(InputError, match=r"has no argument 'betta'\. Did you mean 'beta'\?"):
        from_callable(swish, parameters={"betta": 1.0})


def test_an_exception_of_theirs_is_shown_as_theirs() -> None:
    """With the line that raised it, whichever way the function was called."""
    with pytest.raises(UserCodeError) as raised:
        from_callable(failing)
    lines = str(raised.value).splitlines()
    assert lines[0].endswith("failing raised an exception of its own")
    assert lines[1].endswith("in failing")
    assert lines[3] == "  NameError: name 'missing' is not defined"


def test_a_long_exception_is_cut() -> None:
    """What is shown fits on a screen."""

    def wordy(_: Any) -> Any:
        raise RuntimeError("\n".join(f"line {number}" for number in range(100)))

    with pytest.raises(UserCodeError) as raised:
        from_callable(wordy)
    assert len(str(raised.value).splitlines()) <= 10


def test_undefined_everywhere_is_an_exception() -> None:
    """A function that fails at every single number is broken."""

    def broken(x: float) -> float:
        return math.sqrt(-1.0 - x * x)

    with pytest.raises(UserCodeError, match="ValueError"):
        from_callable(broken)


def test_arguments_besides_the_input_can_be_set() -> None:
    """Their names are known, so that one option serves several functions."""
    assert settable_names(swish) == ("beta",)
    assert settable_names(needy) == ("alpha",)
    assert settable_names(math.tanh) == ()
