"""What the handlers of asides need from the store: loaded and locked here, decided elsewhere."""

from bot.asides import ASIDES, Aside
from bot.features.asides.commands import ForgetInAside, NoteOpened, OfAside
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.ports import Unit


def the_aside(unit: Unit, command: OfAside, context: Context) -> Aside | None:
    """None if a feature is done with one that never was."""
    return unit.get(ASIDES).locked(command.aside)


def the_opened(unit: Unit, command: NoteOpened, context: Context) -> tuple[Aside | None, bool]:
    """With whether its channel is somebody's already."""
    asides = unit.get(ASIDES)
    aside = asides.locked(command.aside)
    return aside, aside is not None and asides.taken(aside, command.channel)


def one_with(unit: Unit, command: ForgetInAside, context: Context) -> Aside | None:
    asides = unit.get(ASIDES)
    first = next(iter(asides.of(command.person)), None)
    return asides.locked(first.id) if first else None


def with_person(unit: Unit, person: PersonId) -> tuple[Aside, ...]:
    return unit.get(ASIDES).of(person)
