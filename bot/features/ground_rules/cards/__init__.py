"""What ground rules say and show: all of their wording but the refusals."""
