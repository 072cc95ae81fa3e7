"""A user's own Python function as an activation: loaded, traced, or else evaluated."""
