"""The one message that calls a person about all that waits for them."""

from bot.features.attention.model import Attention
from bot.features.coalition.facts import HOME_PAGE
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say, say_n


def waiting(person: PersonId, count: int) -> Card:
    """Others read it too: it says how much waits, and nothing of what."""
    called = say_n("{who}, {n} thing waits for you.", "{who}, {n} things wait for you.", count, who=Mention(person))
    return card(called, row(Button(say("See all of it"), HOME_PAGE)))


def because(attention: Attention) -> Phrase:
    return say_n(
        "I write to you at most {n} time a week about what can wait. To change it, type /coalition times.",
        "I write to you at most {n} times a week about what can wait. To change it, type /coalition times.",
        attention.a_week,
    )
