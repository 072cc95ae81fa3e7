"""What is known of a function, as a handout."""

from __future__ import annotations

import pytest

from actplot.catalogue.lookup import activation as resolve
from actplot.catalogue.lookup import row_of
from actplot.catalogue.sources import built_in
from actplot.description.text import describe

HARDSHRINK = """\
hardshrink: Identity with a dead zone cut out around 0.

formula                  where(abs(x) > 0.5, x, 0)
derivative               where(abs(x) > 0.5, 1, 0)
parameters               lambd = 0.5
reference                Donoho & Johnstone 1994
domain                   all x
range                    (-inf, inf)
limits                   -inf as x -> -inf, inf as x -> inf
asymptotes               y = x on both sides
monotone                 non-decreasing
symmetry                 odd
zero-centred output      yes
at x = 0                 f(0) = 0, f'(0) = 0
largest slope |f'|       1 at x = 0.5
Lipschitz constant       inf
smoothness               discontinuous
breakpoints              jump at x = -0.5 from -0.5 to 0; jump at x = 0.5 from 0 to 0.5
stationary points        none
inflections              none
fixed points             x < -0.5; x = 0; x > 0.5
saturation, |f'| < 0.01  hard, from x = -0.5 to 0.5
"""

GELU = """\
gelu: Input weighted by the normal distribution function.

formula                   x/2*(1 + erf(x/sqrt(2)))
derivative                normal_cdf(x) + x*normal_pdf(x)
reference                 Hendrycks & Gimpel 2016, arXiv:1606.08415
note                      gelu is exact in PyTorch, Keras, TensorFlow, ONNX and Hugging Face, but
                          the tanh approximation in jax.nn, Flax, keras.ops and NNlib: see
                          gelu_tanh.
domain                    all x
range                     [-0.16997121, inf)
limits                    0 as x -> -inf, inf as x -> inf
asymptotes                y = 0 on the left, y = x on the right
monotone                  no
symmetry                  none
zero-centred output       no
at x = 0                  f(0) = 0, f'(0) = 0.5
largest slope |f'|        1.1289041 at x = 1.4142136
Lipschitz constant        1.1289041
smoothness                smooth (C^inf)
breakpoints               none
stationary points         minimum -0.16997121 at x = -0.75179152
inflections               x = -1.4142136; x = 1.4142136
fixed points              x = 0
saturation, |f'| < 0.001  soft, x < -3.8103714
"""

TAN = """\
tan(x)

derivative               1 + tan(x)^2
domain                   all x except x = -7.8539816; -4.712389; -1.5707963; 1.5707963; 4.712389;
                         7.8539816
range                    (-inf, inf)
limits                   no limit as x -> -inf, no limit as x -> inf
monotone                 no
symmetry                 odd
zero-centred output      yes
at x = 0                 f(0) = 0, f'(0) = 1
largest slope |f'|       inf at x = 1.5707963
Lipschitz constant       inf
smoothness               smooth (C^inf) between its poles
breakpoints              pole at x = -7.8539816; pole at x = -4.712389; pole at x = -1.5707963;
                         pole at x = 1.5707963; pole at x = 4.712389; pole at x = 7.8539816
stationary points        none
inflections              ...; x = -9.424778; x = -6.2831853; x = -3.1415927; x = 0; x = 3.1415927;
                         x = 6.2831853; ...
fixed points             x = -7.7252518; x = -4.4934095; x = 0; x = 4.4934095; x = 7.7252518
saturation, |f'| < 0.01  none
note                     Lists that go on for ever hold what was found around x = 0.
"""


def told(spec: str, name: str) -> str:
    """Return what one line of a description says."""
    lines = describe(resolve(spec)).splitlines()
    return next(line[len(name) :].strip() for line in lines if line.startswith(name + "  "))


@pytest.mark.parametrize(
    ("spec", "threshold", "text"),
    [("hardshrink", 0.01, HARDSHRINK), ("gelu", 0.001, GELU), ("tan(x)", 0.01, TAN)],
)
def test_whole_descriptions(spec: str, threshold: float, text: str) -> None:
    """Aligned, in order, with units and the formula in text."""
    assert describe(resolve(spec), row_of(spec), threshold=threshold) == text


@pytest.mark.parametrize(
    ("spec", "name", "text"),
    [
        ("log(x)", "domain", "x > 0"),
        ("sqrt(x)", "domain", "x >= 0"),
        ("sqrt(1 - x)", "domain", "x <= 1"),
        ("arctanh(x)", "domain", "-1 < x < 1"),
        ("arcsin(x)", "domain", "-1 <= x <= 1"),
        ("1/x", "domain", "all x except x = 0"),
        ("where(x < 0, 1/x, x)", "domain", "all x"),
        ("sin(x)/x", "domain", "all x except x = 0"),
        ("sqrt(x^2 - 1)", "domain", "x <= -1 and x >= 1"),
        ("sin(sqrt(x))/sqrt(x)", "domain", "x > 0"),
        ("sin(x)/x", "range", "[-0.21723363, 1)"),
        ("x*cos(x)", "range", "not determined"),
        ("sqrt(x)", "limits", "undefined as x -> -inf, inf as x -> inf"),
        ("blu", "asymptotes", "y = 0.5*x - 0.5 on the left, y = 1.5*x - 0.5 on the right"),
        ("tanhshrink", "asymptotes", "y = x + 1 on the left, y = x - 1 on the right"),
        ("sigmoid", "asymptotes", "y = 0 on the left, y = 1 on the right"),
        ("relu", "at x = 0", "f(0) = 0, f'(0) does not exist"),
        ("1/x", "at x = 0", "f(0) does not exist, f'(0) does not exist"),
        ("-x", "at x = 0", "f(0) = 0, f'(0) = -1"),
        ("softplus", "largest slope |f'|", "1 approached as x -> inf"),
        ("x*cos(x)", "Lipschitz constant", "not determined"),
        ("softsign", "smoothness", "C^1"),
        ("relu", "breakpoints", "kink at x = 0, slope 0 to 1"),
        ("softsign", "breakpoints", "derivative 2 jumps at x = 0"),
        ("sin(1/x)", "breakpoints", "jump at x = 0 from no limit to no limit"),
        (
            "softplus(threshold=20)",
            "breakpoints",
            "jump at x = 20 from 20.000000002061153 to 20.0",
        ),
        ("abs(x)", "stationary points", "sharp minimum 0 at x = 0"),
        ("x^3", "stationary points", "inflection 0 at x = 0"),
        ("relu6", "fixed points", "0 <= x <= 6"),
        ("x - floor(x)", "fixed points", "0 <= x < 1"),
        ("tanh(relu(x)) - relu(-x)", "fixed points", "x <= 0"),
        ("5", "saturation, |f'| < 0.01", "hard, everywhere"),
        ("hard_tanh", "saturation, |f'| < 0.01", "hard, x < -1; hard, x > 1"),
    ],
)
def test_lines(spec: str, name: str, text: str) -> None:
    """In the words of a handout."""
    assert told(spec, name) == text


@pytest.mark.parametrize("name", ["leaky_relu", "rrelu", "gelu", "sin", "threshold"])
def test_lines_are_ascii_and_not_too_long(name: str) -> None:
    """A long one is continued under its column."""
    row = built_in().by_name[name]
    given = {key: 1.5 for key, each in row.parameters.items() if each.default is None}
    lines = describe(resolve(name, parameters=given), row).splitlines()
    assert all(line.isascii() and line == line.rstrip() for line in lines)
    assert max(map(len, lines)) <= 100
    column = next(line for line in lines if line.startswith("domain")).index("all x")
    assert {line[column - 1] for line in lines[2:]} == {" "}
    assert all(line[column] != " " for line in lines[2:])


def test_what_is_defined_nowhere_has_no_other_facts() -> None:
    """An infinite value is none."""
    lines = describe(resolve("1/0")).splitlines()
    assert [line.split() for line in lines[2:]] == [["derivative", "0"], ["domain", "nowhere"]]
