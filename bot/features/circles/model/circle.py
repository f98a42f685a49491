"""A circle as it stands: who is in it, who asks, who is invited, and every step from one state to the next."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.features.circles.facts import CircleId
from bot.features.circles.model import refusals
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.text import Mention, Named

CIRCLES_AT_MOST = 100
MOST_INSIDE = 200
MOST_WAITING = 50
"""So many may ask at the same time, and so many may be invited."""

PURPOSE = 140
TO_CLOSE = 2
"""So many have to want it where more than so many are in it."""


class Kind(Enum):
    organisations = "organisations"
    people = "people"


class Entry(Enum):
    anyone = "anyone"
    asking = "asking"


@dataclass(frozen=True, slots=True)
class Inside:
    """A party of the circle: a person's id in a circle of people, else an organisation's."""

    party: Id
    since: datetime


@dataclass(frozen=True, slots=True)
class Circle:
    """Of parties that are all people or all organisations, of which each is in it, asks or is invited. `closing` are
    those in it who want to close it. Nobody is in one that has ended."""

    id: CircleId
    name: str
    purpose: str
    kind: Kind
    entry: Entry
    opened_at: datetime
    inside: tuple[Inside, ...]
    asking: tuple[Id, ...] = ()
    invited: tuple[Id, ...] = ()
    closing: tuple[Id, ...] = ()
    closed_at: datetime | None = None

    def __post_init__(self) -> None:
        every = (*self.parties, *self.asking, *self.invited)
        if len(set(every)) != len(every) or not set(self.closing) <= set(self.parties):
            raise ValueError("each has one place in a circle")
        if bool(self.parties) != (self.closed_at is None) or (self.closed_at and every):
            raise ValueError("a circle has someone in it until it ends")

    @property
    def parties(self) -> tuple[Id, ...]:
        return tuple(each.party for each in self.inside)

    def shown(self, party: Id) -> Mention | Named:
        return Mention(PersonId(party)) if self.kind is Kind.people else Named(OrganisationId(party))

    def check_going(self) -> None:
        if self.closed_at:
            raise refusals.CircleOver(circle=self.name)

    def come_in(self, party: Id, now: datetime) -> "Circle":
        """At once where anyone may, or if the circle invited them; else they ask."""
        self.check_going()
        if party in self.parties:
            return self
        if self.entry is Entry.anyone or party in self.invited:
            return self._with(party, now)
        if party in self.asking:
            return self
        if len(self.asking) >= MOST_WAITING:
            raise refusals.ManyAsk(circle=self.name)
        return replace(self, asking=(*self.asking, party))

    def invite(self, party: Id, now: datetime) -> "Circle":
        """By someone in it. Who has asked already comes in with that."""
        self.check_going()
        if party in self.parties:
            raise refusals.InCircleAlready(who=self.shown(party))
        if party in self.asking:
            return self._with(party, now)
        if party in self.invited:
            return self
        if len(self.invited) >= MOST_WAITING:
            raise refusals.ManyAsk(circle=self.name)
        return replace(self, invited=(*self.invited, party))

    def let_in(self, party: Id, now: datetime) -> "Circle":
        """By someone in it; two may say it at once."""
        self.check_going()
        if party in self.parties:
            return self
        if party not in self.asking:
            raise refusals.AsksNoLonger(who=self.shown(party))
        return self._with(party, now)

    def not_now(self, party: Id) -> "Circle":
        self.check_going()
        if party not in self.asking:
            raise refusals.AsksNoLonger(who=self.shown(party))
        return replace(self, asking=_without(self.asking, party))

    def without(self, party: Id, now: datetime) -> "Circle":
        """They leave, ask no longer, or would rather not come. The circle ends when nobody is left in it."""
        if party in self.parties and len(self.inside) == 1:
            return self.ended(now)
        return replace(
            self,
            inside=tuple(each for each in self.inside if each.party != party),
            asking=_without(self.asking, party),
            invited=_without(self.invited, party),
            closing=_without(self.closing, party),
        )

    def closed_by(self, party: Id, now: datetime) -> "Circle":
        """One is enough where one or two are in it; else it waits for a second one who wants it."""
        self.check_going()
        wanting = (*_without(self.closing, party), party)
        if len(self.inside) <= TO_CLOSE or len(wanting) >= TO_CLOSE:
            return self.ended(now)
        return self if party in self.closing else replace(self, closing=wanting)

    def kept_by(self, party: Id) -> "Circle":
        """They no longer want to close it."""
        self.check_going()
        return replace(self, closing=_without(self.closing, party))

    def ended(self, now: datetime) -> "Circle":
        """What it was stays; who was in it does not."""
        return replace(self, inside=(), asking=(), invited=(), closing=(), closed_at=now)

    def _with(self, party: Id, now: datetime) -> "Circle":
        if len(self.inside) >= MOST_INSIDE:
            raise refusals.FullCircle(circle=self.name, most=MOST_INSIDE)
        asking, invited = _without(self.asking, party), _without(self.invited, party)
        return replace(self, inside=(*self.inside, Inside(party, now)), asking=asking, invited=invited)


def _without(parties: tuple[Id, ...], party: Id) -> tuple[Id, ...]:
    return tuple(each for each in parties if each != party)
