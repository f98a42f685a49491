"""What a close says and shows: all of its wording but the refusals."""
