"""What attention says of all that waits, and of one person's own times: all of its wording but the refusals."""
