"""What the handlers and the page of a close need from the store: loaded and locked here, decided elsewhere."""

from bot.features.closing.commands import ClosePage, EndCloseThere, ForgetWord, InClose, OpenClose
from bot.features.closing.model import CLOSES, Close, Spoken
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.ports import Unit
from bot.kernel.refusal import found


def open_here(unit: Unit, request: OpenClose | ClosePage, context: Context) -> Close | None:
    """There is no root to lock yet; that a place has one at a time is a constraint of the store."""
    return unit.get(CLOSES).open_in(context.place)


def the_close(unit: Unit, command: InClose, context: Context) -> Close:
    return found(unit.get(CLOSES).locked(command.close))


def close_there(unit: Unit, command: EndCloseThere, context: Context) -> Close | None:
    there = unit.get(CLOSES).open_in(command.place)
    return unit.get(CLOSES).locked(there.id) if there else None


def spoken_in(unit: Unit, command: ForgetWord, context: Context) -> Close | None:
    closes = unit.get(CLOSES)
    first = next(iter(closes.of(command.person)), None)
    return closes.locked(first.id) if first else None


def said_by(unit: Unit, person: PersonId) -> Spoken:
    return Spoken(person, unit.get(CLOSES).of(person))
