"""Proposals and votes: what is put to the group, and how it is decided."""
