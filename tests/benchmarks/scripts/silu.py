"""SiLU and its derivative as one writes them by hand, with numpy and pyplot."""

import sys

import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-100, 100, 1000)
s = 1 / (1 + np.exp(-x))
y = x * s
slope = s + y * (1 - s)
plt.plot(x, y)
plt.plot(x, slope)
plt.grid()
plt.title("SiLU")
plt.savefig(sys.argv[1])
