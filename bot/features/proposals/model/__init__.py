"""What a proposal is."""
