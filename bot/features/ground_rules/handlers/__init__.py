"""One pure function for each command of ground rules."""
