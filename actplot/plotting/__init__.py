"""The Python spelling of the command line: functions that take its options by name."""
