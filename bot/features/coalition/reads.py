"""What handlers and pages of the coalition's base need from the store. Whoever changes something holds the coalition
first, also where only a member or a seat changes, so that nothing here happens twice at once."""

from dataclasses import replace

from bot.features.coalition import commands as asked
from bot.features.coalition.model import (
    COALITIONS,
    MEMBERS,
    ORGANISATIONS,
    SEATS,
    Acting,
    AtHome,
    Coalition,
    Entrance,
    Everyone,
    Facilitating,
    Facing,
    Inside,
    Joining,
    Making,
    Member,
    Naming,
    NotAMember,
    Organisation,
    Seat,
    Seating,
    Stored,
    alike,
)
from bot.kernel.command import Command, Context, Page
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import NEEDS, Unit
from bot.kernel.refusal import MembersOnly, NoCoalitionHere, found


def set_up_here(unit: Unit, command: asked.SetUp, context: Context) -> Coalition | None:
    return unit.get(COALITIONS).locked_here()


def the_coalition(unit: Unit, command: Command, context: Context) -> Coalition:
    return _held(unit)


def joining(unit: Unit, command: asked.JoinOrganisation | asked.JoinNeighbourhood, context: Context) -> Joining:
    coalition = _held(unit)
    if isinstance(command, asked.JoinNeighbourhood):
        return _joining(unit, coalition, context, None)
    return _joining(unit, coalition, context, found(unit.get(ORGANISATIONS).find(command.organisation)))


def adding(unit: Unit, command: asked.AddOrganisation, context: Context) -> Joining:
    coalition, every = _held(unit), unit.get(ORGANISATIONS)
    return _joining(unit, coalition, context, every.find(command.organisation) or every.named(command.name))


def _held(unit: Unit) -> Coalition:
    coalition = unit.get(COALITIONS).locked_here()
    if coalition is None:
        raise NoCoalitionHere
    return coalition


def _joining(unit: Unit, coalition: Coalition, context: Context, there: Organisation | None) -> Joining:
    me = _present(unit, context.person)
    mine = _seat_of(unit, me.organisation if me else None)
    return Joining(coalition, me, mine, there, _seat_of(unit, there.id if there else None))


def acting(unit: Unit, command: Command, context: Context) -> Acting:
    coalition = the_coalition(unit, command, context)
    me = _me(unit, context)
    return Acting(coalition, me, _seat_of(unit, me.organisation))


def leaving(unit: Unit, command: asked.ForgetMember, context: Context) -> Acting | None:
    coalition = the_coalition(unit, command, context)
    them = _present(unit, command.person)
    return Acting(coalition, them, _seat_of(unit, them.organisation)) if them else None


def stored(unit: Unit, person: PersonId) -> Stored | None:
    coalition, them = unit.get(COALITIONS).here(), _present(unit, person)
    if coalition is None or them is None:
        return None
    added = sum(each.added_by == person for each in unit.get(ORGANISATIONS).all())
    return Stored(Acting(coalition, them, _seat_of(unit, them.organisation)), added)


def making(unit: Unit, command: asked.MakeFacilitator, context: Context) -> Making:
    coalition = the_coalition(unit, command, context)
    return Making(coalition, _present(unit, command.person), unit.get(SEATS).all())


def facilitating(
    unit: Unit, command: asked.StopFacilitating | asked.RelieveFacilitator, context: Context
) -> Facilitating:
    return Facilitating(the_coalition(unit, command, context), unit.get(SEATS).all())


def naming(unit: Unit, command: asked.NameAlternate, context: Context) -> Naming:
    coalition = the_coalition(unit, command, context)
    return Naming(coalition, found(unit.get(SEATS).find(command.seat)), _present(unit, command.person))


def seating(unit: Unit, command: asked.OfSeat, context: Context) -> Seating:
    coalition = the_coalition(unit, command, context)
    return Seating(coalition, found(unit.get(SEATS).find(command.seat)))


def vacating(unit: Unit, command: asked.VacateSeat, context: Context) -> Seating | None:
    coalition = the_coalition(unit, command, context)
    seat = _seat_of(unit, command.organisation)
    return Seating(coalition, seat) if seat else None


def taking_over(unit: Unit, command: asked.TakeOverFacilitation, context: Context) -> AtHome:
    coalition = the_coalition(unit, command, context)
    return AtHome(coalition, _me(unit, context), unit.get(SEATS).all())


def at_home(unit: Unit, page: Page, context: Context) -> AtHome | None:
    coalition = unit.get(COALITIONS).here()
    if coalition is None:
        return None
    me = _present(unit, context.person)
    needs = unit.get(NEEDS).of(me.id, context.now) if me else ()
    return AtHome(coalition, me, unit.get(SEATS).all(), needs)


def my_needs(unit: Unit, page: asked.NeedsPage, context: Context) -> AtHome:
    return replace(found(at_home(unit, page, context)), start=page.start)


def facilitators(unit: Unit, page: asked.FacilitatorsPage, context: Context) -> AtHome:
    return found(at_home(unit, page, context))


def entrance(unit: Unit, page: asked.JoinPage, context: Context) -> Entrance:
    coalition = unit.get(COALITIONS).here()
    if coalition is None:
        raise NoCoalitionHere
    every = unit.get(ORGANISATIONS).all()
    if page.sought is not None:
        every = tuple(each for each in every if alike(page.sought) in alike(each.name))
    return Entrance(coalition, _present(unit, context.person), every, page.start, page.sought)


def me_here(unit: Unit, page: asked.MyPage, context: Context) -> Acting:
    me = _me(unit, context)
    return Acting(found(unit.get(COALITIONS).here()), me, _seat_of(unit, me.organisation))


def everyone(unit: Unit, page: asked.WhoPage, context: Context) -> Everyone:
    coalition = found(unit.get(COALITIONS).here())
    place = {organisation: number for number, organisation in enumerate(coalition.organisations)}
    every = sorted(unit.get(ORGANISATIONS).all(), key=lambda each: place.get(each.id, len(place)))
    seats, members = unit.get(SEATS).all(), unit.get(MEMBERS).all()
    return Everyone(coalition, _me(unit, context), tuple(every), seats, members, page.start)


def inside(unit: Unit, page: asked.OrganisationPage, context: Context) -> Inside:
    coalition, me, members = found(unit.get(COALITIONS).here()), _me(unit, context), unit.get(MEMBERS)
    if page.organisation is None:
        nowhere = tuple(each for each in members.all() if each.organisation is None)
        return Inside(coalition, me, None, None, nowhere, page.start)
    organisation = found(unit.get(ORGANISATIONS).find(page.organisation))
    seat = _seat_of(unit, organisation.id)
    return Inside(coalition, me, organisation, seat, members.of(organisation.id), page.start)


def facing(unit: Unit, page: asked.PersonPage, context: Context) -> Facing:
    other = _present(unit, page.person)
    if other is None:
        raise NotAMember
    return Facing(found(unit.get(COALITIONS).here()), _me(unit, context), other, _seat_of(unit, other.organisation))


def _present(unit: Unit, person: PersonId) -> Member | None:
    member = unit.get(MEMBERS).find(person)
    return None if member is None or member.left_at else member


def _me(unit: Unit, context: Context) -> Member:
    me = _present(unit, context.person)
    if me is None:
        raise MembersOnly
    return me


def _seat_of(unit: Unit, organisation: OrganisationId | None) -> Seat | None:
    return unit.get(SEATS).of(organisation) if organisation else None
