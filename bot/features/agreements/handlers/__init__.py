"""What each command does to the register: a step of the model, and what people are told of it."""
