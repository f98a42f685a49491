"""Whom a person is with, and the seats for which they answer."""

from bot.features.proposals.model import ACTS, HOLDINGS, ROLL, Chair, Held, Proposal
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import ROSTER, Unit


def organisation(unit: Unit, person: PersonId) -> OrganisationId | None:
    who = unit.get(ROSTER).directory((person,), ()).people.get(person)
    return who.organisation if who else None


def chairs(unit: Unit, state: Proposal, person: PersonId) -> tuple[tuple[Chair, ...], tuple[Held, ...]]:
    """The seats for which they answer, and those for which they wait to be confirmed."""
    mine = unit.get(HOLDINGS).of(person)
    waiting = tuple(each for each in mine if person not in each.holders)
    if state.voting is None:
        return (), waiting
    number, roll, acts = state.voting.number, unit.get(ROLL), unit.get(ACTS)
    on_roll = tuple(
        Chair(each, roll.entry(state.id, number, each.name.seat), acts.of(state.id, number, each.name.seat))
        for each in mine
        if person in each.holders
    )
    return on_roll, waiting
