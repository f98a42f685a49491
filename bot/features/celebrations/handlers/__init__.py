"""What each command does to a celebration: a step of the model, and what people are told of it."""
