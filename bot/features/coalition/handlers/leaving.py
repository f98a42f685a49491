"""An organisation leaves: its seat goes, its people stay, its name stays in the history. It may come back."""

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import leaving as cards
from bot.features.coalition.cards.pieces import DONE, announced
from bot.features.coalition.facts import (
    OrganisationLeft,
    OrganisationMarkedLeft,
    OrganisationReturned,
    PeopleReleased,
    RepresentativeConfirmed,
)
from bot.features.coalition.model import (
    Coalition,
    LeftAlready,
    Member,
    NotConfirmedYet,
    NotTheRepresentative,
    Organisation,
    Returning,
    Seat,
    Seating,
    StillPeople,
    Withdrawing,
)
from bot.kernel.attention import Met
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.text import Named


def leave_as_organisation(
    given: Withdrawing, command: asked.LeaveAsOrganisation, context: Context
) -> Change[Organisation]:
    check_leaving(given)
    if given.seat is None or given.seat.representative != context.person:
        raise NotTheRepresentative(organisation=Named(command.organisation))
    if given.seat.waiting:
        raise NotConfirmedYet
    people = tuple(each.id for each in given.people)
    facts = (OrganisationLeft(command.organisation, context.person), PeopleReleased(command.organisation, people))
    messages = announced(given.coalition, cards.left(command.organisation))
    reply = cards.you_left(command.organisation)
    return Change(given.organisation.left(context.now), reply, messages=messages, facts=facts)


def mark_as_left(given: Withdrawing, command: asked.MarkAsLeft, context: Context) -> Change[Organisation]:
    check_leaving(given)
    if given.people:
        raise StillPeople(organisation=Named(command.organisation))
    messages = announced(given.coalition, cards.marked(command.organisation, context.person))
    fact = OrganisationMarkedLeft(command.organisation, context.person)
    return Change(given.organisation.left(context.now), DONE, messages=messages, facts=(fact,))


def check_leaving(given: Withdrawing) -> None:
    if given.organisation.left_at:
        raise LeftAlready(organisation=Named(given.organisation.id))


def close_seat(given: Seating | None, command: asked.CloseSeat, context: Context) -> Change[Seat]:
    if given is None:
        return Change()
    seat = given.seat
    needs = (Met(seat.confirmation), Met(seat.naming), Met(seat.opening))
    return Change(seat.closed(), needs=needs)


def drop_organisation(given: Coalition, command: asked.DropOrganisation, context: Context) -> Change[Coalition]:
    return Change(given.parting_with(command.organisation))


def release_member(given: Member | None, command: asked.ReleaseMember, context: Context) -> Change[Member]:
    if given is None or given.organisation != command.organisation:
        return Change()
    return Change(given.released())


def welcome_back(given: Returning, command: asked.WelcomeBack, context: Context) -> Change[Organisation]:
    if given.organisation is None or given.organisation.left_at is None:
        return Change()
    messages = announced(given.coalition, cards.returned(command.organisation, command.person))
    fact = OrganisationReturned(command.organisation, command.person)
    return Change(given.organisation.returned(), messages=messages, facts=(fact,))


def after_organisation_left(
    fact: OrganisationLeft | OrganisationMarkedLeft,
) -> tuple[asked.CloseSeat | asked.DropOrganisation, ...]:
    return (asked.CloseSeat(fact.organisation), asked.DropOrganisation(fact.organisation))


def after_people_released(fact: PeopleReleased) -> tuple[asked.ReleaseMember, ...]:
    return tuple(asked.ReleaseMember(each, fact.organisation) for each in fact.people)


def after_confirmed(fact: RepresentativeConfirmed) -> tuple[asked.WelcomeBack, ...]:
    return (asked.WelcomeBack(fact.organisation, fact.person),) if fact.organisation else ()


def after_organisation_returned(fact: OrganisationReturned) -> tuple[asked.WelcomeOrganisation, ...]:
    return (asked.WelcomeOrganisation(fact.organisation),)
