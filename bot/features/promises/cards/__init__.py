"""What promises look like: all of their wording but the refusals."""
