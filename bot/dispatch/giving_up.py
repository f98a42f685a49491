"""What happens to a reaction that has failed for a day: it is dropped, and its coalition is told that it was."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from bot.dispatch.ports import Due, Transaction
from bot.kernel.attention import Notice
from bot.kernel.card import Card
from bot.kernel.elements import Words
from bot.kernel.ids import Id
from bot.kernel.ports import ROSTER
from bot.kernel.text import say

GIVEN_UP = say(
    "I could not finish a task for a whole day, so I stopped trying. Facilitators can give this number to the person "
    "who runs the bot: {incident}"
)


@dataclass(frozen=True, slots=True)
class Hopeless:
    """A retry that was put off for the last time, and the number under which its failure stands in the log."""

    due: Due
    now: datetime
    incident: str


def give_up(transaction: Transaction, hopeless: Hopeless) -> None:
    """Its command goes, with people's words in it, also if this version cannot read it. Told in the first home."""
    unit = transaction.unit(hopeless.due.coalition)
    with suppress(LookupError, TypeError, ValueError):
        unit.take_back(Id(hopeless.due.key))
    said = GIVEN_UP.using(incident=hopeless.incident)
    notices = [Notice(place, Card(said, (Words(said),))) for place in islice(unit.get(ROSTER).homes(), 1)]
    unit.send(notices, hopeless.now)
