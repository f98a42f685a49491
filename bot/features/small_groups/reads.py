"""What the handlers and the page of small groups need from the store: loaded and locked here, decided elsewhere."""

from bot.asides import ASIDES
from bot.features.small_groups.commands import ForgetInGroup, InGroup, InTurnHere, MyGroup, NotePlace, NoteWritingHere
from bot.features.small_groups.model import GROUPS, Group, Meeting
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.ports import Unit
from bot.kernel.refusal import found


def the_group(unit: Unit, command: InGroup | InTurnHere, context: Context) -> Group:
    return found(unit.get(GROUPS).locked(command.group))


def one_told(unit: Unit, command: InGroup, context: Context) -> Group | None:
    """None if it never began."""
    return unit.get(GROUPS).locked(command.group)


def at_place(unit: Unit, command: NotePlace, context: Context) -> Meeting | None:
    """None if the place is for something else. Where several could not be opened at once, the first small group of the
    round is held before the others are read, so that one of them alone is the first to say it."""
    groups = unit.get(GROUPS)
    there = groups.at(command.place)
    if there is None:
        return None
    for first in () if command.opened else groups.in_round(there.round)[:1]:
        groups.locked(first.id)
    group = groups.locked(there.id)
    return Meeting(group, any(not each.here for each in groups.in_round(there.round))) if group else None


def overheard(unit: Unit, command: NoteWritingHere, context: Context) -> Group | None:
    """Of the private places in which the person is, the one in which they wrote."""
    channel, groups = context.address.channel if context.address else None, unit.get(GROUPS)
    places = (each for each in unit.get(ASIDES).of(context.person) if each.near == context.home)
    there = next((groups.at(each.id) for each in places if each.channel == channel), None)
    return groups.locked(there.id) if there else None


def one_with(unit: Unit, command: ForgetInGroup, context: Context) -> Group | None:
    groups = unit.get(GROUPS)
    first = next(iter(groups.of(command.person)), None)
    return groups.locked(first.id) if first else None


def mine(unit: Unit, page: MyGroup, context: Context) -> Group | None:
    return next(iter(unit.get(GROUPS).of(context.person)), None)


def with_person(unit: Unit, person: PersonId) -> tuple[Group, ...]:
    return unit.get(GROUPS).of(person)
