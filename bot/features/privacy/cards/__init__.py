"""All wording of privacy: what is stored about one, what an erasure takes and leaves, and what the journal holds."""
