"""Who speaks for an organisation: by their own word, confirmed by a facilitator, open to question, given back."""

from dataclasses import replace

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import seats as cards
from bot.features.coalition.cards.pieces import DONE, announced
from bot.features.coalition.facts import (
    AlternateNamed,
    AlternateRemoved,
    RepresentativeConfirmed,
    RepresentativeDeclined,
    RepresentativeProposed,
    RepresentativeQuestioned,
    SeatGivenBack,
)
from bot.features.coalition.model import Acting, FromElsewhere, Naming, NotAMember, Seat, Seating
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.text import Named


def speak_for(given: Acting, command: asked.SpeakFor, context: Context) -> Change[Seat]:
    if given.seat is None or given.seat.organisation != command.organisation:
        raise FromElsewhere(organisation=Named(command.organisation))
    if given.seat.representative == context.person:
        return Change(reply=cards.you_speak(given.seat, given.coalition, context.person))
    seat = given.seat.represented_by(context.person, context.now)
    messages = announced(given.coalition, cards.proposed(seat, context.person))
    fact = RepresentativeProposed(seat.organisation, context.person)
    reply = cards.you_speak(seat, given.coalition, context.person)
    needs = cards.confirming(seat, given.coalition.facilitators)
    return Change(seat, reply, messages=messages, facts=(fact,), needs=needs)


def confirm_representative(given: Seating, command: asked.ConfirmRepresentative, context: Context) -> Change[Seat]:
    by, who = context.person, command.representative
    seat = given.seat.confirmed(who, by, given.coalition.facilitators, context.now)
    fact = RepresentativeConfirmed(seat.organisation, who, by)
    messages = announced(given.coalition, cards.confirmed(seat, who, by))
    return Change(seat, DONE, messages=messages, facts=(fact,), needs=cards.decided(seat))


def decline_representative(given: Seating, command: asked.DeclineRepresentative, context: Context) -> Change[Seat]:
    by, who = context.person, command.representative
    seat = given.seat.declined(who)
    fact = RepresentativeDeclined(seat.organisation, who, by)
    messages = announced(given.coalition, cards.declined(seat, who, by))
    return Change(seat, DONE, messages=messages, facts=(fact,), needs=cards.decided(seat))


def question_representative(given: Seating, command: asked.QuestionRepresentative, context: Context) -> Change[Seat]:
    who = command.representative
    seat = given.seat.questioned(who, context.person, context.now)
    fact = RepresentativeQuestioned(seat.organisation, who, context.person)
    messages = announced(given.coalition, cards.questioned(seat, who))
    needs = cards.confirming(seat, given.coalition.facilitators)
    return Change(seat, cards.YOU_QUESTIONED, messages=messages, facts=(fact,), needs=needs)


def give_seat_back(given: Seating, command: asked.GiveSeatBack, context: Context) -> Change[Seat]:
    seat = given.seat.given_back(context.person)
    fact = SeatGivenBack(seat.organisation, context.person)
    return replace(stepped_back(given, seat, context.person), reply=cards.you_stepped_back(seat), facts=(fact,))


def vacate_seat(given: Seating | None, command: asked.VacateSeat, context: Context) -> Change[Seat]:
    if given is None or command.person not in given.seat.holders:
        return Change()
    seat = given.seat.given_back(command.person)
    fact = SeatGivenBack(seat.organisation, command.person)
    return replace(stepped_back(given, seat, command.person), facts=(fact,))


def name_alternate(given: Naming, command: asked.NameAlternate, context: Context) -> Change[Seat]:
    if given.other is None:
        raise NotAMember
    if given.other.organisation != given.seat.organisation:
        raise FromElsewhere(organisation=Named(given.seat.organisation))
    seat = given.seat.with_alternate(given.other.id, context.person)
    if seat == given.seat:
        return Change(reply=cards.alternate_already(given.other.id))
    fact = AlternateNamed(seat.organisation, given.other.id, context.person)
    messages = announced(given.coalition, cards.alternate_named(seat, given.other.id))
    return Change(seat, DONE, messages=messages, facts=(fact,))


def remove_alternate(given: Seating, command: asked.RemoveAlternate, context: Context) -> Change[Seat]:
    seat = given.seat.without_alternate(command.person, context.person)
    if seat == given.seat:
        return Change(reply=cards.NO_ALTERNATE)
    fact = AlternateRemoved(seat.organisation, command.person, context.person)
    messages = announced(given.coalition, cards.alternate_gone(seat, command.person))
    return Change(seat, DONE, messages=messages, facts=(fact,))


def stepped_back(given: Seating, seat: Seat, person: PersonId) -> Change[Seat]:
    if given.seat.representative == person:
        return Change(seat, messages=announced(given.coalition, cards.emptied(seat, person)), needs=cards.decided(seat))
    return Change(seat, messages=announced(given.coalition, cards.alternate_gone(seat, person)))
