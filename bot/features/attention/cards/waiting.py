"""The one message that calls a person about all that waits for them: where all read, or to who wants that, alone."""

from bot.features.attention.model import Attention
from bot.features.coalition.facts import HOME_PAGE
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Buttons, Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say, say_n

SHOWN = 3
"""Of what is asked directly, as many as the home page shows."""

_ALL = Button(say("See all of it"), HOME_PAGE)


def waiting(person: PersonId, count: int) -> Card:
    """Others read it too: it says how much waits, and nothing of what."""
    called = say_n("{who}, {n} thing waits for you.", "{who}, {n} things wait for you.", count, who=Mention(person))
    return card(called, row(_ALL))


def alone(needs: tuple[Need, ...], because: Phrase) -> Card | None:
    """For who asked to be written to alone about one of these: what that is, and how much waits beside it."""
    direct = tuple(each for each in needs if each.directly)[:SHOWN]
    if not direct:
        return None
    others = len(needs) - len(direct)
    more = say_n("{n} more thing waits for you.", "{n} more things wait for you.", others) if others else None
    shown = (part for each in direct for part in (Words(each.words), Buttons((each.button,))))
    rest = (Words(more), Buttons((_ALL,))) if more else ()
    return Card(direct[0].words, (*shown, *rest, Note(because)))


def because(attention: Attention) -> Phrase:
    return say_n(
        "I write to you at most {n} time a week about what can wait. To change it, type /coalition times.",
        "I write to you at most {n} times a week about what can wait. To change it, type /coalition times.",
        attention.a_week,
    )
