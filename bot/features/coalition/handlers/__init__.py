"""Decisions of the coalition's base, one function for each command."""
