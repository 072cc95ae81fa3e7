"""What a figure shows, in words for who cannot see it."""
