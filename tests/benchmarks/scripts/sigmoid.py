"""Sigmoid and its derivative as one writes them by hand, with numpy and pyplot."""

import sys

import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-100, 100, 1000)
y = 1 / (1 + np.exp(-x))
slope = y * (1 - y)
plt.plot(x, y)
plt.plot(x, slope)
plt.grid()
plt.title("Sigmoid")
plt.savefig(sys.argv[1])
