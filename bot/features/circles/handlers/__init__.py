"""What each command does to a circle: a step of the model, and who is told or asked because of it."""
