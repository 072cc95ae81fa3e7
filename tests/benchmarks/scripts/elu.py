"""ELU and its derivative as one writes them by hand, with numpy and pyplot."""

import sys

import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-100, 100, 1000)
y = np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1)
slope = np.where(x > 0, 1, np.exp(np.minimum(x, 0)))
plt.plot(x, y)
plt.plot(x, slope)
plt.grid()
plt.title("ELU")
plt.savefig(sys.argv[1])
