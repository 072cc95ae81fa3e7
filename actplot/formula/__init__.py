"""The formula language: text to expression to numbers, derivatives and mathtext."""
