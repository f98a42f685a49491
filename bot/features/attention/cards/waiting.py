"""The one message that calls a person about all that waits for them."""

from dataclasses import replace

from bot.features.attention.model import Attention
from bot.features.coalition.facts import HOME_PAGE
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say, say_n

SHOWN = 3


def waiting(person: PersonId, needs: tuple[Need, ...]) -> Card:
    """Others read it too: it says how much waits, and of the needs nothing but their buttons, each label once."""
    called = say_n(
        "{who}, {n} thing waits for you.", "{who}, {n} things wait for you.", len(needs), who=Mention(person)
    )
    shown: dict[Phrase, Button] = {}
    for button in (need.button for need in needs[:SHOWN]):
        if button.press not in {HOME_PAGE, *(each.press for each in shown.values())}:
            shown.setdefault(button.label, replace(button, spoken=None))
    return card(called, row(*shown.values(), Button(say("See all of it"), HOME_PAGE)))


def because(attention: Attention) -> Phrase:
    return say_n(
        "I write to you at most {n} time a week about what can wait. To change it, type /coalition times.",
        "I write to you at most {n} times a week about what can wait. To change it, type /coalition times.",
        attention.a_week,
    )
