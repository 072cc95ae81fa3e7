"""The catalogue: activations as rows of data, and the look-up of names, aliases and formulas."""
