"""What is kept in confidence, and from whom: asked before anything of an agreement is shown or told."""

from collections.abc import Callable

from bot.confidential import Reader, kinds
from bot.features.agreements.model import AROUND, Agreement
from bot.features.agreements.model.given import Closed
from bot.features.agreements.model.taken import held
from bot.kernel.command import Context
from bot.kernel.ids import Id, PlaceId
from bot.kernel.ports import ROSTER, RULES, Unit


def opened(unit: Unit, context: Context, state: Agreement) -> Agreement:
    """Raises KeptInConfidence for those who are no readers of it."""
    kept = held(state, kinds(unit.get(RULES).rules()))
    return kept if isinstance(kept, Agreement) else kept.opened(_reader(unit, context))


def opening(unit: Unit, context: Context) -> Callable[[Agreement], Agreement | Closed]:
    """For a list: what the reader may not see stands there by its number."""
    kept, reader = kinds(unit.get(RULES).rules()), _reader(unit, context)

    def shown(state: Agreement) -> Agreement | Closed:
        it = held(state, kept)
        if isinstance(it, Agreement):
            return it
        return it.opened(reader) if it.readers.include(reader) else Closed(state.number)

    return shown


def told_in(unit: Unit, state: Agreement) -> tuple[PlaceId, ...]:
    """The homes, where all read it; of what is kept in confidence nothing is told there."""
    open_to_all = isinstance(held(state, kinds(unit.get(RULES).rules())), Agreement)
    return tuple(unit.get(ROSTER).homes()) if open_to_all else ()


def _reader(unit: Unit, context: Context) -> Reader:
    """For whom they act now: the organisation that they are with, and their seats."""
    seats = {each.seat for each in unit.get(AROUND).held_by(context.person)}
    party = party_of(unit, context)
    return Reader(context.person, frozenset(seats | ({party} if party else set())))


def party_of(unit: Unit, context: Context) -> Id | None:
    """Whom one is with; of residents the seat that they hold."""
    who = unit.get(ROSTER).directory((context.person,), ()).people.get(context.person)
    if who and who.organisation:
        return who.organisation
    return next((each.seat for each in unit.get(AROUND).held_by(context.person)), None)
