"""Whom a person is with, and the seats for which they answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.features.proposals.model import ACTS, HOLDINGS, ROLL, Chair, Held, Proposal, SeatName, alone
from bot.features.proposals.model.amending import taken_off
from bot.features.proposals.model.leading import apart
from bot.features.proposals.model.proxy import PROXIES, Proxy
from bot.features.proposals.model.secret import BOXES
from bot.features.proposals.model.vote import Voting
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import ROSTER, Unit
from bot.writing import on_chat


def organisation(unit: Unit, person: PersonId) -> OrganisationId | None:
    who = unit.get(ROSTER).directory((person,), ()).people.get(person)
    return who.organisation if who else None


def chairs(
    unit: Unit, state: Proposal, person: PersonId, now: datetime | None = None
) -> tuple[tuple[Chair, ...], tuple[Held, ...]]:
    """The seats for which they answer, their own first, or write down what others answer; and those for which they wait
    to be confirmed. With the time also those of which they hold the proxy then."""
    if state.voting and state.voting.asking.people:
        return _of_people(unit, state, state.voting, person), ()
    mine = unit.get(HOLDINGS).of(person)
    waiting = tuple(each for each in mine if person not in each.holders)
    if state.voting is None:
        return (), waiting
    off, number, secret = taken_off(state.voting), state.voting.number, state.voting.asking.secret
    roll, acts = unit.get(ROLL), unit.get(ACTS)

    def chair(held: Held, whose: PersonId | None = None) -> Chair:
        seat, told = held.name.seat, whose is not None and on_chat(unit, whose)
        entry = None if seat in off else roll.entry(state.id, number, seat)
        made = Chair(held, entry, acts.of(state.id, number, seat), whose, told)
        if not secret or not entry:
            return made
        came = unit.get(BOXES).submitted(state.id, number, seat)
        return replace(made, submitted=bool(came), lost=came is None)

    sits = tuple(chair(each) for each in mine if person in each.holders)
    own, written = apart(sits, tuple(chair(held, whose) for whose, held in _written_for(unit, person)), person)
    others = _acting_for(unit, state, own, now) if now and not secret else ()
    acted = tuple(
        replace(chair(held), acting=each.acting, since=each.since, by_lead=each.by_lead) for held, each in others
    )
    return (*own, *acted, *written), waiting


def _of_people(unit: Unit, state: Proposal, voting: Voting, person: PersonId) -> tuple[Chair, ...]:
    """One's own, on the roll or not, and those of people for whom one writes. Nobody acts for another."""
    roll, off = unit.get(ROLL), taken_off(voting)

    def chair(each: PersonId, whose: PersonId | None = None) -> Chair:
        entry = roll.entry_of(state.id, voting.number, each)
        name = entry.name if entry else SeatName(Id(each), person=each)
        asked = entry if entry and entry.seat not in off else None
        acts = unit.get(ACTS).of(state.id, voting.number, name.seat)
        made = Chair(alone(name), asked, acts, whose, whose is not None and on_chat(unit, whose))
        if not asked or not voting.asking.secret:
            return made
        came = unit.get(BOXES).submitted(state.id, voting.number, name.seat)
        return replace(made, submitted=bool(came), lost=came is None)

    return (chair(person), *(chair(each, each) for each in unit.get(ROSTER).writes_for(person)))


def _acting_for(unit: Unit, state: Proposal, own: tuple[Chair, ...], now: datetime) -> tuple[tuple[Held, Proxy], ...]:
    """Seats that let one of these act for them, while somebody speaks for them."""
    mine, number = {each.held.name.seat for each in own}, state.open_voting().number
    proxies = unit.get(PROXIES).not_ended() if mine else ()
    acting = {
        each.name.seat: each
        for each in proxies
        if each.acting.seat in mine and each.name.seat not in mine and each.holds(state.id, number, now)
    }
    held = unit.get(HOLDINGS).these(tuple(acting)) if acting else ()
    return tuple((each, acting[each.name.seat]) for each in held if each.holders)


def _written_for(unit: Unit, person: PersonId) -> Iterator[tuple[PersonId, Held]]:
    """Seats of those for whom the person may write, each once: by its lead, if that is one of them."""
    rows, seen = unit.get(HOLDINGS), set[Id]()
    theirs = [(whose, held) for whose in unit.get(ROSTER).writes_for(person) for held in rows.of(whose)]
    for whose, held in sorted(theirs, key=lambda each: each[1].representative != each[0]):
        if whose in held.holders and held.name.seat not in seen:
            seen.add(held.name.seat)
            yield whose, held
