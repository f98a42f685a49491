"""What happened at the end of meetings, as the history tells it to all members: nobody's word."""

from bot.features.closing import facts
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Phrase, say


def opened(fact: facts.CloseOpened) -> Phrase:
    return say("{who} asked for one word each.", who=Mention(fact.by))


def ended(fact: facts.CloseEnded) -> Phrase:
    if fact.by is None:
        return say("The question for one word each closed by itself.")
    return say("{who} closed the question for one word each.", who=Mention(fact.by))


TOLD = (Told(facts.CloseOpened, opened), Told(facts.CloseEnded, ended))
