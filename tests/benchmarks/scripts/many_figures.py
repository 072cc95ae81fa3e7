"""As many figures as are asked for in one process, to see whether its memory grows."""

import sys
from io import BytesIO

import actplot

for index in range(int(sys.argv[1])):
    figure = actplot.plot(f"elu(alpha={0.5 + index / 1000})", derivative=1, saturation=True)
    figure.savefig(BytesIO(), format="png")
