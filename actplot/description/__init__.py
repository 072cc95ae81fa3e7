"""What is known of an activation: as lines for a handout, and as plain data for a program."""
