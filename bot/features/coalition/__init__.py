"""The coalition: set-up, organisations, members, seats, facilitators, and its home page."""
