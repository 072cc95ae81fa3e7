"""An independent oracle: every activation of the catalogue as its paper writes it, in mpmath.

Nothing here is read from the catalogue. With 400 digits no cancellation of a formula as
printed is left in a float64, and no tail that a float64 can hold is lost; derivatives
are central differences, good to 60 digits.
"""

# ruff: noqa: D103  a formula says what it is
# ruff: noqa: A006, N803  the parameters have the names of the papers
# ruff: noqa: B008  an mpf is immutable

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import mpmath
from mpmath import (
    asinh,
    atan,
    cos,
    cosh,
    erf,
    erfc,
    isnan,
    ln,
    mpf,
    nan,
    pi,
    sin,
    sinh,
    sqrt,
    tanh,
    workdps,
)

DIGITS = 400
STEP = mpf(10) ** -30


def derivatives(name: str, parameters: Mapping[str, float], x: float) -> tuple[float, float, float]:
    """Return f, f' and f'' at 0 or at a point where nothing breaks.

    At 0, where many activations break, f' is nan if its sides differ and f'' always.
    """
    with workdps(DIGITS):
        settings = {key: mpf(value) for key, value in parameters.items()}
        left, value, right = (
            FUNCTIONS[name](mpf(x) + step, **settings) for step in (-STEP, mpf(0), STEP)
        )
        slope, bend = (right - left) / (2 * STEP), (right - 2 * value + left) / STEP**2
        if x == 0 and not _is_smooth(slope, (value - left) / STEP):
            slope = nan
        return _float(value), _float(slope), _float(bend) if x != 0 else math.nan


def _is_smooth(slope: Any, left_slope: Any) -> bool:
    """Return whether the slope is the same from one side and finite."""
    return bool(abs(slope - left_slope) < mpf(10) ** -20 and abs(slope) < 10**10)


def _float(value: Any) -> float:
    """Return the nearest float64; infinite beyond its range."""
    if isnan(value):
        return math.nan
    if abs(value) > mpf(2) ** 1024:
        return math.inf if value > 0 else -math.inf
    return float(value)


# The building blocks of the papers.


def exp(x: Any) -> Any:
    """Return e**x, rounding to 0 what no float64 can hold."""
    return mpmath.exp(x) if x > -100_000 else mpf(0)


def sigmoid(x: Any) -> Any:
    return 1 / (1 + exp(-x))


def softplus(x: Any) -> Any:
    return ln(1 + exp(x))


def gelu(x: Any) -> Any:
    return x * erfc(-x / sqrt(2)) / 2


def clip(x: Any, low: Any, high: Any) -> Any:
    return min(max(x, low), high)


def sign(x: Any) -> Any:
    return mpf(x > 0) - mpf(x < 0)


def sinc(x: Any) -> Any:
    return sin(x) / x if x != 0 else mpf(1)


def soft_exponential(x: Any, alpha: Any = 0) -> Any:
    if alpha < 0:
        inside = 1 - alpha * (x + alpha)
        return -ln(inside) / alpha if inside > 0 else nan
    return x if alpha == 0 else (exp(alpha * x) - 1) / alpha + alpha


def xielu(x: Any, alpha_p: Any = 0.8, alpha_n: Any = 0.8, beta: Any = 0.5, eps: Any = -1e-6) -> Any:
    if x > 0:
        return alpha_p * x**2 + beta * x
    return alpha_n * (exp(min(x, eps)) - 1) - alpha_n * x + beta * x


def srelu(x: Any, tr: Any, ar: Any, tl: Any, al: Any) -> Any:
    if x >= tr:
        return tr + ar * (x - tr)
    return x if x > tl else tl + al * (x - tl)


def sqnl(x: Any) -> Any:
    if x > 2:
        return mpf(1)
    if x >= 0:
        return x - x**2 / 4
    return x + x**2 / 4 if x >= -2 else mpf(-1)


def relu_general(
    x: Any, negative_slope: Any = 0, max_value: Any = mpf("inf"), threshold: Any = 0
) -> Any:
    if x >= max_value:
        return max_value
    return x if x > threshold else negative_slope * (x - threshold)


def hard_elish(x: Any) -> Any:
    gate = max(0, min(1, (x + 1) / 2))
    return (x if x >= 0 else exp(x) - 1) * gate


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    # Activations of the frameworks.
    "sigmoid": sigmoid,
    "hard_sigmoid": lambda x, slope=mpf(1) / 6, offset=0.5: clip(slope * x + offset, 0, 1),
    "log_sigmoid": lambda x: -softplus(-x),
    "tanh": tanh,
    "hard_tanh": lambda x, min_val=-1, max_val=1: clip(x, min_val, max_val),
    "tanhshrink": lambda x: x - tanh(x),
    "softsign": lambda x: x / (1 + abs(x)),
    "scaled_tanh": lambda x, scale_a=0.67, scale_b=1.7159: scale_b * tanh(scale_a * x),
    "identity": lambda x: x,
    "relu": lambda x: max(x, 0),
    "relu6": lambda x: min(max(x, 0), 6),
    "relu_general": relu_general,
    "leaky_relu": lambda x, negative_slope=0.01: x if x > 0 else negative_slope * x,
    "prelu": lambda x, a=0.25: x if x > 0 else a * x,
    "rrelu": lambda x, lower=0.125, upper=mpf(1) / 3: x if x > 0 else x * (lower + upper) / 2,
    "relu_squared": lambda x: max(x, 0) ** 2,
    "threshold": lambda x, threshold, value: x if x > threshold else value,
    "thresholded_relu": lambda x, theta=1: x if x > theta else mpf(0),
    "elu": lambda x, alpha=1: x if x > 0 else alpha * (exp(x) - 1),
    "celu": lambda x, alpha=1: max(0, x) + min(0, alpha * (exp(x / alpha) - 1)),
    "selu": lambda x: (
        mpf("1.0507009873554804934193349852946")
        * (x if x > 0 else mpf("1.6732632423543772848170429916717") * (exp(x) - 1))
    ),
    "exponential": exp,
    "softplus": lambda x, beta=1, threshold=mpf("inf"): (
        x if beta * x > threshold else softplus(beta * x) / beta
    ),
    "sqrt_softplus": lambda x: sqrt(softplus(x)),
    "squareplus": lambda x, b=4: (x + sqrt(x**2 + b)) / 2,
    "sparse_plus": lambda x: mpf(0) if x <= -1 else x if x >= 1 else (x + 1) ** 2 / 4,
    "sparse_sigmoid": lambda x: clip((x + 1) / 2, 0, 1),
    "hardshrink": lambda x, lambd=0.5: x if abs(x) > lambd else mpf(0),
    "softshrink": lambda x, lambd=0.5: (
        x - lambd if x > lambd else x + lambd if x < -lambd else mpf(0)
    ),
    "shrink": lambda x, lambd=0.5, bias=0: (
        x + bias if x < -lambd else x - bias if x > lambd else mpf(0)
    ),
    "gelu": gelu,
    "gelu_tanh": lambda x: x / 2 * (1 + tanh(sqrt(2 / pi) * (x + mpf("0.044715") * x**3))),
    "quick_gelu": lambda x: x * sigmoid(mpf("1.702") * x),
    "clipped_gelu": lambda x, min=-10, max=10: clip(gelu(x), min, max),
    "silu": lambda x: x * sigmoid(x),
    "swish": lambda x, beta=1: x * sigmoid(beta * x),
    "hard_silu": lambda x: x * clip(x + 3, 0, 6) / 6,
    "mish": lambda x: x * tanh(softplus(x)),
    "hard_mish": lambda x: x / 2 * clip(x + 2, 0, 2),
    "lisht": lambda x: x * tanh(x),
    "laplace": lambda x, mu=0.707107, sigma=0.282095: erfc((mu - x) / (sigma * sqrt(2))) / 2,
    "xielu": xielu,
    "siren": lambda x, omega_0=30: sin(omega_0 * x),
    "snake": lambda x, alpha=1: x + sin(alpha * x) ** 2 / alpha,
    "log_cosh": lambda x: ln(cosh(x)),
    "abs": abs,
    "sign": sign,
    "sin": sin,
    "cos": cos,
    "sinc": lambda x: sinc(pi * x),
    "arctan": atan,
    "arcsinh": lambda x: ln(x + sqrt(x**2 + 1)),
    "erf": erf,
    "normal_cdf": lambda x: erfc(-x / sqrt(2)) / 2,
    "square": lambda x: x**2,
    "step": lambda x, value_at_zero=0: mpf(x > 0) if x != 0 else mpf(value_at_zero),
    # Further published activations.
    "bipolar_sigmoid": lambda x, alpha=1: (1 - exp(-alpha * x)) / (1 + exp(-alpha * x)),
    "bipolar_step": lambda x: mpf(1 if x >= 0 else -1),
    "bent_identity": lambda x: (sqrt(x**2 + 1) - 1) / 2 + x,
    "isru": lambda x, alpha=1: x / sqrt(1 + alpha * x**2),
    "isrlu": lambda x, alpha=1: x if x >= 0 else x / sqrt(1 + alpha * x**2),
    "gaussian": lambda x: exp(-(x**2)),
    "gaussian_rbf": lambda x, mu=0, sigma=1: exp(-((x - mu) ** 2) / (2 * sigma**2)),
    "mexican_hat": lambda x: 2 / (sqrt(3) * pi ** mpf("0.25")) * (1 - x**2) * exp(-(x**2) / 2),
    "soft_exponential": soft_exponential,
    "srelu": srelu,
    "pelu": lambda x, a=1, b=1: a / b * x if x >= 0 else a * (exp(x / b) - 1),
    "mpelu": lambda x, alpha=1, beta=1: x if x > 0 else alpha * (exp(beta * x) - 1),
    "aria2": lambda x, alpha=1.5, beta=2: x * (1 + exp(-beta * x)) ** (-alpha),
    "serf": lambda x: x * erf(softplus(x)),
    "logish": lambda x, alpha=1, beta=1: alpha * x * ln(1 + sigmoid(beta * x)),
    "smish": lambda x, alpha=1, beta=1: alpha * x * tanh(ln(1 + sigmoid(beta * x))),
    "tanhexp": lambda x: x * tanh(exp(x)),
    "phish": lambda x: x * tanh(gelu(x)),
    "gcu": lambda x: x * cos(x),
    "asu": lambda x: x * sin(x),
    "ncu": lambda x: x - x**3,
    "squ": lambda x: x**2 + x,
    "dsu": lambda x: pi / 2 * (sinc(x - pi) - sinc(x + pi)),
    "erfrelu": lambda x, a=1: x if x >= 0 else a * erf(x),
    "soft_root_sign": lambda x, alpha=2, beta=3: x / (x / alpha + exp(-x / beta)),
    "elish": lambda x: (x if x >= 0 else exp(x) - 1) * sigmoid(x),
    "hard_elish": hard_elish,
    "bimodal_sigmoid": lambda x, b=4: (sigmoid(x) + sigmoid(x + b)) / 2,
    "cos_relu": lambda x: max(0, x) + cos(x),
    "sin_relu": lambda x: max(0, x) + sin(x),
    "relu_n": lambda x, n=1: min(max(0, x), n),
    "cloglog": lambda x: 1 - exp(-exp(x)),
    "loglog": lambda x: exp(-exp(-x)),
    "cloglogm": lambda x: 1 - 2 * exp(-mpf("0.7") * exp(x)),
    "gompertz": lambda x, a=1, b=1, c=1: a * exp(-b * exp(-c * x)),
    "aranda_ordaz": lambda x, a=2: 1 - (1 + a * exp(x)) ** (-1 / mpf(a)),
    "logit": lambda x: ln(x / (1 - x)) if 0 < x < 1 else -mpf("inf") if x == 0 else nan,
    "hexpo": lambda x, a=1, b=1, c=1, d=1: (
        -a * (exp(-x / b) - 1) if x >= 0 else c * (exp(x / d) - 1)
    ),
    "dsilu": lambda x: sigmoid(x) * (1 + x * (1 - sigmoid(x))),
    "sqnl": sqnl,
    "sqlu": lambda x: x if x > 0 else x + x**2 / 4 if x >= -2 else mpf(-1),
    "smelu": lambda x, beta=1: (
        mpf(0) if x <= -beta else x if x >= beta else (x + beta) ** 2 / (4 * beta)
    ),
    "star_relu": lambda x, s=0.8944, b=-0.4472: s * max(x, 0) ** 2 + b,
    "pflu": lambda x: x / 2 * (1 + x / sqrt(1 + x**2)),
    "fpflu": lambda x: x if x >= 0 else x + x**2 / sqrt(1 + x**2),
    "elliott": lambda x: x / (2 * (1 + abs(x))) + mpf("0.5"),
    "nlrelu": lambda x, beta=1: ln(beta * max(0, x) + 1),
    "sine_relu": lambda x, eps=0.0025: x if x > 0 else eps * (sin(x) - cos(x)),
    "flatten_tswish": lambda x, T=-0.2: x * sigmoid(x) + T if x >= 0 else mpf(T),
    "fts": lambda x: max(0, x) * sigmoid(x),
    "e_swish": lambda x, beta=1.5: beta * x * sigmoid(x),
    "beta_mish": lambda x, beta=1.5: x * tanh(ln((1 + exp(x)) ** beta)),
    "mila": lambda x, beta=-0.25: x * tanh(softplus(beta + x)),
    "soft_clipping": lambda x, p=50: ln((1 + exp(p * x)) / (1 + exp(p * (x - 1)))) / p,
    "maxsig": lambda x: max(x, sigmoid(x)),
    "symlog": lambda x: sign(x) * ln(1 + abs(x)),
    "symexp": lambda x: sign(x) * (exp(abs(x)) - 1),
    "signed_sqrt": lambda x: sign(x) * sqrt(abs(x)),
    "penalized_tanh": lambda x, a=0.25: tanh(x) if x > 0 else a * tanh(x),
    "colu": lambda x: x / (1 - x * exp(-(x + exp(x)))),
    "gish": lambda x: x * ln(2 - exp(-exp(x))),
    "loglogish": lambda x: x * (1 - exp(-exp(x))),
    "sinlu": lambda x, a=1, b=1: (x + a * sin(b * x)) * sigmoid(x),
    "coslu": lambda x, a=1, b=1: (x + a * cos(b * x)) * sigmoid(x),
    "shilu": lambda x, a=1, b=0: a * max(0, x) + b,
    "delu": lambda x, n=0.5: x * sigmoid(x) if x <= 0 else (n + mpf("0.5")) * x + abs(exp(-x) - 1),
    "tanhsoft1": lambda x, a=0.87: tanh(a * x) * softplus(x),
    "smu": lambda x, a=0.25, mu=2.5: ((1 + a) * x + (1 - a) * x * erf(mu * (1 - a) * x)) / 2,
    "acon_c": lambda x, p1, p2, beta: (p1 - p2) * x * sigmoid(beta * (p1 - p2) * x) + p2 * x,
    "signrelu": lambda x, a=1: x if x >= 0 else a * x / (1 + abs(x)),
    "slu": lambda x: x if x >= 0 else 2 * ln((exp(x) + 1) / 2),
    "lalu": lambda x: x * (1 - exp(-x) / 2) if x >= 0 else x * exp(x) / 2,
    "calu": lambda x: x * (atan(x) / pi + mpf("0.5")),
    "sgelu": lambda x, alpha=1: alpha * x * erf(x / sqrt(2)),
    "sinsig": lambda x: x * sin(pi / 2 * sigmoid(x)),
    "hat": lambda x: max(0, 1 - abs(x)),
    "soft_modulus_q": lambda x: x**2 * (2 - abs(x)) if abs(x) <= 1 else abs(x),
    "soft_modulus_t": lambda x, a=0.01: x * tanh(x / a),
    "oaf": lambda x: max(0, x) + x * sigmoid(x),
    "reu": lambda x: x if x > 0 else x * exp(x),
    "hyper_sinh": lambda x: sinh(x) / 3 if x > 0 else x**3 / 4,
    "m_arcsinh": lambda x: asinh(x) / 12 * sqrt(abs(x)),
    "wave": lambda x, a=1: (1 - x**2) * exp(-a * x**2),
    "cubic": lambda x, a=1: a * x**3,
    "cosine_unit": lambda x: 1 - cos(x),
    "cosid": lambda x: cos(x) - x,
    "sinp": lambda x, a=1: sin(x) - a * x,
    "arctid": lambda x: atan(x) ** 2 - x,
    "bi_firing": lambda x, a=1: (
        x - a / mpf(2) if x > a else -x - a / mpf(2) if x < -a else x**2 / (2 * a)
    ),
    "abslu": lambda x, a=0.5: x if x >= 0 else a * abs(x),
    "rootsig": lambda x, a=1: a * x / (1 + sqrt(1 + a**2 * x**2)),
    "blu": lambda x, beta=0.5: beta * (sqrt(x**2 + 1) - 1) + x,
    "sigmoid_gumbel": lambda x: sigmoid(x) * exp(-exp(-x)),
    "tanhsig": lambda x: (x + tanh(x)) * sigmoid(x),
    "tsrelu": lambda x: x * tanh(sigmoid(x)),
    "swim": lambda x, a=0.5: x / 2 * (1 + a * x / sqrt(1 + x**2)),
    "tanhlu": lambda x, a=1, b=1, c=1: a * tanh(b * x) + c * x,
    "displaced_relu": lambda x, delta=0.5: max(x, -delta),
    "softplus_pp": lambda x, k=1, c=2: ln(1 + exp(k * x)) + x / c - ln(2),
    "resp": lambda x, a=1.7: a * x + ln(2) if x >= 0 else ln(1 + exp(x)),
}
