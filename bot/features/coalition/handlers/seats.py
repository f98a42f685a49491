"""Who speaks for an organisation: by their own word, confirmed by a facilitator, open to question, given back."""

from dataclasses import replace

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import leading
from bot.features.coalition.cards import seats as cards
from bot.features.coalition.cards.pieces import DONE, announced
from bot.features.coalition.facts import (
    AlternateNamed,
    AlternateRemoved,
    AlternatesLetAnswer,
    LeadRequired,
    RepresentativeConfirmed,
    RepresentativeDeclined,
    RepresentativeProposed,
    RepresentativeQuestioned,
    SeatGivenBack,
    SeatHandedOver,
    SteppedBack,
)
from bot.features.coalition.model import Acting, FromElsewhere, HoldsAnother, Naming, NotAMember, Seat, Seating
from bot.features.coalition.model.leading import answering
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Named


def speak_for(given: Acting, command: asked.SpeakFor, context: Context) -> Change[Seat]:
    if given.seat is None or given.seat.organisation != command.organisation:
        raise FromElsewhere(organisation=Named(command.organisation))
    if given.seat.representative == context.person:
        return Change(reply=cards.you_speak(given.seat, given.coalition, context.person))
    seat = given.seat.represented_by(context.person, context.now)
    messages = announced(given.coalition, cards.proposed(seat, context.person))
    fact = RepresentativeProposed(seat.organisation, context.person, number=seat.number)
    reply = cards.you_speak(seat, given.coalition, context.person)
    needs = cards.filled(seat, given.coalition.facilitators)
    return Change(seat, reply, messages=messages, facts=(fact,), needs=needs)


def confirm_representative(given: Seating, command: asked.ConfirmRepresentative, context: Context) -> Change[Seat]:
    by, who = context.person, command.representative
    seat = given.seat.confirmed(who, by, given.coalition.facilitators, context.now)
    if seat.organisation and seat.organisation not in given.coalition.organisations:
        given.coalition.check_room()
    fact = RepresentativeConfirmed(seat.organisation, who, by, number=seat.number)
    messages = announced(given.coalition, cards.confirmed(seat, who, by))
    return Change(seat, DONE, messages=messages, facts=(fact,), needs=cards.decided(seat))


def decline_representative(given: Seating, command: asked.DeclineRepresentative, context: Context) -> Change[Seat]:
    by, who = context.person, command.representative
    seat = given.seat.declined(who)
    fact = RepresentativeDeclined(seat.organisation, who, by, number=seat.number)
    messages = announced(given.coalition, cards.declined(seat, who, by))
    return Change(seat, DONE, messages=messages, facts=(fact,), needs=cards.decided(seat))


def question_representative(given: Seating, command: asked.QuestionRepresentative, context: Context) -> Change[Seat]:
    who = command.representative
    seat = given.seat.questioned(who, context.person, context.now)
    fact = RepresentativeQuestioned(seat.organisation, who, context.person, number=seat.number)
    messages = announced(given.coalition, cards.questioned(seat, who))
    needs = cards.confirming(seat, given.coalition.facilitators)
    return Change(seat, cards.YOU_QUESTIONED, messages=messages, facts=(fact,), needs=needs)


def give_seat_back(given: Seating, command: asked.GiveSeatBack, context: Context) -> Change[Seat]:
    seat = given.seat.given_back(context.person, context.now)
    fact = SeatGivenBack(seat.organisation, context.person, number=seat.number)
    facts = (fact, SteppedBack(context.person))
    return replace(stepped_back(given, seat, context.person), reply=cards.you_stepped_back(seat), facts=facts)


def vacate_seat(given: Seating | None, command: asked.VacateSeat, context: Context) -> Change[Seat]:
    if given is None or command.person not in given.seat.holders:
        return Change()
    seat = given.seat.given_back(command.person, context.now)
    fact = SeatGivenBack(seat.organisation, command.person, number=seat.number)
    return replace(stepped_back(given, seat, command.person), facts=(fact,))


def name_alternate(given: Naming, command: asked.NameAlternate, context: Context) -> Change[Seat]:
    person = may_be_named(given)
    seat = given.seat.with_alternate(person, context.person)
    if seat == given.seat:
        return Change(reply=cards.alternate_already(person))
    fact = AlternateNamed(seat.organisation, person, context.person, number=seat.number)
    messages = announced(given.coalition, cards.alternate_named(seat, person))
    return Change(seat, DONE, messages=messages, facts=(fact,))


def hand_over(given: Naming, command: asked.HandOver, context: Context) -> Change[Seat]:
    """By its representative: whom they name waits for a facilitator, as anyone does."""
    person, by = may_be_named(given), context.person
    seat = given.seat.handed_over(person, by, context.now)
    fact = SeatHandedOver(seat.organisation, person, by, number=seat.number)
    messages = announced(given.coalition, cards.handed_over(seat, person, by))
    needs = (*cards.confirming(seat, given.coalition.facilitators), cards.named(seat, person))
    return Change(seat, cards.you_handed_over(seat, person), messages=messages, facts=(fact,), needs=needs)


def remove_alternate(given: Seating, command: asked.RemoveAlternate, context: Context) -> Change[Seat]:
    seat = given.seat.without_alternate(command.person, context.person)
    if seat == given.seat:
        return Change(reply=cards.NO_ALTERNATE)
    fact = AlternateRemoved(seat.organisation, command.person, context.person, number=seat.number)
    messages = announced(given.coalition, cards.alternate_gone(seat, command.person))
    return Change(seat, DONE, messages=messages, facts=(fact,))


def require_lead(given: Seating, command: asked.RequireLead, context: Context) -> Change[Seat]:
    seat = answering(given.seat, context.person, lead_only=True)
    return _answering(given, seat, LeadRequired(seat.organisation, context.person), context)


def let_alternates_answer(given: Seating, command: asked.LetAlternatesAnswer, context: Context) -> Change[Seat]:
    seat = answering(given.seat, context.person, lead_only=False)
    return _answering(given, seat, AlternatesLetAnswer(seat.organisation, context.person), context)


def _answering(given: Seating, seat: Seat, fact: LeadRequired | AlternatesLetAnswer, context: Context) -> Change[Seat]:
    if seat == given.seat:
        return Change(reply=leading.SO_ALREADY)
    messages = announced(given.coalition, leading.chosen(seat, context.person))
    return Change(seat, DONE, messages=messages, facts=(fact,))


def may_be_named(given: Naming) -> PersonId:
    """A member whose seat it is too, and who holds no other."""
    if given.other is None:
        raise NotAMember
    given.seat.check_held_by(given.other)
    if given.theirs and given.theirs.id != given.seat.id:
        raise HoldsAnother(who=Mention(given.other.id))
    return given.other.id


def stepped_back(given: Seating, seat: Seat, person: PersonId) -> Change[Seat]:
    if given.seat.representative == person:
        return Change(seat, messages=announced(given.coalition, cards.emptied(seat, person)), needs=cards.decided(seat))
    return Change(seat, messages=announced(given.coalition, cards.alternate_gone(seat, person)))
