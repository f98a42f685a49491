"""What happened to agreements, as the history tells it to all members: the number, and nobody's words."""

from bot.features.agreements import facts
from bot.kernel.feature import Told
from bot.kernel.text import Phrase, say


def made(fact: facts.AgreementMade) -> Phrase:
    return say("It is number {number} of our agreements.", number=fact.number)


TOLD = (Told(facts.AgreementMade, made),)
