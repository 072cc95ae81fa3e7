"""Our side of the documentation's loop: one process, a PNG each, derivative and saturation."""

import sys
from pathlib import Path

import actplot

NAMES = [
    *("sigmoid", "tanh", "hard_sigmoid", "hard_tanh", "log_sigmoid", "softsign", "softplus"),
    *("relu", "relu6", "leaky_relu", "elu", "celu", "selu", "gelu", "silu", "hard_swish"),
    *("mish", "hard_shrink", "soft_shrink", "tanh_shrink", "step", "arctan", "sine"),
    *("gaussian", "identity"),
]

directory = Path(sys.argv[1])
for name in NAMES:
    picture = actplot.picture(name, derivative=1, saturation=True)
    (directory / f"{name}.png").write_bytes(picture)
