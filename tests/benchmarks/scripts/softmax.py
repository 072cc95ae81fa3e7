"""A bar chart of a softmax as one writes it by hand, with numpy and pyplot."""

import sys

import matplotlib.pyplot as plt
import numpy as np

logits = np.array([1, 2, 3, 4, 1, 2, 3])
exponentials = np.exp(logits - logits.max())
probabilities = exponentials / exponentials.sum()
plt.bar(range(len(logits)), probabilities)
plt.grid()
plt.title("Softmax")
plt.savefig(sys.argv[1])
