"""What the bot can do: one explicit, ordered list."""

from bot.features.coalition import COALITION
from bot.features.listening import LISTENING

FEATURES = (COALITION, LISTENING)
