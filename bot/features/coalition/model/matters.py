"""What someone leaves open when they go, and whom it is named to: first somebody of the same people, else
a facilitator, else whoever may take over. Nothing is open without a name while anybody is left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.features.coalition.model.coalition import Coalition
from bot.features.coalition.model.member import Member
from bot.features.coalition.model.seat import Seat
from bot.kernel.ids import OrganisationId, PersonId

FACILITATION = "coalition.facilitation"
"""What waits for one person while nobody facilitates."""


@dataclass(frozen=True, slots=True)
class Matters:
    """All seats, and the people who may see to what is open: those who are here."""

    coalition: Coalition
    seats: tuple[Seat, ...]
    members: tuple[Member, ...]

    @property
    def open_seats(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.stands_open)

    def named_for(self, seat: Seat) -> Member | None:
        own = [each for each in self.members if seat.belongs_to(each)]
        return self._first((*seat.alternates, *self._oldest(own), *self._others()))

    def named_to_facilitate(self) -> Member | None:
        """One of those who may take over."""
        return None if self.coalition.facilitators else self._first(self._others())

    def follows(self, person: PersonId, organisation: OrganisationId | None) -> Member | None:
        """To whom is named what other features hold open of someone who goes."""
        seats = [seat for seat in self.seats if seat.organisation == organisation and organisation]
        seats += [seat for seat in self.seats if person in seat.holders and seat not in seats]
        holders = [each for seat in seats for each in (*seat.alternates, seat.representative) if each]
        own = [each for each in self.members if organisation and each.organisation == organisation]
        wanted = (*holders, *self._oldest(own), *self._others())
        return self._first(each for each in wanted if each != person)

    def _others(self) -> Iterator[PersonId]:
        yield from self.coalition.facilitators
        yield from (seat.representative for seat in self.seats if seat.representative and not seat.waiting)
        yield from self._oldest(self.members)

    def _first(self, wanted: Iterable[PersonId]) -> Member | None:
        here = {each.id: each for each in self.members}
        return next((here[each] for each in wanted if each in here), None)

    @staticmethod
    def _oldest(members: Iterable[Member]) -> Iterator[PersonId]:
        yield from (each.id for each in sorted(members, key=lambda each: (each.joined_at, each.id)))


@dataclass(frozen=True, slots=True)
class Parting:
    """A member who leaves, and those to whom it can be named what they leave open."""

    coalition: Coalition
    me: Member
    matters: Matters
