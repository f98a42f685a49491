"""Keeps everything in SQLite or PostgreSQL."""
