"""The coalition with its organisations, members, seats and facilitators, as handlers and pages need them."""

from dataclasses import replace

from bot.features.coalition import commands as asked
from bot.features.coalition.cards.pieces import LINES, part
from bot.features.coalition.model import (
    COALITIONS,
    CODES,
    HOMES,
    MEMBERS,
    ORGANISATIONS,
    RESIDENTS,
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
    Seeing,
    Stored,
    WayIn,
    alike,
)
from bot.features.coalition.model.settings import SHOWN_TO_NEW
from bot.kernel.command import Command, Context, Page
from bot.kernel.form import Option
from bot.kernel.ids import PersonId
from bot.kernel.ports import NEEDS, ROSTER, RULES, Unit, Who
from bot.kernel.refusal import MembersOnly, NoCoalitionHere, found
from bot.weighing import counts


def set_up_here(unit: Unit, command: asked.SetUp, context: Context) -> Coalition | None:
    return unit.get(COALITIONS).locked_here()


def the_coalition(unit: Unit, command: Command, context: Context) -> Coalition:
    return coalition_held(unit)


def joining(unit: Unit, command: asked.JoinOrganisation | asked.JoinNeighbourhood, context: Context) -> Joining:
    coalition = coalition_held(unit)
    if isinstance(command, asked.JoinNeighbourhood):
        return _joining(unit, coalition, context, None)
    return _joining(unit, coalition, context, found(unit.get(ORGANISATIONS).find(command.organisation)))


def adding(unit: Unit, command: asked.AddOrganisation, context: Context) -> Joining:
    coalition, every = coalition_held(unit), unit.get(ORGANISATIONS)
    return _joining(unit, coalition, context, every.find(command.organisation) or every.named(command.name))


def coalition_held(unit: Unit) -> Coalition:
    coalition = unit.get(COALITIONS).locked_here()
    if coalition is None:
        raise NoCoalitionHere
    return coalition


def _joining(unit: Unit, coalition: Coalition, context: Context, there: Organisation | None) -> Joining:
    me = present(unit, context.person)
    return Joining(coalition, me, seat_of(unit, me), there, unit.get(SEATS).of(there.id) if there else None)


def acting(unit: Unit, command: Command, context: Context) -> Acting:
    coalition = the_coalition(unit, command, context)
    me = myself(unit, context)
    return Acting(coalition, me, seat_of(unit, me))


def stored(unit: Unit, person: PersonId) -> Stored | None:
    coalition, them = unit.get(COALITIONS).here(), present(unit, person)
    if coalition is None:
        return None
    residents = unit.get(RESIDENTS).here()
    offer, supports = residents.of(person) if residents else (None, 0)
    codes, writes_for = unit.get(CODES).of(person), unit.get(ROSTER).writes_for(person)
    if them is None:
        return Stored(None, 0, offer, supports, codes, writes_for=writes_for)
    added = len(unit.get(ORGANISATIONS).added_by(person))
    brought = sum(each.opened_by == person for each in unit.get(HOMES).all())
    return Stored(Acting(coalition, them, seat_of(unit, them)), added, offer, supports, codes, brought, writes_for)


def making(unit: Unit, command: asked.AskToFacilitate | asked.HandOverFacilitation, context: Context) -> Making:
    coalition = the_coalition(unit, command, context)
    return Making(coalition, present(unit, command.person), unit.get(SEATS).all())


def facilitating(unit: Unit, command: Command, context: Context) -> Facilitating:
    return Facilitating(the_coalition(unit, command, context), unit.get(SEATS).all())


def naming(unit: Unit, command: asked.OfAlternate, context: Context) -> Naming:
    coalition = the_coalition(unit, command, context)
    other = present(unit, command.person)
    return Naming(coalition, found(unit.get(SEATS).find(command.seat)), other, seat_of(unit, other))


def seating(unit: Unit, command: asked.OfSeat, context: Context) -> Seating:
    coalition = the_coalition(unit, command, context)
    return Seating(coalition, found(unit.get(SEATS).find(command.seat)))


def turning(unit: Unit, command: asked.EndTurn, context: Context) -> Seating:
    coalition = the_coalition(unit, command, context)
    return Seating(coalition, found(unit.get(SEATS).find(command.seat)))


def vacating(unit: Unit, command: asked.VacateSeat, context: Context) -> Seating | None:
    coalition = the_coalition(unit, command, context)
    seats = unit.get(SEATS)
    if command.organisation:
        seat = seats.of(command.organisation)
    else:
        seat = next((each for each in seats.of_residents() if command.person in each.holders), None)
    return Seating(coalition, seat) if seat else None


def taking_over(unit: Unit, command: asked.TakeOverFacilitation, context: Context) -> AtHome:
    coalition = the_coalition(unit, command, context)
    return AtHome(coalition, myself(unit, context), unit.get(SEATS).all())


def at_home(unit: Unit, page: Page, context: Context) -> AtHome | None:
    """With those seats alone that matter to this person: all of them only while nobody facilitates."""
    coalition = unit.get(COALITIONS).here()
    if coalition is None:
        return None
    me, seats = present(unit, context.person), unit.get(SEATS)
    needs = unit.get(NEEDS).of(me.id, context.now) if me else ()
    homes = unit.get(HOMES).all()
    who = _facilitating(unit, coalition) if me and me.id in coalition.facilitators else ()
    if not coalition.facilitators:
        return AtHome(coalition, me, seats.all(), needs, homes=homes)
    if me is None or not me.organisation:
        return AtHome(coalition, me, seats.of_residents() if me else (), needs, homes=homes, facilitating=who)
    seat = seats.of(me.organisation)
    return AtHome(coalition, me, (seat,) if seat else (), needs, homes=homes, facilitating=who)


def _facilitating(unit: Unit, coalition: Coalition) -> tuple[Who, ...]:
    there = unit.get(ROSTER).directory(coalition.facilitators, ()).people
    return tuple(there[each] for each in coalition.facilitators if each in there)


def my_needs(unit: Unit, page: asked.NeedsPage, context: Context) -> AtHome:
    return replace(found(at_home(unit, page, context)), start=page.start)


def facilitators(unit: Unit, page: asked.FacilitatorsPage, context: Context) -> AtHome:
    return found(at_home(unit, page, context))


def seeing(unit: Unit, page: asked.WhoCanSee | asked.NewHere, context: Context) -> Seeing:
    way = page.way if isinstance(page, asked.WhoCanSee) else WayIn.choose
    return Seeing(unit.get(COALITIONS).here(), present(unit, context.person), way, unit.get(HOMES).all())


def candidates(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Members who can be asked on chat to facilitate, by name; those from elsewhere come first."""
    coalition, every = found(unit.get(COALITIONS).here()), unit.get(ROSTER).members()
    mine = next((each.organisation for each in every if each.person == context.person), None)
    others = [each for each in every if each.accounts and each.person not in coalition.facilitators]
    others.sort(key=lambda each: mine is not None and each.organisation == mine)
    return tuple(Option(each.person, each.name) for each in others)


def entrance(unit: Unit, page: asked.JoinPage, context: Context) -> Entrance:
    coalition = unit.get(COALITIONS).here()
    if coalition is None:
        raise NoCoalitionHere
    every = unit.get(ORGANISATIONS).all()
    if page.sought is None:
        every = tuple(each for each in every if not each.left_at)
    else:
        every = tuple(each for each in every if alike(page.sought) in alike(each.name))
    chosen = unit.get(RULES).rules().chosen(SHOWN_TO_NEW)
    rule = chosen.rule if chosen.value else None
    return Entrance(coalition, present(unit, context.person), every, page.start, page.sought, rule)


def me_here(unit: Unit, page: asked.MyPage, context: Context) -> Acting:
    me = myself(unit, context)
    return Acting(found(unit.get(COALITIONS).here()), me, seat_of(unit, me))


def everyone(unit: Unit, page: asked.WhoPage, context: Context) -> Everyone:
    """Of the organisations only those that are shown are looked up."""
    coalition, seats = found(unit.get(COALITIONS).here()), unit.get(SEATS)
    shown = part(coalition.organisations, page.start, LINES).shown
    theirs = tuple(seat for each in shown if (seat := seats.of(each)))
    people = dict(unit.get(MEMBERS).counted())
    return Everyone(coalition, myself(unit, context), (*theirs, *seats.of_residents()), people, page.start)


def inside(unit: Unit, page: asked.OrganisationPage, context: Context) -> Inside:
    coalition, me, members = found(unit.get(COALITIONS).here()), myself(unit, context), unit.get(MEMBERS)
    if page.organisation is None:
        return Inside(coalition, me, None, None, members.nowhere(), page.start)
    organisation = found(unit.get(ORGANISATIONS).find(page.organisation))
    seat = unit.get(SEATS).of(organisation.id)
    theirs, counting = members.of(organisation.id), counts(unit, organisation.id)
    return Inside(coalition, me, organisation, seat, theirs, page.start, counting)


def facing(unit: Unit, page: asked.PersonPage, context: Context) -> Facing:
    other = present(unit, page.person)
    if other is None:
        raise NotAMember
    coalition, me = found(unit.get(COALITIONS).here()), myself(unit, context)
    return Facing(coalition, me, other, seat_of(unit, other), seat_of(unit, me))


def present(unit: Unit, person: PersonId) -> Member | None:
    member = unit.get(MEMBERS).find(person)
    return None if member is None or member.left_at else member


def myself(unit: Unit, context: Context) -> Member:
    me = present(unit, context.person)
    if me is None:
        raise MembersOnly
    return me


def seat_of(unit: Unit, member: Member | None) -> Seat | None:
    """The seat of their organisation; of a resident, the one that they hold."""
    seats = unit.get(SEATS)
    if member and member.organisation:
        return seats.of(member.organisation)
    held = (each for each in (seats.of_residents() if member else ()) if member and member.id in each.holders)
    return next(held, None)
