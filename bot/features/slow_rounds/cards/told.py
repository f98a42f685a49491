"""What happened to slow rounds, as the history tells it to all members: nobody's words."""

from bot.features.slow_rounds import facts
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Phrase, say


def opened(fact: facts.SlowRoundOpened) -> Phrase:
    return say("{who} opened a slow round.", who=Mention(fact.by))


def extended(fact: facts.SlowRoundExtended) -> Phrase:
    return say("{who} gave the slow round one more day.", who=Mention(fact.by))


def ended(fact: facts.SlowRoundEnded) -> Phrase:
    if fact.by is None:
        return say("A slow round ended by itself.")
    return say("{who} ended the slow round.", who=Mention(fact.by))


TOLD = (
    Told(facts.SlowRoundOpened, opened),
    Told(facts.SlowRoundExtended, extended),
    Told(facts.SlowRoundExtendedForOthers, extended),
    Told(facts.SlowRoundEnded, ended),
    Told(facts.SlowRoundEndedForOthers, ended),
)
