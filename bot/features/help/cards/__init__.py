"""All that help says around what the features say of themselves."""
