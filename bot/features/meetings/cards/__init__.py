"""How a meeting looks and what it says: all of its wording but the refusals."""
