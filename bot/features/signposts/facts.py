"""What signposts tell the world: nothing. What goes on is told by the features in which it does."""
