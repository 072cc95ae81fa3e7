"""The page: where axes, headers, names and legends stand, from measured text."""
