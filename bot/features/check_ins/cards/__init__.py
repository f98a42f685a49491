"""How check-ins look and what they say: all of their wording but the refusals."""
