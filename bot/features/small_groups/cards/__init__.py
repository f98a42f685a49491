"""What a small group says and shows: all of its wording but the refusals."""
