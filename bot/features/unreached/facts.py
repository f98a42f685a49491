"""What this feature tells the world: nothing. Whom a platform keeps the bot from is nobody else's to read."""
