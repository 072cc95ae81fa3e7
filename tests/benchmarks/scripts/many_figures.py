"""As many figures as are asked for in one process, to see whether its memory grows."""

import sys

import actplot

for index in range(int(sys.argv[1])):
    actplot.picture(f"elu(alpha={0.5 + index / 1000})", derivative=1, saturation=True)
