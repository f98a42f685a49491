"""Discord: slash commands, buttons, forms and messages, in any number of servers. Whoever runs the bot brings its
token, and reaches no further than its permissions."""
