"""Tanh and its derivative as one writes them by hand, with numpy and pyplot."""

import sys

import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-100, 100, 1000)
y = np.tanh(x)
slope = 1 - y**2
plt.plot(x, y)
plt.plot(x, slope)
plt.grid()
plt.title("Tanh")
plt.savefig(sys.argv[1])
