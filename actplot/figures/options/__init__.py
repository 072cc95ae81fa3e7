"""Options: what each one is, how it is read and checked, and what it may name."""
