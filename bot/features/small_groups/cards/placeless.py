"""A small group whose place could not be opened: what all read of it, and what its people read, each alone."""

from datetime import datetime, timedelta

from bot.features.listening.facts import ROUND_PAGE
from bot.features.small_groups.cards.board import board
from bot.features.small_groups.cards.news import message
from bot.features.small_groups.commands import MyGroup
from bot.features.small_groups.model import Group
from bot.kernel.attention import Need
from bot.kernel.card import Card, row
from bot.kernel.elements import Button, Buttons, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say

SHARED_FOR = timedelta(hours=1)
"""Through the circle in which it may be shared."""


def for_all() -> Card:
    """Before everyone: not who, nor how many."""
    said = say(
        "A private place could not be opened for everyone. If you wait for yours, My small group shows what to do."
    )
    return message(said, row(Button(MyGroup.title, MyGroup(), Style.primary)))


def begun(state: Group, person: PersonId) -> Need:
    said = say("You talk in a small group now, without a place of its own. Press My small group to see what to do.")
    return Need(person, state.waits, said, Button(MyGroup.title, MyGroup()), state.until)


def may_share(state: Group, person: PersonId, other: PersonId, now: datetime) -> Need:
    """To the other one alone, since it stands nowhere else."""
    said = say("{who} says: you may share something of mine. What that is, you agree on together.", who=Mention(person))
    return Need(other, state.shared_by(person), said, _see_the_round(), now + SHARED_FOR)


def shown(reply: Card | Phrase, state: Group, person: PersonId) -> Card:
    """The answer to a press, and what can be pressed next; the round, if they are not in the group any more."""
    said = reply.summary if isinstance(reply, Card) else reply
    if person not in state.people:
        return Card(said, (Words(said), Buttons((_see_the_round(),))))
    return Card(said, (Words(said), *board(state).elements))


def _see_the_round() -> Button:
    return Button(say("See the round"), ROUND_PAGE)
