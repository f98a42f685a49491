"""What each command does to a check-in: a step of the model, and what people are told of it."""
