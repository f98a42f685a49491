"""Seats for which nobody but their lead answers in a vote: who may, what others are told, and who is asked."""

from collections.abc import Iterable

from bot.features.proposals.model.act import Held
from bot.features.proposals.model.chair import Chair
from bot.features.proposals.model.pieces import Led
from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal
from bot.kernel.text import Mention, say


class LeadAnswers(Refusal):
    sentence = say(
        "In this vote only {who} answers for {organisation}. You can tell them, or press Take it to my people."
    )


class LeadWaits(Refusal):
    sentence = say(
        "In this vote only whoever speaks for {organisation} answers, and {who} waits to be confirmed. A facilitator "
        "can do that."
    )


class NobodyLeads(Refusal):
    sentence = say(
        "In this vote only whoever speaks for {organisation} answers, and nobody does now. Anyone from it can ask to: "
        "type /coalition who."
    )


class LeadLets(Refusal):
    sentence = say(
        "In this vote {organisation} answers by whoever speaks for it, who has not let you answer. You can tell them."
    )


def leads_of(seats: Iterable[Held]) -> tuple[Led, ...]:
    """As they are frozen when a vote is opened."""
    return tuple(filter(None, (each.leading for each in seats)))


def led_among(leads: Iterable[Led], held: Held) -> Led | None:
    return next((each for each in leads if each.seat == held.name.seat), None)


def asked_of(held: Held, led: Led | None) -> PersonId | None:
    """Who is asked for a seat; None where nobody leads one that lets nobody else answer."""
    return held.lead(led) if led else next(iter(held.holders), None)


def in_the_way(held: Held, led: Led | None, person: PersonId) -> Refusal | None:
    """Of answering for a seat that they hold."""
    if led is None:
        return None
    lead, organisation = held.lead(led), held.name.whose
    if lead == person:
        return None
    if lead:
        return LeadAnswers(who=Mention(lead), organisation=organisation)
    if held.representative:
        return LeadWaits(who=Mention(held.representative), organisation=organisation)
    return NobodyLeads(organisation=organisation)


def of_chair(chair: Chair, mine: Iterable[Chair], person: PersonId) -> Refusal | None:
    """As `in_the_way`, of a chair: also where they write down somebody's answer, or act for a seat by one of `mine`."""
    if chair.acting is None:
        return in_the_way(chair.held, _led(chair), chair.whose or person)
    if _led(chair) and not chair.by_lead:
        return LeadLets(organisation=chair.held.name.whose)
    acting = next((each for each in mine if not each.acting and each.held.name.seat == chair.acting.seat), None)
    return in_the_way(acting.held, _led(acting), person) if acting else None


def apart(
    own: tuple[Chair, ...], told: tuple[Chair, ...], person: PersonId
) -> tuple[tuple[Chair, ...], tuple[Chair, ...]]:
    """Each seat once: what they answer themselves, and what they write down. Where only a lead for whom they write
    answers, they write that down."""
    whom = {each.whose for each in told}
    own = tuple(each for each in own if _lead_before(each, person) not in whom)
    seats = {each.held.name.seat for each in own}
    return own, tuple(each for each in told if each.held.name.seat not in seats)


def _lead_before(chair: Chair, person: PersonId) -> PersonId | None:
    """Who answers instead of one who holds the seat too."""
    led = _led(chair)
    lead = chair.held.lead(led) if led else None
    return None if lead == person else lead


def free(chairs: tuple[Chair, ...], person: PersonId) -> tuple[Chair, ...]:
    """Those of them for which nobody else has to answer."""
    return tuple(each for each in chairs if of_chair(each, chairs, person) is None)


def _led(chair: Chair) -> Led | None:
    """As the roll has it; of a seat that is not on it as it is now."""
    return chair.entry.leading if chair.entry else chair.held.leading
