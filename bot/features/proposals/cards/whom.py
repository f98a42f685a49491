"""How many answer in a vote, and what they are called: organisations, or people."""

from bot.features.proposals.model.asking import Asking
from bot.kernel.text import Phrase, say, say_n


def counted(number: int, *, people: bool) -> Phrase:
    """As “12 organisations” or “12 people” stand in a sentence."""
    if people:
        return say_n("{n} person", "{n} people", number)
    return say_n("{n} organisation", "{n} organisations", number)


def of(asking: Asking, number: int) -> Phrase:
    return counted(number, people=asking.people)


def answered(asking: Asking) -> Phrase:
    return say("People who answered") if asking.people else say("Organisations that answered")


def took_part(asking: Asking) -> Phrase:
    return say("People who took part") if asking.people else say("Organisations that took part")
