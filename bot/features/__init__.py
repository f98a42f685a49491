"""What the bot can do: one explicit, ordered list.
Privacy comes last, since it tells what all others keep of people."""

from bot.features.attention import ATTENTION
from bot.features.coalition import COALITION
from bot.features.listening import LISTENING
from bot.features.privacy import privacy
from bot.kernel.feature import Feature

_KEEPING: tuple[Feature, ...] = (COALITION, LISTENING, ATTENTION)
FEATURES = (*_KEEPING, privacy(_KEEPING))
