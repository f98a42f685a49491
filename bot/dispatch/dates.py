"""The dates that coalitions have set, at their homes in one workspace: for platforms that keep calendars of their
own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.dispatch.ports import Transaction
from bot.features.coalition.model import COALITIONS
from bot.features.meetings.model import MEETINGS
from bot.features.meetings.model.meeting import OVER_AFTER
from bot.features.proposals.cards.not_yet import called
from bot.features.proposals.reads.not_yet import coming_for_all
from bot.kernel.command import Address
from bot.kernel.ids import CoalitionId
from bot.kernel.text import Phrase

MORNING = timedelta(hours=1)
"""How long a day is shown for, at the hour at which all are told of it."""


@dataclass(frozen=True, slots=True)
class Date:
    """`key` is the same wherever it is moved to; `title` is people's own text, or a sentence with it. It stands once in
    a workspace, at the home where it was set, or else at the first one there."""

    coalition: CoalitionId
    key: str
    home: Address
    title: Phrase | str
    at: datetime
    until: datetime
    language: str


def dates(transaction: Transaction, asked: tuple[Address, datetime]) -> tuple[Date, ...]:
    """All that are not over, of the workspace of an address without a channel. Nothing is written here."""
    where, now = asked
    homes: dict[CoalitionId, list[Address]] = {}
    for coalition, home in transaction.lived_at(where):
        homes.setdefault(coalition, []).append(home)
    found = (date for coalition, there in homes.items() for date in _of(transaction, coalition, there))
    return tuple(date for date in found if date.until > now)


def _of(transaction: Transaction, key: CoalitionId, homes: list[Address]) -> Iterator[Date]:
    unit = transaction.unit(key)
    coalition = unit.get(COALITIONS).here()
    if coalition is None:
        return
    spoken, first = coalition.language, homes[0]
    if at := coalition.next_date:
        yield Date(key, key, first, coalition.name, at, at + OVER_AFTER, spoken)
    for each in unit.get(MEETINGS).planned():
        yield Date(key, each.id, first, each.title, each.at, each.at + OVER_AFTER, spoken)
    for proposal in coming_for_all(unit):
        if at := proposal.deadline():
            yield Date(key, proposal.id, first, called(proposal), at, at + MORNING, spoken)
