"""Figures of bars, and the heat maps and lines of the softmax family."""
