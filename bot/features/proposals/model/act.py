"""What was said for a seat: every act is kept, in order, and the latest answer counts. Nothing of it is changed."""

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Protocol

from bot.features.proposals.model.among import Marks
from bot.features.proposals.model.answer import Answer
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.pieces import Led, ProposalId, SeatName
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key, Repository
from bot.weighing import ONE


class ActId(Id):
    __slots__ = ()


class OnRollId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class OnRoll:
    """A seat that was there when the vote was opened. `vote` numbers the votes on a proposal from 1. In a vote of
    people each has a seat of that vote alone: what was said for it counts when nobody knows any more whose it was.
    One that is `led` lets nobody else answer than its `lead`; `weight` is what it counts in this vote."""

    id: OnRollId
    proposal: ProposalId
    vote: int
    seat: Id
    organisation: OrganisationId | None
    resident: int | None
    person: PersonId | None = None
    led: bool = False
    lead: PersonId | None = None
    weight: Fraction = ONE

    @property
    def name(self) -> SeatName:
        return SeatName(self.seat, self.organisation, self.resident, self.person, self.weight)

    @property
    def leading(self) -> Led | None:
        return Led(self.seat, self.lead) if self.led else None

    def without(self, person: PersonId) -> "OnRoll":
        """A seat that was theirs alone is nobody's; one that they led is answered by who leads it after them."""
        whose, lead = (None if each == person else each for each in (self.person, self.lead))
        return replace(self, person=whose, lead=lead)


@dataclass(frozen=True, slots=True)
class Act:
    """The `number`th of this seat in this vote. `person` gave it, and is None once they are erased; `text` is the
    version that they had before them; `for_now` that their people have yet to confirm it; `written_by` who wrote it
    down for them. One that is `pending` would replace somebody else's answer, and waits for a second press. `marks`
    has a number for each of several options; with a `proxy` that seat acted for this one."""

    id: ActId
    proposal: ProposalId
    vote: int
    seat: Id
    number: int
    position: Position
    person: PersonId | None
    at: datetime
    text: int
    picked: tuple[int, ...] = ()
    words: str = ""
    for_now: bool = False
    pending: bool = False
    written_by: PersonId | None = None
    marks: Marks = ()
    proxy: Id | None = None

    @property
    def answer(self) -> Answer:
        return Answer(self.position, self.picked, self.words, self.text, self.for_now, self.marks)

    def without(self, person: PersonId, *, own: bool = False) -> "Act":
        """Nothing here names them any more: what was said for the seat stays. Of what was their `own` the words go."""
        by, written_by = (None if each == person else each for each in (self.person, self.written_by))
        words = "" if own and self.person == person else self.words
        return replace(self, person=by, written_by=written_by, words=words)

    @property
    def is_answer(self) -> bool:
        """Neither a wish for more time nor one that waits for a second press."""
        return self.position is not Position.more_time and not self.pending


@dataclass(frozen=True, slots=True)
class Held:
    """A seat and who answers for it now: its representative if they are confirmed, and its alternates; with
    `lead_only` in votes that are opened from now on nobody but its representative."""

    name: SeatName
    representative: PersonId | None
    confirmed: bool
    alternates: tuple[PersonId, ...]
    lead_only: bool = False

    @property
    def leading(self) -> Led | None:
        """As it would be frozen now."""
        return Led(self.name.seat, self.representative) if self.lead_only else None

    def lead(self, led: Led) -> PersonId | None:
        """Whoever led it then, while they hold it; after them whoever is confirmed to speak for it now."""
        if led.lead in self.holders:
            return led.lead
        return self.representative if self.confirmed else None

    @property
    def holders(self) -> tuple[PersonId, ...]:
        """Who waits to be confirmed does not answer for it yet."""
        first = (self.representative,) if self.representative and self.confirmed else ()
        return (*first, *self.alternates)


def alone(name: SeatName, *, is_here: bool = True) -> Held:
    """In a vote of people each answers for themselves."""
    return Held(name, name.person if is_here else None, is_here, ())


class Acts(Repository[Act], Protocol):
    def of(self, proposal: ProposalId, vote: int, seat: Id) -> tuple[Act, ...]:
        """In their order."""
        ...

    def latest_of(self, proposal: ProposalId, vote: int, first: Id, last: Id) -> tuple[Act, ...]:
        """The same, of the seats from the first to the last in the order of their ids."""
        ...

    def latest(self, proposal: ProposalId, vote: int) -> tuple[Act, ...]:
        """The answer of each seat that gave one, as it counts, in the order of the seats' ids."""
        ...

    def of_person(self, person: PersonId) -> tuple[Act, ...]:
        """In votes that are open."""
        ...


class Roll(Repository[OnRoll], Protocol):
    def entry(self, proposal: ProposalId, vote: int, seat: Id) -> OnRoll | None: ...
    def entry_of(self, proposal: ProposalId, vote: int, person: PersonId) -> OnRoll | None:
        """In a vote of people."""
        ...

    def of_person(self, person: PersonId) -> tuple[OnRoll, ...]:
        """Some of the votes of people in which they are named."""
        ...

    def led_by(self, person: PersonId) -> tuple[OnRoll, ...]:
        """Some of the seats that they led."""
        ...

    def silent(self, proposal: ProposalId, vote: int, text: int, after: Id | None, most: int) -> tuple[OnRoll, ...]:
        """Seats without an answer to a text of that number or later, in the order of their ids, after the one named."""
        ...

    def all(self, proposal: ProposalId, vote: int) -> tuple[OnRoll, ...]: ...
    def part(self, proposal: ProposalId, vote: int, start: int) -> tuple[OnRoll, ...]:
        """One page in the order of their seats, and one line more if there is one."""
        ...


class Holdings(Protocol):
    """Seats as the coalition has them now."""

    def all(self) -> tuple[Held, ...]:
        """In the order of their ids."""
        ...

    def of(self, person: PersonId) -> tuple[Held, ...]:
        """Those that they hold, or stand in for."""
        ...

    def these(self, seats: tuple[Id, ...]) -> tuple[Held, ...]: ...
    def later(self, proposal: ProposalId, vote: int, since: datetime, *, people: bool) -> tuple[SeatName, ...]:
        """Some that somebody answers for since then, and that are not on this roll; or people who came since then."""
        ...

    def facilitators(self) -> tuple[PersonId, ...]:
        """Who looks after what nobody else does any more."""
        ...


ACTS: Key[Acts] = Key("proposal acts")
ROLL: Key[Roll] = Key("proposal roll")
HOLDINGS: Key[Holdings] = Key("proposal seats")
