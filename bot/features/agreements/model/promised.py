"""What is promised under an agreement, as it is told with it: whose it is, and how it stands."""

from datetime import datetime
from enum import Enum

from bot.carrying import Promised, Under
from bot.kernel.text import Mention, Named, Phrase, say

NOTHING = Under(())


class Told(Enum):
    open = "open"
    kept = "kept"
    released = "released"


def told(of: Promised) -> tuple[Told, datetime | None]:
    """And since when, if it is settled."""
    if of.released:
        return Told.released, of.released
    return (Told.kept, of.done) if of.done else (Told.open, None)


def whose(of: Promised) -> Named | Mention | Phrase:
    """An organisation's, or a resident's own; whoever left has no name here."""
    if of.organisation:
        return Named(of.organisation)
    return Mention(of.person) if of.person else say("a resident")
