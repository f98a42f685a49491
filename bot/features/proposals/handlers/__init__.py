"""One pure function for each command of proposals."""
