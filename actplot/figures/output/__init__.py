"""From a figure to pictures, numbers, and axes of someone else."""
