"""A seat: what an organisation holds in the coalition. One person leads it, others stand in for them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key, Repository
from bot.kernel.refusal import Refusal
from bot.kernel.text import Mention, Moment, Named, say

OPEN_TO_QUESTION = timedelta(days=7)
ALTERNATES = 10


class SeatId(Id):
    __slots__ = ()


class SeatTaken(Refusal):
    sentence = say("{who} speaks for {organisation} already. They can name you as an alternate.")


class FromElsewhere(Refusal):
    sentence = say("Only people from {organisation} can hold its seat. They can type /coalition join to say so.")


class HoldsSeat(Refusal):
    sentence = say("You hold the seat of {organisation}. Please type /coalition me and give it back first.")


class SeatChanged(Refusal):
    sentence = say("The seat of {organisation} has changed since then. Please type /coalition who to see it as it is.")


class AlreadyConfirmed(Refusal):
    sentence = say("{who} is confirmed for {organisation} already. Nothing else is needed.")


class OwnSeat(Refusal):
    sentence = say("This is your own seat. Another facilitator can confirm it: {who}.")


class NotWaiting(Refusal):
    sentence = say("{who} is confirmed for {organisation}. You can question it on the page of {organisation}.")


class YourOwnSeat(Refusal):
    sentence = say("This is your own seat. To leave it, type /coalition me and press Give back the seat.")


class AlreadyWaiting(Refusal):
    sentence = say("{who} is not confirmed for {organisation} yet. A facilitator will look at it.")


class QuestionedAlready(Refusal):
    sentence = say(
        "You have questioned this once, and it was confirmed again. You can talk about it in a listening round."
    )


class TooLateToQuestion(Refusal):
    sentence = say("This was open to question until {until}. You can talk about it in a listening round.")


class NotTheRepresentative(Refusal):
    sentence = say("Only the representative of {organisation} can do this. Type /coalition who to see who that is.")


class NotConfirmedYet(Refusal):
    sentence = say("You can name alternates once a facilitator has confirmed you. Please ask one of them.")


class EnoughAlternates(Refusal):
    sentence = say("There are {most} alternates, and more do not fit. You can remove one first.")


class NoSeatOfYours(Refusal):
    sentence = say("You hold no seat at the moment. Type /coalition me to see what you hold.")


@dataclass(frozen=True, slots=True)
class Seat:
    """Empty, or waiting for a facilitator since `since`, or confirmed. Its holders are from its organisation, which
    the handlers see to; `questioned_by` are those who questioned its present representative."""

    id: SeatId
    organisation: OrganisationId
    representative: PersonId | None = None
    since: datetime | None = None
    alternates: tuple[PersonId, ...] = ()
    confirmed_by: PersonId | None = None
    confirmed_at: datetime | None = None
    questioned_by: tuple[PersonId, ...] = ()

    def __post_init__(self) -> None:
        if self.representative in self.alternates or len(set(self.alternates)) != len(self.alternates):
            raise ValueError("nobody holds a seat twice")
        if (self.representative is None) != (self.since is None):
            raise ValueError("a seat is held since some time or empty")
        if (self.confirmed_by is None) != (self.confirmed_at is None) or (self.confirmed_at and not self.since):
            raise ValueError("someone confirms a representative at some time")

    @property
    def waiting(self) -> bool:
        return self.representative is not None and self.confirmed_at is None

    @property
    def confirmation(self) -> str:
        """What waits for the facilitators while it waits, by its key."""
        return f"coalition.confirm:{self.id}"

    @property
    def open_until(self) -> datetime | None:
        """Until when any member may question it."""
        return self.confirmed_at + OPEN_TO_QUESTION if self.confirmed_at else None

    @property
    def holders(self) -> tuple[PersonId, ...]:
        return (*((self.representative,) if self.representative else ()), *self.alternates)

    def represented_by(self, person: PersonId, now: datetime) -> "Seat":
        """By their own word; an alternate who does so is no longer one."""
        if self.representative is not None:
            raise SeatTaken(who=Mention(self.representative), organisation=Named(self.organisation))
        others = tuple(each for each in self.alternates if each != person)
        return Seat(self.id, self.organisation, person, now, others)

    def confirmed(
        self, representative: PersonId, by: PersonId, facilitators: tuple[PersonId, ...], now: datetime
    ) -> "Seat":
        """By one facilitator; of themselves only if they are the only one."""
        self._check_still(representative)
        if not self.waiting:
            raise AlreadyConfirmed(who=Mention(representative), organisation=Named(self.organisation))
        others = tuple(Mention(each) for each in facilitators if each != by)
        if representative == by and others:
            raise OwnSeat(who=others)
        return replace(self, confirmed_by=by, confirmed_at=now)

    def declined(self, representative: PersonId) -> "Seat":
        """By one facilitator, while it waits: then it is empty, and its organisation can think again."""
        self._check_still(representative)
        if not self.waiting:
            raise NotWaiting(who=Mention(representative), organisation=Named(self.organisation))
        return Seat(self.id, self.organisation, alternates=self.alternates)

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
            raise AlreadyWaiting(who=Mention(representative), organisation=Named(self.organisation))
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

    def given_back(self, person: PersonId) -> "Seat":
        """By its representative, and then it is empty: no alternate moves up by itself. Or by an alternate."""
        if person == self.representative:
            return Seat(self.id, self.organisation, alternates=self.alternates)
        if person not in self.alternates:
            raise NoSeatOfYours
        return replace(self, alternates=tuple(each for each in self.alternates if each != person))

    def _check_still(self, representative: PersonId) -> None:
        if self.representative != representative:
            raise SeatChanged(organisation=Named(self.organisation))

    def _check_led(self, by: PersonId) -> None:
        if self.representative != by:
            raise NotTheRepresentative(organisation=Named(self.organisation))


class Seats(Repository[Seat], Protocol):
    """Nothing here holds rows: whoever changes a seat holds the coalition first."""

    def of(self, organisation: OrganisationId) -> Seat | None: ...
    def all(self) -> tuple[Seat, ...]: ...


SEATS: Key[Seats] = Key("seats")
