"""A seat: what an organisation, or the residents, hold in the coalition. One person leads it, others stand in."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.features.coalition.model.member import Member
from bot.features.coalition.model.refusals import (
    AlreadyConfirmed,
    AlreadyWaiting,
    EnoughAlternates,
    FromElsewhere,
    NoSeatOfYours,
    NotConfirmedYet,
    NotTheRepresentative,
    NotWaiting,
    OwnSeat,
    QuestionedAlready,
    ResidentsOnly,
    SeatChanged,
    SeatTaken,
    TooLateToQuestion,
    YourOwnSeat,
)
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key, Repository
from bot.kernel.text import Mention, Moment, Named, Phrase, say

OPEN_TO_QUESTION = timedelta(days=7)
ALTERNATES = 10


class SeatId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """An organisation's, or a numbered one of the residents'. Empty, or waiting for a facilitator since `since`, or
    confirmed; one that was left stands open since then, and someone is asked to see to it. Its holders are of those
    whose seat it is, which the handlers see to; `questioned_by` are those who questioned its present representative,
    whose turn ends at `until` where residents take turns. With `lead_only` nobody but its representative answers for
    it in votes, as its organisation wants it."""

    id: SeatId
    organisation: OrganisationId | None
    representative: PersonId | None = None
    since: datetime | None = None
    alternates: tuple[PersonId, ...] = ()
    confirmed_by: PersonId | None = None
    confirmed_at: datetime | None = None
    questioned_by: tuple[PersonId, ...] = ()
    number: int | None = None
    until: datetime | None = None
    lead_only: bool = False

    def __post_init__(self) -> None:
        if (self.organisation is None) == (self.number is None):
            raise ValueError("a seat is an organisation's or has a number among the residents'")
        if self.lead_only and self.organisation is None:
            raise ValueError("an organisation says that nobody but its lead answers")
        if self.until and (self.organisation or not self.representative):
            raise ValueError("only who holds a residents' seat has it until some time")
        if self.representative in self.alternates or len(set(self.alternates)) != len(self.alternates):
            raise ValueError("nobody holds a seat twice")
        if self.representative and not self.since:
            raise ValueError("a seat is held since some time or empty")
        if (self.confirmed_by is None) != (self.confirmed_at is None) or (
            self.confirmed_at and not self.representative
        ):
            raise ValueError("someone confirms a representative at some time")

    @property
    def whose(self) -> Named | Phrase:
        """As it is named in a sentence."""
        return whose_seat(self.organisation, self.number)

    @property
    def waiting(self) -> bool:
        return self.representative is not None and self.confirmed_at is None

    @property
    def confirmation(self) -> str:
        """What waits for the facilitators while it waits, by its key."""
        return f"coalition.confirm:{self.id}"

    @property
    def naming(self) -> str:
        """What waits for one who was named, until it is decided."""
        return f"coalition.named:{self.id}"

    @property
    def opening(self) -> str:
        """What waits for one person while it stands open."""
        return f"coalition.open:{self.id}"

    @property
    def stands_open(self) -> bool:
        return self.representative is None and self.since is not None

    @property
    def open_until(self) -> datetime | None:
        """Until when any member may question it."""
        return self.confirmed_at + OPEN_TO_QUESTION if self.confirmed_at else None

    @property
    def holders(self) -> tuple[PersonId, ...]:
        return (*((self.representative,) if self.representative else ()), *self.alternates)

    def deadline(self) -> datetime | None:
        """When a turn is over."""
        return self.until

    def belongs_to(self, member: Member) -> bool:
        """To their organisation."""
        return self.organisation is not None and self.organisation == member.organisation

    def may_be_held_by(self, member: Member) -> bool:
        return self.belongs_to(member) or (self.organisation is None and member.neighbourhood is not None)

    def check_held_by(self, member: Member) -> None:
        if self.may_be_held_by(member):
            return
        if self.organisation is None:
            raise ResidentsOnly
        raise FromElsewhere(organisation=self.whose)

    def represented_by(self, person: PersonId, now: datetime, until: datetime | None = None) -> "Seat":
        """By their own word; an alternate who does so is no longer one."""
        if self.representative is not None:
            raise SeatTaken(who=Mention(self.representative), organisation=self.whose)
        others = tuple(each for each in self.alternates if each != person)
        return replace(self.emptied(), representative=person, since=now, alternates=others, until=until)

    def confirmed(
        self, representative: PersonId, by: PersonId, facilitators: tuple[PersonId, ...], now: datetime
    ) -> "Seat":
        """By one facilitator; of themselves only if they are the only one."""
        self._check_still(representative)
        if not self.waiting:
            raise AlreadyConfirmed(who=Mention(representative), organisation=self.whose)
        others = tuple(Mention(each) for each in facilitators if each != by)
        if representative == by and others:
            raise OwnSeat(who=others)
        return replace(self, confirmed_by=by, confirmed_at=now)

    def declined(self, representative: PersonId) -> "Seat":
        """By one facilitator, while it waits: then it is empty, and its organisation can think again."""
        self._check_still(representative)
        if not self.waiting:
            raise NotWaiting(who=Mention(representative), organisation=self.whose)
        return self.emptied()

    def may_be_confirmed_by(self, by: PersonId, facilitators: tuple[PersonId, ...]) -> bool:
        return self.waiting and by in facilitators and (by != self.representative or facilitators == (by,))

    def may_be_questioned_by(self, by: PersonId, now: datetime) -> bool:
        open_now = self.open_until is not None and now < self.open_until
        return open_now and by != self.representative and by not in self.questioned_by

    def questioned(self, representative: PersonId, by: PersonId, now: datetime) -> "Seat":
        """It then waits to be confirmed again. Each may question the same representative once."""
        self._check_still(representative)
        if by == representative:
            raise YourOwnSeat
        if self.open_until is None:
            raise AlreadyWaiting(who=Mention(representative), organisation=self.whose)
        if now >= self.open_until:
            raise TooLateToQuestion(until=Moment(self.open_until))
        if by in self.questioned_by:
            raise QuestionedAlready
        return replace(self, confirmed_by=None, confirmed_at=None, questioned_by=(*self.questioned_by, by))

    def with_alternate(self, person: PersonId, by: PersonId) -> "Seat":
        self._check_led(by)
        if self.waiting:
            raise NotConfirmedYet
        if person == by:
            raise YourOwnSeat
        if person in self.alternates:
            return self
        if len(self.alternates) >= ALTERNATES:
            raise EnoughAlternates(most=ALTERNATES)
        return replace(self, alternates=(*self.alternates, person))

    def without_alternate(self, person: PersonId, by: PersonId) -> "Seat":
        self._check_led(by)
        return replace(self, alternates=tuple(each for each in self.alternates if each != person))

    def handed_over(self, person: PersonId, by: PersonId, now: datetime) -> "Seat":
        """By its confirmed representative, to someone who then waits to be confirmed. A turn goes on as it was."""
        self._check_led(by)
        if self.waiting:
            raise NotConfirmedYet
        if person == by:
            raise YourOwnSeat
        return replace(self.emptied(), alternates=self.alternates).represented_by(person, now, self.until)

    def emptied(self, left_open: datetime | None = None) -> "Seat":
        """No alternate moves up by itself: they are asked, if it was left open. Those of a residents' seat go with
        whoever named them, as the next one comes in the way that the group has chosen."""
        alternates = self.alternates if self.organisation else ()
        return Seat(
            self.id, self.organisation, since=left_open, alternates=alternates, number=self.number,
            lead_only=self.lead_only,
        )  # fmt: skip

    def closed(self) -> "Seat":
        """Its organisation has left."""
        return replace(self.emptied(), alternates=(), lead_only=False)

    def given_back(self, person: PersonId, now: datetime) -> "Seat":
        """By its representative, and then it is empty; or by an alternate."""
        if person == self.representative:
            return self.emptied(now)
        if person not in self.alternates:
            raise NoSeatOfYours
        return replace(self, alternates=tuple(each for each in self.alternates if each != person))

    def _check_still(self, representative: PersonId) -> None:
        if self.representative != representative:
            raise SeatChanged(organisation=self.whose)

    def _check_led(self, by: PersonId) -> None:
        if self.representative != by:
            raise NotTheRepresentative(organisation=self.whose)


def whose_seat(organisation: OrganisationId | None, number: int | None) -> Named | Phrase:
    if organisation is None:
        return say("residents (seat {number})", number=number or 0)
    return Named(organisation)


class Seats(Repository[Seat], Protocol):
    """Nothing here holds rows: whoever changes a seat holds the coalition first."""

    def of(self, organisation: OrganisationId) -> Seat | None: ...
    def of_residents(self) -> tuple[Seat, ...]:
        """In the order of their numbers."""
        ...

    def all(self) -> tuple[Seat, ...]: ...


SEATS: Key[Seats] = Key("seats")
