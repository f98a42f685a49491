"""Who is asked in a vote: seats as they are held now, or people as they are members now."""

from dataclasses import replace

from bot.features.proposals.model import HOLDINGS, ROLL, Held, OnRoll, Proposal, SeatName, alone
from bot.features.proposals.model.amending import taken_off
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.settings import ELECTORATE
from bot.kernel.command import Context
from bot.kernel.ids import Id, PlaceId
from bot.kernel.ports import ROSTER, RULES, Unit


def opened(
    unit: Unit, state: Proposal, homes: tuple[PlaceId, ...], wanted: Electorate | None, context: Context
) -> Opening:
    """In a vote of people each member has a seat of its own, for that vote alone."""
    rules = unit.get(RULES).rules()
    chosen = wanted or rules.chosen(ELECTORATE).value
    plain = Opening(state, unit.get(HOLDINGS).all(), rules, context.person, homes)
    if chosen is Electorate.seats:
        return plain
    return replace(plain, people=members_now(unit, context))


def members_now(unit: Unit, context: Context) -> tuple[Held, ...]:
    members = (who.person for who in unit.get(ROSTER).members())
    return tuple(alone(SeatName(context.fresh(Id), person=each)) for each in members)


def roll_of(unit: Unit, state: Proposal) -> tuple[OnRoll, ...]:
    """Of the vote that is open."""
    if state.voting is None:
        return ()
    off = taken_off(state.voting)
    return tuple(each for each in unit.get(ROLL).all(state.id, state.voting.number) if each.seat not in off)


def asked_now(unit: Unit, state: Proposal) -> tuple[Held, ...]:
    """All who could be asked in the vote that is open, by the seats that they have in it; people who never had one by
    themselves."""
    if state.voting is None or not state.voting.asking.people:
        return unit.get(HOLDINGS).all()
    here = {who.person: SeatName(Id(who.person), person=who.person) for who in unit.get(ROSTER).members()}
    written = unit.get(ROLL).all(state.id, state.voting.number)
    there = tuple(alone(each.name, is_here=each.person in here) for each in written if each.person)
    known = {each.person for each in written}
    return (*there, *(alone(name) for person, name in here.items() if person not in known))


def holding(unit: Unit, names: tuple[SeatName, ...]) -> tuple[Held, ...]:
    """Who answers for these, as far as anybody does."""
    people = tuple(alone(each) for each in names if each.person)
    return (*people, *unit.get(HOLDINGS).these(tuple(each.seat for each in names if not each.is_persons)))
