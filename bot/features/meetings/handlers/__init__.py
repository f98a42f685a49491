"""What each command does to a meeting: a step of the model, and what people are told of it."""
