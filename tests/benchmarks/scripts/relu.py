"""ReLU and its derivative as one writes them by hand, with numpy and pyplot."""

import sys

import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-100, 100, 1000)
y = np.maximum(0, x)
slope = np.where(x > 0, 1, 0)
plt.plot(x, y)
plt.plot(x, slope)
plt.grid()
plt.title("ReLU")
plt.savefig(sys.argv[1])
