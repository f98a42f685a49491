"""What is kept in confidence, and from whom: asked before anything of an agreement is shown or told."""

from collections.abc import Callable

from bot.confidential import Confidential, Kind, Reader, kinds
from bot.features.agreements.model import AGREEMENTS, AROUND, Agreement
from bot.features.agreements.model.given import Closed
from bot.features.agreements.model.taken import held
from bot.insiders import INSIDERS
from bot.kernel.command import Context
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.ports import ROSTER, RULES, Unit


def of(unit: Unit, state: Agreement) -> Agreement | Confidential[Agreement]:
    """A circle of people has no parties: they read what it agreed while they are in it."""
    return _of(unit, state, kinds(unit.get(RULES).rules()))


def opened(unit: Unit, context: Context, state: Agreement) -> Agreement:
    """Raises KeptInConfidence for those who are no readers of it."""
    kept = of(unit, state)
    return kept if isinstance(kept, Agreement) else kept.opened(reader(unit, context.person))


def opening(unit: Unit, context: Context) -> Callable[[Agreement], Agreement | Closed]:
    """For a list: what the reader may not see stands there by its number."""
    kept, who = kinds(unit.get(RULES).rules()), reader(unit, context.person)

    def shown(state: Agreement) -> Agreement | Closed:
        it = _of(unit, state, kept)
        if isinstance(it, Agreement):
            return it
        return it.opened(who) if it.readers.include(who) else Closed(state.number)

    return shown


def is_closed(unit: Unit, state: Agreement) -> bool:
    return not isinstance(of(unit, state), Agreement)


def told_in(unit: Unit, state: Agreement) -> tuple[PlaceId, ...]:
    """The homes, where all read it; of what is kept in confidence nothing is told there."""
    return () if is_closed(unit, state) else tuple(unit.get(ROSTER).homes())


def open_to_all(unit: Unit, numbers: list[int]) -> list[int]:
    """What is kept in confidence is not found by its words, whoever looks."""
    kept = kinds(unit.get(RULES).rules())
    if Kind.agreements in kept:
        return []
    closed = unit.get(AGREEMENTS).in_confidence(of_circles=Kind.of_circles in kept)
    return [each for each in numbers if each not in closed]


def reader(unit: Unit, person: PersonId) -> Reader:
    """For whom they act now: the organisation that they are with, and their seats."""
    seats = {each.seat for each in unit.get(AROUND).held_by(person)}
    party = party_of(unit, person)
    return Reader(person, frozenset(seats | ({party} if party else set())))


def party_of(unit: Unit, person: PersonId) -> Id | None:
    """Whom one is with; of residents the seat that they hold."""
    who = unit.get(ROSTER).directory((person,), ()).people.get(person)
    if who and who.organisation:
        return who.organisation
    return next((each.seat for each in unit.get(AROUND).held_by(person)), None)


def _of(unit: Unit, state: Agreement, kept: frozenset[Kind]) -> Agreement | Confidential[Agreement]:
    if isinstance(held(state, kept), Agreement) or state.circle is None or state.parties:
        return held(state, kept)
    circle = unit.get(INSIDERS).of(state.circle)
    return held(state, kept, circle.people if circle else frozenset())
