"""The wording of digests."""
