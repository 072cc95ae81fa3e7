"""What a function is like: its breaks, limits, saturation regions and facts."""
