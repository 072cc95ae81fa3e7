"""Figures of curves: which functions, where they are sampled, and their marks."""
