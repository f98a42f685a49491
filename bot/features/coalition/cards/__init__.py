"""What the coalition's base shows: pages, replies and notices, and nearly all of its wording."""
