"""Figures: from a record of what to show to a drawn matplotlib figure and its bytes."""
