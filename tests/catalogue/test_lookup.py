"""From a spec to an activation: every kind of spec, every message, every framework's spelling."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pytest

from actplot.catalogue.lookup import activation as resolve
from actplot.catalogue.lookup import functions, parameter_names, row_of
from actplot.catalogue.sources import built_in
from actplot.errors import ActplotError
from actplot.normalizers import NORMALIZERS


def message(spec: str, parameters: Mapping[str, float] | None = None) -> str:
    """Return what is said of a spec that means nothing."""
    with pytest.raises(ActplotError) as caught:
        resolve(spec, parameters=parameters)
    return str(caught.value)


@pytest.mark.parametrize(
    ("spec", "name", "parameters", "formula"),
    [
        ("relu", "relu", {}, "max(x, 0)"),
        ("  ReLU ", "relu", {}, "max(x, 0)"),
        ("swish", "swish", {"beta": 1}, "x*sigmoid(x)"),
        ("elu(alpha=0.5)", "elu", {"alpha": 0.5}, "where(x > 0, x, 0.5*(exp(x) - 1))"),
        ("elu ( alpha = 1/4 )", "elu", {"alpha": 0.25}, "where(x > 0, x, (exp(x) - 1)/4)"),
        (
            "hard_tanh(min_val=-2, max_val=max(1, 3))",
            "hard_tanh",
            {"min_val": -2, "max_val": 3},
            None,
        ),
        ("torch.nn.SiLU", "silu", {}, "x*sigmoid(x)"),
        ("tf.nn.leaky_relu", "leaky_relu", {"negative_slope": 0.2}, None),
        ("tf.nn.leaky_relu(negative_slope=0.4)", "leaky_relu", {"negative_slope": 0.4}, None),
        ("x*sigmoid(1.702*x)", "x*sigmoid(1.702*x)", {}, "x*sigmoid(1.702*x)"),
        ("0.5*gelu(x) + 0.5*relu(x)", "0.5*gelu(x) + 0.5*relu(x)", {}, None),
        ("elu(x, alpha=0.5)", "elu(x, alpha=0.5)", {}, "elu(x, alpha=0.5)"),
        ("tanh(softplus(x))", "tanh(softplus(x))", {}, "tanh(softplus(x))"),
    ],
)
def test_specs(spec: str, name: str, parameters: dict[str, float], formula: str | None) -> None:
    """Names, aliases, names with parameters, and formulas that call them."""
    activation = resolve(spec)
    assert activation.name == name
    assert activation.parameters == parameters
    assert formula is None or activation.formula == formula


def test_an_activation_is_returned_as_it_is() -> None:
    """So that every function of actplot takes one too."""
    activation = resolve("gelu")
    assert resolve(activation) is activation
    assert parameter_names(activation) == ()
    assert row_of(activation) is None


def test_given_parameters_beat_those_of_the_spec_and_of_the_alias() -> None:
    """The nearest one counts."""
    given = {"negative_slope": 0.7}
    assert resolve("tf.nn.leaky_relu", parameters=given).parameters == given
    assert resolve("leaky_relu(negative_slope=0.1)", parameters=given).parameters == given


def test_parameters_of_a_formula_are_free_names() -> None:
    """They get their values with the call."""
    activation = resolve("a*tanh(b*x)", parameters={"a": 2.0, "b": 0.5})
    assert activation(1.0) == pytest.approx(2 * math.tanh(0.5))
    assert activation.parameters == {"a": 2.0, "b": 0.5}


def test_what_is_infinite_by_default_may_be_given_so() -> None:
    """An activation's own parameters make it again, and no other one is infinite."""
    softplus = resolve("softplus")
    assert resolve("softplus", parameters=softplus.parameters) == softplus
    assert resolve("torch.nn.Softplus(threshold=inf)") == softplus
    for spec in ("elu(alpha=inf)", "elu(alpha=1/0)"):
        assert message(spec) == "elu: alpha must be finite, got inf"
    assert "must be finite" in message("a*x", {"a": math.inf})


def test_compositions_are_what_they_say() -> None:
    """Facts, derivatives and labels follow."""
    x = np.linspace(-3, 3, 61)
    mixed = resolve("0.5*gelu(x) + 0.5*relu(x)")
    assert mixed(x) == pytest.approx(0.5 * resolve("gelu")(x) + 0.5 * resolve("relu")(x))
    inner = resolve("tanh(softplus(x))")
    assert inner.facts().range is not None
    assert [each.x for each in mixed.breakpoints()] == [0.0]


def test_rows_and_parameter_names() -> None:
    """What the command line asks for."""
    row = row_of("torch.nn.Hardtanh")
    assert row is not None
    assert row.name == "hard_tanh"
    assert parameter_names("torch.nn.Hardtanh") == ("min_val", "max_val")
    assert row_of("x + 1") is None
    assert parameter_names("x + 1") == ()
    assert "gelu" in functions()


@pytest.mark.parametrize(
    ("spec", "parameters", "want"),
    [
        ("elu(beta=1)", {}, "elu has no parameter 'beta'; it has alpha"),
        ("relu(alpha=1)", {}, "relu has no parameter 'alpha'; it has none"),
        ("relu", {"alpha": 1.0}, "relu has no parameter 'alpha'; it has none"),
        ("x + 1", {"a": 1.0}, "the formula 'x + 1' has no parameter 'a'"),
        ("celu(alpha=0)", {}, "celu: alpha must be above 0, got 0"),
        ("hardshrink(lambd=-1)", {}, "hardshrink: lambd must be at least 0, got -1"),
        ("elu(alpha=1/0 - 1/0)", {}, "elu: alpha must be a number, got nan"),
        (
            "elu(alpha=1, alpha=2)",
            {},
            "'elu(alpha=1, alpha=2)' gives the parameter 'alpha' twice",
        ),
        ("elu(alpha=1,)", {}, "'' in 'elu(alpha=1,)' is not NAME=VALUE"),
        ("elu(alpha=)", {}, "'alpha=' in 'elu(alpha=)' is not NAME=VALUE"),
        ("elu(alpha=1, 2)", {}, "'2' in 'elu(alpha=1, 2)' is not NAME=VALUE"),
        (
            "elu(alpha=x)",
            {},
            "'elu(alpha=x)': alpha: this must be a constant\n  x\n  ^",
        ),
        (
            "threshold",
            {},
            (
                "threshold needs a value for threshold and value: write "
                "threshold(threshold=1, value=1) or -p threshold=1 -p value=1"
            ),
        ),
        (
            "threshold(value=3)",
            {},
            "threshold needs a value for threshold: write threshold(threshold=1) or -p threshold=1",
        ),
        ("rellu", {}, "unknown name 'rellu'; did you mean 'relu'?\n  rellu\n  ^"),
        (
            "2*sofplus(x)",
            {},
            "unknown function 'sofplus'; did you mean 'softplus'?\n  2*sofplus(x)\n    ^",
        ),
        (
            "torch.nn.Gelu2",
            {},
            "no activation is called 'torch.nn.Gelu2'. Did you mean 'torch.nn.GELU'?",
        ),
        ("keras.zzzzzzzzzzz", {}, "no activation is called 'keras.zzzzzzzzzzz'."),
        (
            "nn.GLU",
            {},
            (
                "nn.GLU cannot be drawn: glu takes two inputs (a*sigmoid(b)); draw one of them "
                'with the other fixed, for example "2*sigmoid(x)"'
            ),
        ),
        (
            "Softmax",
            {},
            (
                "softmax cannot be drawn: softmax is a vector function; draw its bars with: "
                "actplot softmax 1 2 3"
            ),
        ),
        (
            "bipolar",
            {},
            (
                "bipolar cannot be drawn: bipolar names two functions; write bipolar_sigmoid "
                "or bipolar_step"
            ),
        ),
    ],
)
def test_messages(spec: str, parameters: dict[str, float], want: str) -> None:
    """What was given, and what to write instead."""
    assert message(spec, parameters) == want


@pytest.mark.parametrize(
    ("spec", "want"),
    [
        ("torch.nn.ReLU()", "write torch.nn.ReLU without brackets"),
        ("torch.nn.LeakyReLU(0.1)", "write torch.nn.LeakyReLU(negative_slope=0.1)"),
        ("nn.Hardtanh(-2, 2)", "write nn.Hardtanh(min_val=-2, max_val=2)"),
        ("torch.relu(x)", "unexpected character '.' in the formula: write relu(x)"),
        (
            "2*softmax(x)",
            "softmax is a vector function; draw its bars with: actplot softmax 1 2 3",
        ),
    ],
)
def test_calls_of_other_languages_are_put_right(spec: str, want: str) -> None:
    """With the names of parameters, or why there is no such function of x."""
    assert message(spec, {}).partition("\n")[0] == want


def test_names_of_the_softmax_family_are_sent_to_their_own_command() -> None:
    """Every member has bars."""
    for name in NORMALIZERS:
        assert f"draw its bars with: actplot {name} 1 2 3" in message(name)


def test_suggestions_are_never_names_that_are_refused() -> None:
    """They would not help."""
    for spec in ("jax.nn.foo", "torch.nn.Softmx", "keras.layers.Dropot"):
        said = message(spec)
        suggested = said.rpartition("Did you mean '")[2].removesuffix("'?")
        assert suggested not in built_in().refused, said


# Spellings whose meaning differs between frameworks, or is easily got wrong, and values there.
SPELLINGS: Mapping[str, tuple[str, Mapping[float, float]]] = {
    "torch.nn.SiLU": ("silu", {1.0: 0.7310585786300049}),
    "F.silu": ("silu", {1.0: 0.7310585786300049}),
    "jax.nn.swish": ("silu", {1.0: 0.7310585786300049}),
    "F.gelu": ("gelu", {1.0: 0.8413447460685429}),
    "torch.nn.GELU": ("gelu", {1.0: 0.8413447460685429}),
    "jax.nn.gelu": ("gelu_tanh", {1.0: 0.8411919906082768}),
    "keras.activations.gelu": ("gelu", {1.0: 0.8413447460685429}),
    "tf.nn.gelu": ("gelu", {1.0: 0.8413447460685429}),
    "gelu_new": ("gelu_tanh", {1.0: 0.8411919906082768}),
    "mlx.nn.gelu_approx": ("gelu_tanh", {1.0: 0.8411919906082768}),
    "siren": ("siren", {0.05: math.sin(1.5)}),
    "quick_gelu": ("quick_gelu", {1.0: 0.8457957659328212}),
    "tf.nn.leaky_relu": ("leaky_relu", {-1.0: -0.2}),
    "torch.nn.LeakyReLU": ("leaky_relu", {-1.0: -0.01}),
    "jax.nn.leaky_relu": ("leaky_relu", {-1.0: -0.01}),
    "keras.layers.LeakyReLU": ("leaky_relu", {-1.0: -0.3}),
    "mlx.nn.LeakyReLU": ("leaky_relu", {-1.0: -0.01}),
    "keras.activations.leaky_relu": ("leaky_relu", {-1.0: -0.2}),
    "onnx.LeakyRelu": ("leaky_relu", {-1.0: -0.01}),
    "onnx.HardSigmoid": ("hard_sigmoid", {1.0: 0.7, 3.0: 1.0}),
    "keras.activations.hard_sigmoid": ("hard_sigmoid", {1.0: 2 / 3}),
    "tf_keras.activations.hard_sigmoid": ("hard_sigmoid", {1.0: 0.7}),
    "torch.nn.Hardsigmoid": ("hard_sigmoid", {1.0: 2 / 3}),
    "torch.nn.PReLU": ("prelu", {-1.0: -0.25}),
    "keras.layers.PReLU": ("prelu", {-1.0: 0.0}),
    "torch.nn.RReLU": ("rrelu", {-1.0: -(1 / 8 + 1 / 3) / 2}),
    "torch.nn.Hardswish": ("hard_silu", {1.0: 2 / 3}),
    "torch.nn.Softplus": ("softplus", {30.0: 30.0, 0.0: math.log(2)}),
    "jax.nn.softplus": ("softplus", {0.0: math.log(2)}),
    "torch.nn.CELU": ("celu", {-1.0: math.expm1(-1)}),
    "torch.nn.SELU": ("selu", {1.0: 1.0507009873554805}),
    "torch.nn.Softshrink": ("softshrink", {1.0: 0.5}),
    "torch.nn.Hardshrink": ("hardshrink", {0.5: 0.0, 0.6: 0.6}),
    "torch.nn.ReLU6": ("relu6", {7.0: 6.0}),
    "scipy.special.expit": ("sigmoid", {0.0: 0.5}),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_framework_spellings_mean_what_they_do_there(spelling: str) -> None:
    """The defaults are those of the framework."""
    name, values = SPELLINGS[spelling]
    activation = resolve(spelling)
    assert activation.name == name
    for x, want in values.items():
        assert float(activation(x)) == pytest.approx(want, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize(
    "name",
    [
        "gelu",
        "leaky_relu",
        "hard_sigmoid",
        "prelu",
        "rrelu",
        "softplus",
        "swish",
        "thresholded_relu",
    ],
)
def test_clashes_are_told_in_one_line(name: str) -> None:
    """Where a bare name means different functions in different places."""
    clash = built_in().by_name[name].clash
    assert clash
    assert "\n" not in clash


@pytest.mark.parametrize("spec", ["elu", lambda x, alpha=1.0: alpha * x], ids=["name", "function"])
@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"alpha": "x"}, "parameters: alpha must be a number, got string"),
        ({"alpha": [0.5, 1]}, "give alpha one value here, got 2"),
        ({1: 2}, "parameters: '1' is not the name of a parameter"),
        (3, "parameters must be names with their numbers, such as alpha = 0.5, got integer"),
    ],
)
def test_parameters_of_a_wrong_kind_are_refused(spec, parameters, said):
    """Before a function is called with them."""
    assert message(spec, parameters) == said


@pytest.mark.parametrize(("spec", "kind"), [(3, "integer"), (None, "None"), (["relu"], "list")])
def test_what_is_no_spec_is_refused(spec, kind):
    """It is not called to see what happens."""
    assert message(spec) == f"spec must be a name, a formula or a function, got {kind}"
