"""A hundred figures in a loop over pyplot, a function and its slope, each as PNG and SVG."""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

directory = Path(sys.argv[1])
x = np.linspace(-6, 6, 1000)
for index in range(100):
    steepness = 0.5 + index / 50
    y = 1 / (1 + np.exp(-steepness * x))
    plt.figure()
    plt.plot(x, y, label="sigmoid")
    plt.plot(x, steepness * y * (1 - y), label="derivative")
    plt.grid()
    plt.legend()
    plt.title(f"Sigmoid, steepness {steepness:g}")
    for extension in ("png", "svg"):
        plt.savefig(directory / f"sigmoid-{index}.{extension}")
    plt.close()
