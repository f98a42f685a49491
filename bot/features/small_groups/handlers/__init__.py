"""What each command does to a small group: a step of the model, and what its people are told."""
