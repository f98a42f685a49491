"""Opening a circle, coming in, inviting, and the answers to those who ask."""

from bot.features.circles import commands as asked
from bot.features.circles.cards import news
from bot.features.circles.facts import CircleOpened
from bot.features.circles.handlers.following import came, changed
from bot.features.circles.model import (
    CIRCLES_AT_MOST,
    Acting,
    Circle,
    Inside,
    Kind,
    Opening,
    refusals,
    seat_of,
)
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import Id
from bot.kernel.text import Named


def open_circle(given: Opening, command: asked.OpenCircle, context: Context) -> Change[Circle]:
    """Whoever opens it is in it, or their organisation is."""
    if given.same:
        return Change(reply=news.opened(given.same))
    check_free(given)
    party = context.person if command.kind is Kind.people else seat_of(given.seats, context.person)
    if party is None:
        raise refusals.SeatNeeded
    inside = (Inside(party, context.now),)
    made = Circle(command.circle, command.name, command.purpose, command.kind, command.entry, context.now, inside)
    facts = (CircleOpened(made.id, made.name, context.person), came(made, party, context.person))
    told = news.announced(news.opened_for_all(made), given.homes)
    return Change(None, news.opened(made), (made,), told, facts)


def check_free(given: Opening) -> None:
    if given.named:
        raise refusals.CircleNamedAlready(circle=given.named.name)
    if given.there >= CIRCLES_AT_MOST:
        raise refusals.EnoughCircles(most=CIRCLES_AT_MOST)


def come_in(given: Acting, command: asked.ComeIn, context: Context) -> Change[Circle]:
    given.circle.check_going()
    party = given.acting_for(context.person)
    after = given.circle.come_in(party, context.now)
    if party in after.parties:
        return changed(given, after, news.is_in(after), facts=(came(after, party, context.person),))
    return changed(given, after, news.asked(after), needs=news.to_answer(given, party))


def invite_person(given: Acting, command: asked.InvitePerson, context: Context) -> Change[Circle]:
    return invited(given, Kind.people, command.person, context)


def invite_organisation(given: Acting, command: asked.InviteOrganisation, context: Context) -> Change[Circle]:
    given.insider(context.person)
    if not given.seats.get(command.organisation):
        raise refusals.NobodySpeaksForIt(organisation=Named(command.organisation))
    return invited(given, Kind.organisations, command.organisation, context)


def invited(given: Acting, kind: Kind, party: Id, context: Context) -> Change[Circle]:
    """Who has asked already comes in with that."""
    given.insider(context.person)
    if given.circle.kind is not kind:
        raise refusals.OfOtherKind(circle=given.circle.name)
    after = given.circle.invite(party, context.now)
    if party in after.parties:
        return welcomed(given, after, party, context)
    return changed(given, after, news.invited(after, party), needs=news.to_accept(given, party))


def let_in(given: Acting, command: asked.LetIn, context: Context) -> Change[Circle]:
    given.insider(context.person)
    return welcomed(given, given.circle.let_in(command.party, context.now), command.party, context)


def welcomed(given: Acting, after: Circle, party: Id, context: Context) -> Change[Circle]:
    needs = news.to_know(given, party, context.now, yes=True)
    facts = (came(after, party, context.person),)
    return changed(given, after, news.let_in(after, party), facts=facts, needs=needs)


def say_not_now(given: Acting, command: asked.SayNotNow, context: Context) -> Change[Circle]:
    given.insider(context.person)
    after = given.circle.not_now(command.party)
    needs = news.to_know(given, command.party, context.now, yes=False)
    return changed(given, after, news.ANSWERED, needs=needs)
