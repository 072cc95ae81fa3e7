"""The least that a figure of matplotlib takes: a figure, an Agg canvas, one line."""

import sys

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

figure = Figure()
FigureCanvasAgg(figure)
figure.add_subplot().plot([0, 1, 2], [0, 1, 4])
figure.savefig(sys.argv[1])
