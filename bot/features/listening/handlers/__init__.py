"""What each command does to a round: a step of the model, and what people are told of it."""
