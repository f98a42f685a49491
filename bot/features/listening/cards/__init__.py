"""How a round looks and what it says: all of its wording but the refusals."""
