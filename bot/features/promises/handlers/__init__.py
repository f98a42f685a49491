"""What each command does to a promise: a step of the model, and what people are told of it."""
