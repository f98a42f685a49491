"""What readers load for handlers and cards: a few aggregates seen together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from bot.features.coalition.model.coalition import Coalition
from bot.features.coalition.model.code import (
    OneTimeCode,
)
from bot.features.coalition.model.evening import (
    NOTHING_OFFERED,
    Offered,
)
from bot.features.coalition.model.homes import Home
from bot.features.coalition.model.member import Member
from bot.features.coalition.model.organisation import Organisation
from bot.features.coalition.model.residents import Offer, Residents
from bot.features.coalition.model.seat import Seat
from bot.kernel.attention import Need
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Who
from bot.kernel.settings import Ruled, Rules


@dataclass(frozen=True, slots=True)
class Acting:
    """A member who acts, and the seat of their organisation; of a resident, the seat that they hold."""

    coalition: Coalition
    me: Member
    seat: Seat | None

    @property
    def holds_seat(self) -> bool:
        return self.seat is not None and self.me.id in self.seat.holders


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of a person, who may have left; `added` counts the organisations that they entered, `offer` is
    theirs to speak for residents, `supports` counts those of others, `brought` the places that they brought in;
    `codes` are those that they made."""

    acting: Acting | None
    added: int
    offer: Offer | None = None
    supports: int = 0
    codes: tuple[OneTimeCode, ...] = ()
    brought: int = 0
    writes_for: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Joining:
    """Someone who says whom they are with: `me` once they are a member, `seat` what their organisation holds now;
    `there` is the organisation that they mean or that has the same name, `seat_there` its seat."""

    coalition: Coalition
    me: Member | None
    seat: Seat | None
    there: Organisation | None = None
    seat_there: Seat | None = None


@dataclass(frozen=True, slots=True)
class Seating:
    coalition: Coalition
    seat: Seat


@dataclass(frozen=True, slots=True)
class Withdrawing:
    """An organisation that is to leave, with its seat and those who are with it."""

    coalition: Coalition
    organisation: Organisation
    seat: Seat | None
    people: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Returning:
    coalition: Coalition
    organisation: Organisation | None


@dataclass(frozen=True, slots=True)
class Naming:
    """A seat, and the member who is to stand in for its representative or to follow them; `theirs` is the seat of their
    organisation, or the one that they hold."""

    coalition: Coalition
    seat: Seat
    other: Member | None
    theirs: Seat | None = None


@dataclass(frozen=True, slots=True)
class Making:
    """The member who is to be a facilitator, and the seats that they may then confirm."""

    coalition: Coalition
    other: Member | None
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Facilitating:
    """The coalition, who facilitates it, and the seats that wait for a facilitator."""

    coalition: Coalition
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class AtHome:
    """The coalition and who holds its seats; `me` is None for someone who has not joined. `needs` wait for me, and
    `start` is the first of them that is shown. `offered` is what other features offer. `facilitating` are the
    facilitators and whom they are with, for one of them."""

    coalition: Coalition
    me: Member | None
    seats: tuple[Seat, ...]
    needs: tuple[Need, ...] = ()
    start: int = 0
    offered: Offered = NOTHING_OFFERED
    homes: tuple[Home, ...] = ()
    facilitating: tuple[Who, ...] = ()

    @property
    def only_from(self) -> OrganisationId | None:
        """The organisation that all facilitators are from, where another one could have some too."""
        whose = {each.organisation for each in self.facilitating}
        return whose.pop() if len(whose) == 1 and len(self.coalition.organisations) > 1 else None

    @property
    def representatives(self) -> tuple[PersonId, ...]:
        """Those who are confirmed."""
        return tuple(seat.representative for seat in self.seats if seat.representative and not seat.waiting)

    @property
    def my_seat(self) -> Seat | None:
        """As in Acting."""
        me = self.me
        mine = (seat for seat in self.seats if me and (me.id in seat.holders or seat.belongs_to(me)))
        return next(mine, None)


@dataclass(frozen=True, slots=True)
class OfResidents:
    """The residents' seats and what the group has said about them, if it has; `living` are those of the list who still
    live here, shown from number `start`."""

    coalition: Coalition
    me: Member
    residents: Residents | None
    seats: tuple[Seat, ...]
    living: frozenset[PersonId] = frozenset()
    start: int = 0
    rules: Rules = field(default=Rules({}))

    @property
    def holders(self) -> tuple[PersonId, ...]:
        return tuple(each for seat in self.seats for each in seat.holders)

    @property
    def open_seats(self) -> tuple[Seat, ...]:
        """As many as the group gives them now."""
        most = self.residents.seats if self.residents else 0
        return tuple(seat for seat in self.seats if (seat.number or 0) <= most)


class WayIn(Enum):
    """How somebody comes in: by choosing an organisation that is here, adding their own, or as a resident."""

    choose = "choose"
    add = "add"
    live = "live"


@dataclass(frozen=True, slots=True)
class Seeing:
    """Whoever reads who can see this, on their way in or at any time."""

    coalition: Coalition | None
    me: Member | None
    way: WayIn = WayIn.choose
    homes: tuple[Home, ...] = ()


@dataclass(frozen=True, slots=True)
class Entrance:
    """The organisations to choose from, in the order of their names: from number `start`, or those whose names hold
    what was `sought`; and the `rule` on what counts as one, if it is to be read there."""

    coalition: Coalition
    me: Member | None
    organisations: tuple[Organisation, ...]
    start: int = 0
    sought: str | None = None
    rule: Ruled | None = None


@dataclass(frozen=True, slots=True)
class Everyone:
    """The whole coalition as one member sees it: organisations in the order in which they came in, from number `start`,
    with the seats of those that are shown there and of residents; `people` counts who is with each, and with none."""

    coalition: Coalition
    me: Member
    seats: tuple[Seat, ...]
    people: Mapping[OrganisationId | None, int]
    start: int = 0

    def seat_of(self, organisation: OrganisationId) -> Seat | None:
        return next((seat for seat in self.seats if seat.organisation == organisation), None)


@dataclass(frozen=True, slots=True)
class Inside:
    """One organisation and its people; without one, those who are with none. `counts` is what it does in votes, where
    the group has ruled that some count differently."""

    coalition: Coalition
    me: Member
    organisation: Organisation | None
    seat: Seat | None
    people: tuple[Member, ...]
    start: int = 0
    counts: int | str | None = None


@dataclass(frozen=True, slots=True)
class Facing:
    """Another member and the seat of their organisation, or the one that they hold; and mine."""

    coalition: Coalition
    me: Member
    other: Member
    seat: Seat | None
    mine: Seat | None = None

    @property
    def may_name(self) -> bool:
        """Whether I lead a seat, confirmed, that the other could hold, and they hold no other one."""
        seat = self.mine
        if seat is None or seat.waiting or seat.representative != self.me.id or self.other.id == self.me.id:
            return False
        return seat.may_be_held_by(self.other) and (self.seat is None or self.seat.id == seat.id)
