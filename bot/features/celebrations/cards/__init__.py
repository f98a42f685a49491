"""What celebrations say and show: all of their wording but the refusals."""
