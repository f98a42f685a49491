"""The edges: platforms, the clock, the command line. Two converters and a call each."""
