"""What a slow round says and shows: all of its wording but the refusals."""
