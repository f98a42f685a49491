"""What points that are shared say and show: all of their wording but the refusals."""
