"""What proposals and votes say and show: all of their wording but the refusals."""
