"""What asides say of themselves: all of their wording."""
