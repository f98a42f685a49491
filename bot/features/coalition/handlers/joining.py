"""Setting a coalition up, coming in, saying whom one is with, and leaving."""

from dataclasses import replace

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import joining as cards
from bot.features.coalition.cards.leaving import says_from
from bot.features.coalition.cards.pieces import NOTHING_CHANGED, SAVED, announced
from bot.features.coalition.facts import (
    CoalitionChanged,
    CoalitionSetUp,
    MemberJoined,
    MemberLeft,
    MemberMoved,
    OrganisationJoined,
)
from bot.features.coalition.model import (
    Acting,
    Coalition,
    HoldsSeat,
    Home,
    Joining,
    Member,
    Organisation,
    Parting,
    Seat,
    SeatId,
    fitting,
    known_zone,
    spoken,
)
from bot.features.privacy.facts import PersonErased
from bot.kernel.card import Card
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import OrganisationId, PlaceId
from bot.kernel.refusal import NotAtHome


def set_up(given: Coalition | None, command: asked.SetUp, context: Context) -> Change[Coalition]:
    """In a place that has a coalition, also by the same form sent twice, the one that is there is shown."""
    if given is not None:
        return Change(reply=cards.set_up_already(given))
    me, home = newcomer(context), home_here(context)
    zone = known_zone(context.actor.zone)
    made = Coalition(context.coalition, command.name, command.language, zone, context.now, (me.id,), (home.id,))
    made = replace(made, facilitation=made.facilitation.begun(me.id, context.now))
    facts = (CoalitionSetUp(home.id, made.name, me.id), MemberJoined(me.id, None))
    messages = announced(made, cards.invitation(made))
    return Change(reply=cards.set_up(made), new=(made, home, me), messages=messages, facts=facts)


def change_coalition(given: Coalition, command: asked.ChangeCoalition, context: Context) -> Change[Coalition]:
    changed = given.called(command.name, command.language, command.zone)
    if changed == given:
        return Change(reply=NOTHING_CHANGED)
    messages = announced(changed, cards.coalition_changed(changed, context.person))
    return Change(changed, SAVED, messages=messages, facts=(CoalitionChanged(context.person),))


def join_organisation(given: Joining, command: asked.JoinOrganisation, context: Context) -> Change[Member]:
    if given.me and given.me.organisation == command.organisation:
        return Change(reply=cards.with_organisation(command.organisation, given.seat_there))
    check_free(given, command.organisation)
    if given.there and given.there.left_at:
        given.coalition.check_room()
    me = (given.me or newcomer(context)).from_organisation(command.organisation)
    change = came(given, me, cards.with_organisation(command.organisation, given.seat_there))
    if given.there is None or given.there.left_at is None:
        return change
    return replace(change, messages=announced(given.coalition, says_from(command.organisation, me.id)))


def join_neighbourhood(given: Joining, command: asked.JoinNeighbourhood, context: Context) -> Change[Member]:
    check_free(given, None)
    me = (given.me or newcomer(context)).from_neighbourhood(command.neighbourhood)
    if me == given.me:
        return Change(reply=NOTHING_CHANGED)
    return came(given, me, cards.lives_here(me))


def add_organisation(given: Joining, command: asked.AddOrganisation, context: Context) -> Change[Member]:
    """One with such a name is not added twice: the form sent again, or another one alike."""
    if given.there and given.me and given.me.organisation == given.there.id:
        return Change(reply=cards.with_organisation(given.there.id, given.seat_there))
    if given.there:
        return Change(reply=cards.is_here_already(given.there))
    given.coalition.check_room()
    check_free(given, command.organisation)
    me = (given.me or newcomer(context)).from_organisation(command.organisation)
    organisation = Organisation(command.organisation, command.name, command.about, me.id, context.now)
    seat = Seat(context.fresh(SeatId), organisation.id)
    joined = OrganisationJoined(organisation.id, organisation.name, me.id)
    messages = announced(given.coalition, cards.organisation_joined(organisation))
    change = came(given, me, cards.with_organisation(organisation.id, seat))
    return replace(change, new=(organisation, seat, *change.new), messages=messages, facts=(joined, *change.facts))


def change_my_details(given: Acting, command: asked.ChangeMyDetails, context: Context) -> Change[Member]:
    changed = given.me.called(command.name, command.language, command.zone)
    return Change(None if changed == given.me else changed, SAVED)


def leave_coalition(given: Parting, command: asked.LeaveCoalition, context: Context) -> Change[Member]:
    """Their seat and their place among the facilitators follow from the fact."""
    return Change(given.me.left(context.now), cards.left(given.coalition), facts=(parted(given),))


def forget_member(given: Parting | None, command: asked.ForgetMember, context: Context) -> Change[Member]:
    """As by their own wish, with the same that follows from it."""
    if given is None:
        return Change()
    return Change(given.me.left(context.now), facts=(parted(given),))


def parted(given: Parting) -> MemberLeft:
    heir = given.matters.follows(given.me.id, given.me.organisation)
    return MemberLeft(given.me.id, given.me.organisation, heir.id if heir else None)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetMember | asked.ForgetOffer, ...]:
    return (asked.ForgetMember(fact.person), asked.ForgetOffer(fact.person))


def newcomer(context: Context) -> Member:
    actor = context.actor
    accounts = (actor.account,) if actor.account else ()
    name = fitting(actor.name, actor.account.user if actor.account else actor.person)
    return Member(actor.person, name, accounts, spoken(actor.language), known_zone(actor.zone), context.now)


def home_here(context: Context, label: str = "") -> Home:
    address = context.address
    if address is None:
        raise NotAtHome
    place = context.fresh(PlaceId)
    at = (address.platform, address.workspace, address.channel)
    return Home(place, *at, context.now, context.person, label)


def check_free(given: Joining, organisation: OrganisationId | None) -> None:
    """Who holds a seat steps back before they are with someone else."""
    if given.me and given.seat and given.me.id in given.seat.holders and given.seat.organisation != organisation:
        raise HoldsSeat(organisation=given.seat.whose)


def came(given: Joining, me: Member, reply: Card) -> Change[Member]:
    fact = (MemberMoved if given.me else MemberJoined)(me.id, me.organisation)
    if given.me:
        return Change(me, reply, facts=(fact,))
    return Change(None, reply, (me,), facts=(fact,))
