"""What readers load for handlers and cards: a few aggregates seen together."""

from dataclasses import dataclass

from bot.features.coalition.model.coalition import Coalition
from bot.features.coalition.model.member import Member
from bot.features.coalition.model.organisation import Organisation
from bot.features.coalition.model.seat import Seat
from bot.kernel.ids import OrganisationId, PersonId


@dataclass(frozen=True, slots=True)
class Acting:
    """A member who acts, the seat of their organisation, and the person whom it is about, if any."""

    coalition: Coalition
    me: Member
    seat: Seat | None
    other: Member | None = None

    @property
    def holds_seat(self) -> bool:
        return self.seat is not None and self.me.id in self.seat.holders


@dataclass(frozen=True, slots=True)
class Joining:
    """Someone who says whom they are with: `me` once they are a member, `seat` what their organisation holds now;
    `there` is the organisation that they mean or that has the same name."""

    coalition: Coalition
    me: Member | None
    seat: Seat | None
    there: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Seating:
    """A seat that a member acts on."""

    coalition: Coalition
    me: Member
    seat: Seat


@dataclass(frozen=True, slots=True)
class Everyone:
    """The whole coalition as one member sees it."""

    coalition: Coalition
    me: Member | None
    organisations: tuple[Organisation, ...]
    seats: tuple[Seat, ...]
    members: tuple[Member, ...]

    @property
    def representatives(self) -> tuple[PersonId, ...]:
        """Those who are confirmed."""
        return tuple(seat.representative for seat in self.seats if seat.representative and not seat.waiting)

    def seat_of(self, organisation: OrganisationId | None) -> Seat | None:
        return next((seat for seat in self.seats if seat.organisation == organisation), None)

    def people_of(self, organisation: OrganisationId | None) -> tuple[Member, ...]:
        return tuple(each for each in self.members if each.organisation == organisation)
