"""How a documentation draws its activations: one process, pyplot, a PNG each, bare curves."""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

FUNCTIONS = {
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
    "hard_sigmoid": lambda x: np.clip(x / 6 + 0.5, 0, 1),
    "hard_tanh": lambda x: np.clip(x, -1, 1),
    "log_sigmoid": lambda x: -np.log1p(np.exp(-x)),
    "softsign": lambda x: x / (1 + np.abs(x)),
    "softplus": lambda x: np.log1p(np.exp(x)),
    "relu": lambda x: np.maximum(0, x),
    "relu6": lambda x: np.clip(x, 0, 6),
    "leaky_relu": lambda x: np.where(x > 0, x, 0.01 * x),
    "elu": lambda x: np.where(x > 0, x, np.exp(x) - 1),
    "celu": lambda x: np.where(x > 0, x, np.exp(x) - 1),
    "selu": lambda x: 1.0507 * np.where(x > 0, x, 1.6733 * (np.exp(x) - 1)),
    "gelu": lambda x: x / (1 + np.exp(-1.702 * x)),
    "silu": lambda x: x / (1 + np.exp(-x)),
    "hard_swish": lambda x: x * np.clip(x / 6 + 0.5, 0, 1),
    "mish": lambda x: x * np.tanh(np.log1p(np.exp(x))),
    "hard_shrink": lambda x: np.where(np.abs(x) > 0.5, x, 0),
    "soft_shrink": lambda x: np.sign(x) * np.maximum(np.abs(x) - 0.5, 0),
    "tanh_shrink": lambda x: x - np.tanh(x),
    "step": lambda x: np.where(x > 0, 1, 0),
    "arctan": np.arctan,
    "sine": np.sin,
    "gaussian": lambda x: np.exp(-(x**2)),
    "identity": lambda x: x,
}

directory = Path(sys.argv[1])
x = np.linspace(-7, 7, 1000)
for name, function in FUNCTIONS.items():
    plt.clf()
    plt.grid(color="k", alpha=0.2, lw=0.5)
    plt.plot(x, function(x))
    plt.title(name)
    plt.xlabel("Input")
    plt.ylabel("Output")
    plt.xlim([-7, 7])
    plt.ylim([-7, 7])
    plt.savefig(directory / f"{name}.png")
