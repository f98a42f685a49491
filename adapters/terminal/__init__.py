"""A room in the terminal: to try the bot, to demonstrate it, and to test whole evenings as transcripts."""
